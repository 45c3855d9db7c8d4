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
