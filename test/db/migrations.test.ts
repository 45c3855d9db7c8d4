import { expect, test } from 'vitest';
import { createHandle } from '../../db/handle.ts';
import { loadMigrations, migrate } from '../../db/migrate.ts';
import type { Database } from '../../db/open.ts';
import { countWaits } from '../../db/queries/waits.ts';
import { emptyFile, valueFrom } from './files.ts';

const all = loadMigrations();

/** A small month as the first version of the file held it: two leads, one disputed, one met, invoiced and credited. */
const month = `
  INSERT INTO sequence VALUES ('id', 100);
  INSERT INTO agency VALUES (1, '{"name":"Nord"}');
  INSERT INTO client VALUES (10, 'acme', '{"name":"Acme"}');
  INSERT INTO source VALUES (11, 'web', '{"ref":"web"}');
  INSERT INTO contract VALUES (12, 'acme', 10, 'Acme leads', 'active', '[]');
  INSERT INTO terms VALUES (13, 12, '2026-03-01', '{}');
  INSERT INTO batch VALUES (20, 'live', 12, 11, 'leads.csv', 'h', '{}', '{}', 'd', 1, 2), (21, 'undone', 12, 11, 'b.csv', 'i', '{}', '{}', 'd', 1, 2);
  INSERT INTO batch_problem VALUES (20, 3, 'unreadable', 'lead.capturedAt');
  INSERT INTO lead (id, batch_id, source_id, external_id, captured_at, person_full_name, person_email, person_phone, phone_key, contact_verdict)
    VALUES (30, 20, 11, 'L-1', 1, 'Robin Example', 'robin@example.com', '+1 202 555 0143', '+12025550143', 'pass'),
           (31, 20, 11, 'L-2', 2, 'Kim Example', 'kim@example.com', NULL, NULL, 'check');
  INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, judged_at) VALUES (12, 30, 13, 'pass', 'pass', 3), (12, 31, 13, 'check', 'check', 3);
  INSERT INTO delivery VALUES (40, 30, 12, 13, 1, 'disputed', 4, 4, '2026-03-02', 9, NULL, NULL, 0), (41, 31, 12, 13, 1, 'accepted', 4, 4, '2026-03-02', 9, 5, NULL, 0);
  INSERT INTO appointment VALUES (50, 12, 41, 50, NULL, 5, 6, 'rescheduled', 'Kim', 6), (51, 12, 41, 50, 'A-2', 5, 7, NULL, 'Kim', 7);
  INSERT INTO dispute VALUES (60, 12, 40, NULL, 'wrong data', 'creditable', 'open', 5, 5, NULL, NULL, NULL, NULL),
                             (61, 12, 41, 50, 'nobody came', 'creditable', 'upheld', 5, 5, 6, 'replacement', NULL, 'true');
  INSERT INTO replacement VALUES (62, 12, 61, NULL, 6, '2026-03-20');
  INSERT INTO opportunity VALUES (63, 12, 41, 'S-1', 'won', 100000, 8, 8, 8);
  INSERT INTO revenue VALUES (63, '2026-03', 100000, 8);
  INSERT INTO suppression VALUES (64, 10, 'mail', 'hash', 7, 8, 'Robin', 'typed', 64);
  INSERT INTO document VALUES (70, 'invoice', 'INV-2026', 1, 'INV-2026-0001', 12, 10, NULL, '2026-03-01', '2026-03-31', 9, 'EUR', 5000, 950, 5950, '{}', 'h'),
                              (71, 'creditNote', 'CN-2026', 1, 'CN-2026-0001', 12, 10, 70, '2026-03-01', '2026-03-31', 10, 'EUR', 2000, 380, 2380, '{}', 'h');
  INSERT INTO charge VALUES (72, 70, 1, 12, 'lead', 'delivery:41', '2026-03-02', 41, NULL, NULL, 5000, 5000);
  INSERT INTO live_charge VALUES (12, 'lead', 'delivery:41', 72);
  INSERT INTO credit VALUES (73, 71, 72, 61, 2000);
  INSERT INTO rendering VALUES (70, 'pdf', 'h');
  INSERT INTO report VALUES (80, 12, '2026-03-01', '2026-03-31', 10, '{}', 'h');
  INSERT INTO history VALUES (90, 4, 'Ada Example', 'owner', 'deliver', 'contract:acme', '{}', '', '', 'h');
  INSERT INTO history_personal VALUES (90, 30, 'salt', '{}');
`;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

const tablesOf = (database: Database): Table[] =>
  database
    .prepare<[], { name: string; columns: string }>(
      `SELECT t.name, json_group_array(c.name) AS columns
       FROM pragma_table_list t JOIN pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name ORDER BY t.name`,
    )
    .all()
    .map(({ name, columns }) => ({ name, columns: JSON.parse(columns) }));

/** Every row of some tables, in the columns named. */
const rowsOf = (database: Database, tables: readonly Table[]): Record<string, unknown[]> =>
  Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      database
        .prepare(`SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY 1, 2`)
        .all(),
    ]),
  );

/** A file at version 1 with a month in it. */
function firstMonth(): Database {
  const { database } = emptyFile();
  valueFrom(migrate(database, { migrations: all.slice(0, 1) }));
  database.exec(month);
  return database;
}

test('a file of the first version comes up to date step by step, with every row as it was', () => {
  const database = firstMonth();
  const first = tablesOf(database);
  const before = rowsOf(database, first);
  // Only what a month need not have is empty.
  expect(first.filter(({ name }) => before[name]?.length === 0).map(({ name }) => name)).toEqual([
    'batch_update',
    'device',
    'secret',
  ]);
  for (const { number } of all.slice(1)) {
    expect(valueFrom(migrate(database, { migrations: all.slice(0, number) }))).toEqual({
      from: number - 1,
      to: number,
    });
    expect(rowsOf(database, first)).toEqual(before);
  }
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('what later versions added knows the rows that were there', () => {
  const database = firstMonth();
  valueFrom(migrate(database));
  const read = (sql: string): unknown => database.prepare(sql).all();
  // Leads that came before there was a search are found as soon as it has caught up: live batches are due, no others.
  expect(read('SELECT * FROM search_due')).toEqual([{ batch_id: 20, after: 0 }]);
  expect(read('SELECT comment, reviewed_at, sent_at FROM report')).toEqual([
    { comment: '', reviewed_at: null, sent_at: null },
  ]);
  expect(countWaits(createHandle(database).reader, 8)).toEqual({ disputes: 1, appointments: 1 });
});
