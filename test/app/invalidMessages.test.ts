import { isContractProcedure } from '@orpc/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApp } from '../../electron/app/createApp.ts';
import { api } from '../../shared/api/index.ts';
import { monthWorld } from '../world.ts';
import { dump } from './folders.ts';

/** I10: whatever is sent to the api, wrong messages are answered with a typed error and change nothing. */
function paths(node: unknown, path: readonly string[] = []): string[] {
  if (isContractProcedure(node)) return [path.join('/')];
  return Object.entries(node as object).flatMap(([name, inner]) => paths(inner, [...path, name]));
}

const all = paths(api);
const runs = Number(process.env.TALLYPROOF_LONG ? 100_000 : 5_000);

/** Names that occur in real inputs, so that messages get past the first look, and names that must never matter. */
const names = [
  'contract',
  'file',
  'map',
  'id',
  'number',
  'of',
  'kind',
  'period',
  'issue',
  'job',
  'from',
  'to',
  'content',
  '__proto__',
  'constructor',
  'prototype',
];
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      -1,
      0,
      2 ** 53,
      '',
      '2026-03',
      'brightsmile-leads',
      'all',
      '\u0000',
      "'; DROP TABLE lead; --",
    ),
    fc.string({ maxLength: 20 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 4 }),
  ),
})).any;

test(`${runs} wrong messages to ${all.length} procedures change nothing`, async () => {
  const world = await monthWorld();
  const app = createApp(world.context);
  const before = dump(world.context.handle.reader);
  const bodies = fc.oneof(
    values.map((json) => JSON.stringify({ json })),
    values.map((json) => JSON.stringify(json)),
    values.map((json) => JSON.stringify({ json, meta: [[0, 'x']] })),
    fc.string({ maxLength: 50 }),
    fc.constantFrom(
      '',
      '{',
      '[]',
      'null',
      '{"json":{"__proto__":{"polluted":true}}}',
      `{"json":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
    ),
  );
  // Procedures whose whole input may be left out would do their work: they are asked with an input they cannot read.
  const harmless = new Set([
    'verification/run',
    'job/watch',
    'job/cancel',
    'demo/fill',
    'backup/make',
    'routing/route',
    'step/undo',
    'step/redo',
  ]);
  const asked = fc.constantFrom(
    ...all.filter((path) => !harmless.has(path)),
    'no/such',
    '__proto__',
    'lead/constructor',
  );
  await fc.assert(
    fc.asyncProperty(asked, bodies, async (path, body) => {
      const request = new Request(`http://127.0.0.1/rpc/${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      const response = await app(request);
      const answer = await response.text();
      const wellFormed = response.status >= 400 && response.status < 500;
      // A message may happen to be valid for a read: then it is answered, and still nothing changed.
      if (!wellFormed) expect([path, response.status]).toEqual([path, 200]);
      expect(answer).not.toMatch(/node_modules|\.ts:\d|at .*\(/);
    }),
    { seed: 20260301, numRuns: runs },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(dump(world.context.handle.reader)).toEqual(before);
  expect(world.faults).toEqual([]);
  world.close();
});
