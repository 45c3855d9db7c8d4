import { expect } from 'vitest';
import { createHandle, type Reader } from '../../db/handle.ts';
import { newestFile } from './files.ts';

/** How SQLite goes about what `ask` asks, step by step. */
export function planOf(ask: (r: Reader) => unknown): string[] {
  const { database } = newestFile();
  const steps: unknown[] = [];
  const noting = Object.create(database, {
    prepare: {
      value: (sql: string) =>
        new Proxy(database.prepare(sql), {
          get: (statement, name) => {
            const part = Reflect.get(statement, name, statement);
            if (typeof part !== 'function') return part;
            return (...given: unknown[]) => {
              steps.push(...database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given));
              return Reflect.apply(part, statement, given);
            };
          },
        }),
    },
  });
  ask(createHandle(noting).reader);
  return steps.map((step) => String(Object(step).detail));
}

/** A query that has to be found by an index: `by` is part of a SEARCH of its plan. */
export interface Planned {
  readonly what: string;
  readonly ask: (r: Reader) => unknown;
  readonly by: string;
}

/** Fails unless a step of the plan searches by `by`, and nothing is scanned but what `short` says is short whatever the file holds. */
export function expectFound({ ask, by }: Planned, short: RegExp): void {
  const plan = planOf(ask);
  const told = plan.join('\n');
  expect(
    plan.some((step) => step.startsWith('SEARCH') && step.includes(by)),
    told,
  ).toBe(true);
  expect(
    plan.filter((step) => step.startsWith('SCAN') && !short.test(step)),
    told,
  ).toEqual([]);
}
