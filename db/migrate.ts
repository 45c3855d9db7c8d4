import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Database } from './open.ts';

/** One step of the schema: `number` is the `user_version` it leads to. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

const folderBeside = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Reads `NNNN_name.sql` in order. Throws on a number that is missing or there twice, and on any other file. */
export function loadMigrations(folder: string = folderBeside): readonly Migration[] {
  const migrations = readdirSync(folder)
    .sort()
    .map((file) => {
      const [, number, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
      if (number === undefined || name === undefined) throw new Error(`not a migration: ${file}`);
      return { number: Number(number), name, sql: readFileSync(join(folder, file), 'utf8') };
    });
  assertInOrder(migrations);
  return migrations;
}

/** How a file is brought up to date. */
export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  /** Called once before the first pending step of a file that holds something; a refusal of it stops the migration. */
  readonly beforeFirst?: (from: number) => Result<unknown>;
}

/**
 * Applies what is pending, each step in a transaction of its own: after a crash or a failing step (which throws) the
 * file is as it was before that step. A step keeps the number of rows in every table that was there before, except
 * those it names in a line `-- rows change in: a, b`. Refuses `fileFromTheFuture`.
 */
export function migrate(database: Database, options: MigrateOptions = {}): Result<{ from: number; to: number }> {
  const { migrations = loadMigrations(), beforeFirst } = options;
  assertInOrder(migrations);
  const from = numberOf(database, 'PRAGMA user_version');
  const to = migrations.length;
  if (from > to) return refuse('fileFromTheFuture', { file: from, program: to });
  const pending = migrations.slice(from);
  if (pending.length === 0) return done({ from, to });
  if (beforeFirst !== undefined && numberOf(database, 'SELECT count(*) FROM sqlite_master') > 0) {
    const prepared = beforeFirst(from);
    if (!prepared.ok) return prepared;
  }
  // Inside a transaction this pragma does nothing, and rebuilding a table would then empty the tables below it.
  setForeignKeys(database, 0);
  try {
    for (const migration of pending) applyStep(database, migration);
  } finally {
    setForeignKeys(database, 1);
  }
  return done({ from, to });
}

function applyStep(database: Database, { number, name, sql }: Migration): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const before = countRows(database);
    database.exec(sql);
    if (!database.inTransaction) throw new Error('it ended the transaction it runs in');
    assertRowsKept(before, countRows(database), sql);
    const broken = database.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`${broken.length} rows refer to nothing, first in ${broken[0]?.table}`);
    database.exec(`PRAGMA user_version = ${number}`);
    database.exec('COMMIT');
  } catch (problem) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw new Error(`migration ${number} (${name}) failed`, { cause: problem });
  }
}

function assertRowsKept(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, sql: string): void {
  const declared = /^--\s*rows change in:(.*)$/m.exec(sql)?.[1]?.split(',') ?? [];
  const mayChange = new Set(declared.map((table) => table.trim()));
  for (const [table, rows] of before) {
    const now = after.get(table) ?? 'no table';
    if (now !== rows && !mayChange.has(table)) throw new Error(`${table} had ${rows} rows and has ${now}`);
  }
}

function countRows(database: Database): ReadonlyMap<string, number> {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  return new Map(
    tables.map(({ name }) => [name, numberOf(database, `SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)]),
  );
}

function setForeignKeys(database: Database, to: 0 | 1): void {
  database.exec(`PRAGMA foreign_keys = ${to}`);
  if (numberOf(database, 'PRAGMA foreign_keys') !== to) throw new Error(`foreign_keys could not be set to ${to}`);
}

function numberOf(database: Database, sql: string): number {
  const value = database.prepare<[], unknown>(sql).pluck().get();
  if (typeof value !== 'number') throw new Error(`a number was expected from ${sql}`);
  return value;
}

function assertInOrder(migrations: readonly Migration[]): void {
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new Error(`migration ${number} (${name}) stands where ${index + 1} belongs`);
  });
}
