import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMigrations, type Migration, migrate } from '../../db/migrate.ts';
import type { Database } from '../../db/open.ts';
import { done, refuse } from '../../shared/domain/refusal.ts';
import { tempFolder } from '../place.ts';
import { codeOf, emptyFile, valueFrom } from './files.ts';

const first: Migration = {
  number: 1,
  name: 'first',
  sql: `CREATE TABLE invoice (id INTEGER PRIMARY KEY, net INTEGER NOT NULL) STRICT;
        CREATE TABLE line (id INTEGER PRIMARY KEY, invoice_id INTEGER NOT NULL REFERENCES invoice ON DELETE CASCADE) STRICT;`,
};
const step = (number: number, sql: string): Migration => ({ number, name: 'step', sql });
const rebuild = step(
  2,
  `CREATE TABLE invoice_new (id INTEGER PRIMARY KEY, net INTEGER NOT NULL, tax INTEGER NOT NULL) STRICT;
   INSERT INTO invoice_new SELECT id, net, 0 FROM invoice;
   DROP TABLE invoice;
   ALTER TABLE invoice_new RENAME TO invoice;`,
);

/** One invoice with two lines, at version 1. */
function invoiced(): Database {
  const { database } = emptyFile();
  valueFrom(migrate(database, { migrations: [first] }));
  database.exec('INSERT INTO invoice VALUES (1, 500); INSERT INTO line VALUES (1, 1), (2, 1)');
  return database;
}

const one = (database: Database, sql: string) => database.prepare(sql).pluck().get();
const stateOf = (database: Database) => ({
  version: one(database, 'PRAGMA user_version'),
  lines: one(database, 'SELECT count(*) FROM line'),
  foreignKeys: one(database, 'PRAGMA foreign_keys'),
  schema: database.prepare('SELECT sql FROM sqlite_master ORDER BY name').pluck().all().join(),
});

test('T1: rebuilding a table keeps the rows below it, and foreign keys hold afterwards', () => {
  const database = invoiced();
  expect(valueFrom(migrate(database, { migrations: [first, rebuild] }))).toEqual({ from: 1, to: 2 });
  expect(stateOf(database)).toMatchObject({ version: 2, lines: 2, foreignKeys: 1 });
  expect(() => database.exec('INSERT INTO line VALUES (3, 9)')).toThrow('FOREIGN KEY');
});

test.each([
  ['a statement fails', 'CREATE TABLE late (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1)', 'no such table'],
  ['a reference breaks', 'UPDATE line SET invoice_id = 9 WHERE id = 2', '1 rows refer to nothing, first in line'],
  ['rows get lost', 'DELETE FROM line WHERE id = 2', 'line had 2 rows and has 1'],
  ['a table gets lost', 'DROP TABLE line', 'line had 2 rows and has no table'],
  ['the step commits itself', 'COMMIT', 'ended the transaction'],
])('M3: a failing step leaves the file as it was: %s', (_, sql, why) => {
  const database = invoiced();
  const before = stateOf(database);
  const problem = expect(() => migrate(database, { migrations: [first, step(2, sql)] }));
  problem.toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringContaining(why) }) }),
  );
  expect(stateOf(database)).toEqual(before);
});

test('a step that says which rows change may change them', () => {
  const database = invoiced();
  const sql = '-- rows change in: line\nDELETE FROM line WHERE id = 2';
  valueFrom(migrate(database, { migrations: [first, step(2, sql)] }));
  expect(stateOf(database)).toMatchObject({ version: 2, lines: 1 });
});

test('M4: a file from the future is refused and not touched', () => {
  const database = invoiced();
  database.pragma('user_version = 7');
  const before = stateOf(database);
  expect(codeOf(migrate(database, { migrations: [first, rebuild] }))).toBe('fileFromTheFuture');
  expect(stateOf(database)).toEqual(before);
});

test('the backup comes once, before the first pending step of a file that holds something', () => {
  const calls: number[] = [];
  const beforeFirst = (from: number) => done(calls.push(from));
  const { database } = emptyFile();
  valueFrom(migrate(database, { migrations: [first], beforeFirst }));
  expect(calls).toEqual([]);
  valueFrom(migrate(database, { migrations: [first, rebuild, step(3, 'SELECT 1')], beforeFirst }));
  valueFrom(migrate(database, { migrations: [first, rebuild, step(3, 'SELECT 1')], beforeFirst }));
  expect(calls).toEqual([1]);
});

test('no backup, no migration', () => {
  const database = invoiced();
  const beforeFirst = () => refuse('damagedBackup');
  expect(codeOf(migrate(database, { migrations: [first, rebuild], beforeFirst }))).toBe('damagedBackup');
  expect(stateOf(database).version).toBe(1);
});

test.each([
  ['a gap', ['0001_a.sql', '0003_b.sql'], 'migration 3 (b) stands where 2 belongs'],
  ['a number twice', ['0001_a.sql', '0001_b.sql'], 'migration 1 (b) stands where 2 belongs'],
  ['another file', ['0001_a.sql', 'notes.txt'], 'not a migration: notes.txt'],
])('a folder of migrations with %s is a bug', (_, files, message) => {
  const folder = join(tempFolder(), 'migrations');
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file), 'SELECT 1');
  expect(() => loadMigrations(folder)).toThrow(message);
});

test('S3: the schema of the product applies to an empty file, and all its tables are STRICT', () => {
  const { database } = emptyFile();
  valueFrom(migrate(database));
  expect(one(database, 'PRAGMA user_version')).toBe(loadMigrations().length);
  const lax = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`;
  expect(database.prepare(lax).pluck().all()).toEqual([]);
});
