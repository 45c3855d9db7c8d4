import { expect, test } from 'vitest';
import type { Writer } from '../../db/handle.ts';
import { openStep, pauseStep, stepRows } from '../../db/queries/step.ts';
import { leaveInserts, recordSteps } from '../../db/recordSteps.ts';
import { newestFile } from './files.ts';

const addLead = (w: Writer, id: number) =>
  w.write(`INSERT INTO lead (id, batch_id, captured_at, contact_verdict) VALUES (?, 1, 0, 'pass')`).run(id);

test('a step records inserted leads, also after an import that left them alone', () => {
  const { database, handle } = newestFile();
  recordSteps(database);
  const step = (id: number): unknown[] =>
    handle.transaction((w) => {
      const stepId = openStep(w, { at: 0, actor: 'Test' });
      addLead(w, id);
      pauseStep(w);
      return stepRows(w, stepId).map(({ table, key }) => `${table} ${key}`);
    });
  handle.transaction((w) =>
    w
      .write(
        `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at)
         VALUES (1, 'live', '', '', '{}', '{}', '', 0)`,
      )
      .run(),
  );
  expect(step(1)).toEqual(['lead [1]']);
  handle.transaction((w) => {
    leaveInserts(w);
    addLead(w, 2);
  });
  expect(step(3)).toEqual(['lead [3]']);
  // Taken back with its transaction: what was left alone then is looked at again.
  expect(() =>
    handle.transaction((w) => {
      leaveInserts(w);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(step(4)).toEqual(['lead [4]']);
});
