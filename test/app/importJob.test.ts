import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { insertBatch } from '../../db/queries/batch.ts';
import { readContract } from '../../db/queries/contract.ts';
import { leadBounds, nextLead } from '../../db/queries/leadFind.ts';
import type { Context } from '../../electron/app/context.ts';
import { clearAbandoned } from '../../electron/app/import/clearAbandoned.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { undoImport } from '../../electron/app/import/undoImport.ts';
import { openWorld, type World } from '../world.ts';
import { contents, manyLeads, manyLeadsMap } from './leadFiles.ts';
import { sampleWorld } from './sampleContract.ts';

const people = 10_000;
const load = (context: Context, given: object = {}) =>
  importLeads(context, {
    file: manyLeads(1, people),
    contract: 'acme',
    map: manyLeadsMap,
    dryRun: false,
    again: true,
    job: 'load',
    ...given,
  });

/** Lets a job go on until `enough` of its rows are done, looking at the world between two steps. */
async function until({ context }: World, enough: number, job = 'load', look: () => void = () => {}): Promise<void> {
  const rowsDone = () => context.jobs.list().find(({ name }) => name === job)?.done ?? 0;
  while (rowsDone() < enough) {
    await new Promise((resume) => setImmediate(resume));
    look();
  }
}

/** What every read of leads shows, and what is in the file behind it. */
async function seen({ client, context }: World) {
  // First, because an import goes on while others are asked.
  const stored = context.handle.reader.read<{ n: number }>('SELECT count(*) AS n FROM lead').get()?.n;
  const [listed, ofContract, found] = [
    await client.lead.list({ limit: 1 }),
    await client.lead.list({ contract: 'acme', limit: 1 }),
    await client.lead.find({ filter: { contract: 'acme', outcome: ['pass'] }, limit: 1 }),
  ];
  return { listed: listed.length, ofContract: ofContract.length, counted: found.total?.count, stored };
}

test('no read sees a batch while it is loading, and other calls are answered meanwhile', async () => {
  const world = await sampleWorld();
  const loading = load(world.context);
  await until(world, people / 4);
  const half = await seen(world);
  expect(half).toMatchObject({ listed: 0, ofContract: 0, counted: 0 });
  expect(half.stored).toBeGreaterThan(0);
  expect(half.stored).toBeLessThan(people);
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 0 });
  expect(await loading).toMatchObject({ ok: true, value: { rows: people, pass: people } });
  expect(await seen(world)).toEqual({ listed: 1, ofContract: 1, counted: people, stored: people });
  world.close();
});

test('cancelled half-way, nothing is left of it, and the file can be imported', async () => {
  const world = await sampleWorld();
  const before = contents(world.context.handle.reader, 'sequence');
  for (const dryRun of [true, false]) {
    const job = `dry ${dryRun}`;
    const loading = load(world.context, { dryRun, job });
    await until(world, people / 2, job);
    expect(world.context.jobs.cancel(job)).toBe(true);
    expect(await loading).toEqual({ ok: false, refusal: { code: 'cancelled', data: { file: 'file.csv' } } });
    expect(contents(world.context.handle.reader, 'sequence')).toEqual(before);
  }
  expect(await load(world.context, { again: false })).toMatchObject({ ok: true, value: { pass: people } });
  world.close();
});

test('one at a time: a second import and an undo are refused while one is loading, a dry run is not', async () => {
  const world = await sampleWorld();
  const first = await load(world.context, { file: manyLeads(1, 1) });
  const batch = first.ok ? (first.value.batch ?? 0) : 0;
  const loading = load(world.context);
  await until(world, people / 2);
  expect(await load(world.context, { job: 'second' })).toMatchObject({ refusal: { code: 'importRunning' } });
  expect(await undoImport(world.context, { batch, withWork: false })).toMatchObject({
    refusal: { code: 'importRunning' },
  });
  const dry = await load(world.context, { job: 'dry', dryRun: true, file: manyLeads(1, 2) });
  expect(dry).toMatchObject({ ok: true, value: { rows: 2, duplicate: 1, pass: 1 } });
  expect(await loading).toMatchObject({ ok: true, value: { duplicate: 1, pass: people - 1 } });
  world.close();
});

test('progress counts rows up to the whole', async () => {
  const world = await sampleWorld();
  const loading = load(world.context);
  const shown: { done: number; whole: number | null }[] = [];
  await until(world, people, 'load', () => {
    const job = world.context.jobs.list().find(({ name }) => name === 'load');
    if (job) shown.push({ done: job.done, whole: job.whole });
  });
  await loading;
  const [half] = shown.filter(({ done }) => done > people / 2);
  expect(half?.whole).toBeGreaterThan(people * 0.8);
  expect(half?.whole).toBeLessThan(people * 1.2);
  expect(shown.at(-1)).toEqual({ done: people, whole: people });
  world.close();
});

test('what a crash left is cleared at the next start, and only that', async () => {
  const world = await sampleWorld();
  await load(world.context, { file: manyLeads(1, 10) });
  const before = contents(world.context.handle.reader, 'sequence');
  const { handle, ids } = world.context;
  // As a crash leaves it: a batch that is loading, with rows of which nobody knows.
  handle.transaction((w) => {
    const batch = ids.next(w);
    w.write(
      `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at)
       VALUES (?, 'loading', 'lost.csv', 'x', '{}', '{}', '', 0)`,
    ).run(batch);
    w.write("INSERT INTO batch_problem (batch_id, row, code, field) VALUES (?, 1, 'dateUnreadable', '')").run(batch);
    const first = ids.take(w, 2500);
    w.write(
      `INSERT INTO lead (id, batch_id, captured_at, contact_verdict)
       WITH RECURSIVE some (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM some WHERE n < 2499)
       SELECT :first + n, :batch, 0, 'pass' FROM some`,
    ).run({ first, batch });
    w.write(
      `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, judged_at)
       SELECT (SELECT id FROM contract), lead.id, (SELECT id FROM terms), 'pass', 'pass', 0 FROM lead WHERE batch_id = ?`,
    ).run(batch);
  });
  expect(contents(handle.reader, 'sequence')).not.toEqual(before);
  clearAbandoned(world.context);
  expect(contents(handle.reader, 'sequence')).toEqual(before);
  world.close();
});

test('whose import the end of the program cut short is told after the next start, until the file comes in', async () => {
  const { dir, context, close } = await sampleWorld();
  const file = manyLeads(1, 1);
  const hash = createHash('sha256')
    .update(await file.bytes())
    .digest('hex');
  context.handle.transaction((w) =>
    insertBatch(w, {
      id: context.ids.next(w),
      contractId: readContract(w, 'acme')?.id ?? null,
      sourceId: null,
      fileName: file.name,
      fileHash: hash,
      map: '{}',
      startedAt: 0,
    }),
  );
  close();
  const world = openWorld({ dir, now: '2026-03-01T10:00:00Z' });
  expect(await world.client.intake.batches({})).toMatchObject({ total: 0, cutShort: 'file.csv' });
  await world.client.lead.import({ file, contract: 'acme', map: manyLeadsMap });
  expect(await world.client.intake.batches({})).toMatchObject({ total: 1, cutShort: null });
  world.close();
});

test('while an import is loading, the list begins at once with the newest lead that is there', async () => {
  const world = await sampleWorld();
  const { reader } = world.context.handle;
  await load(world.context, { file: manyLeads(people + 1, people + 3) });
  const newest = leadBounds(reader)?.last ?? 0;
  const loading = load(world.context);
  await until(world, people / 4);
  expect(leadBounds(reader)?.last).toBeGreaterThan(newest);
  expect(nextLead(reader, Number.MAX_SAFE_INTEGER, true)).toBe(newest);
  expect(nextLead(reader, newest, true)).toBe(newest);
  expect(nextLead(reader, newest + 1, false)).toBeNull();
  expect(nextLead(reader, 0, false)).toBe(newest - 2);
  await loading;
  expect(nextLead(reader, Number.MAX_SAFE_INTEGER, true)).toBe(leadBounds(reader)?.last);
  world.close();
});
