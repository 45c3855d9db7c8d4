import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';

export type Database = Sqlite.Database;

/** What every connection is told, in this order, as SQLite reads it back. */
const pragmas = {
  journal_mode: 'wal',
  // NORMAL loses acknowledged invoices at a power cut.
  synchronous: 2,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  foreign_keys: 1,
  // Without it INSERT OR REPLACE walks past the triggers that keep issued documents as they are.
  recursive_triggers: 1,
  // Erased people must not stay in free pages.
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
  busy_timeout: 5000,
  // KiB. With half of it a row that comes into a large file costs a tenth more, with twice as much nothing less.
  cache_size: -65_536,
} as const;

/** A file somebody else made is only looked at: nothing in its schema may run, nothing is written. */
const pragmasForLooking = { trusted_schema: 0, cell_size_check: 1, temp_store: 2, cache_size: -131_072 } as const;

/**
 * Opens the encrypted file with its key (32 bytes) and the pragmas of every connection. A file that is not there is
 * made only with `create`, with mode 0600. Refuses `noSuchFile`, `notOurs` (no encrypted file of this kind), `wrongKey`
 * (also when the first page is damaged) and `damagedFile`; a refused file is left as it was.
 */
export function openFile(wanted: { file: string; key: Uint8Array; create: boolean }): Result<Database> {
  const { file, key, create } = wanted;
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    if (!create) return refuse('noSuchFile', { file });
    // Made by us and not by SQLite, for the mode: the write-ahead log inherits it.
    closeSync(openSync(file, 'wx', 0o600));
  } else if (size === 0 ? !create : !looksEncrypted(file)) {
    return refuse('notOurs', { file });
  }
  return connect(file, key, pragmas, {});
}

/** Opens a file read-only, to look at it before it is trusted. Refuses as `openFile` does. */
export function openToLook(wanted: { file: string; key: Uint8Array }): Result<Database> {
  const { file, key } = wanted;
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return refuse('noSuchFile', { file });
  if (!looksEncrypted(file)) return refuse('notOurs', { file });
  return connect(file, key, pragmasForLooking, { readonly: true });
}

/** The pragmas of `openFile` as the connection answers them. */
export function readPragmas(database: Database): Record<string, unknown> {
  return Object.fromEntries(Object.keys(pragmas).map((name) => [name, database.pragma(name, { simple: true })]));
}

function connect(
  file: string,
  key: Uint8Array,
  settings: Readonly<Record<string, string | number>>,
  options: Sqlite.Options,
): Result<Database> {
  if (key.length !== 32) throw new Error(`a key has 32 bytes, not ${key.length}`);
  const database = new Sqlite(file, { ...options, fileMustExist: true });
  try {
    database.pragma(`cipher = 'aegis'`);
    // The key is random, not a word somebody chose: used as it is, opening costs no key derivation.
    database.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
    // The first read is what proves the key.
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    for (const [name, value] of Object.entries(settings)) database.pragma(`${name} = ${value}`);
    return done(database);
  } catch (problem) {
    database.close();
    const damage = damageOf(problem);
    if (damage === undefined) throw problem;
    return refuse(damage === 'SQLITE_NOTADB' ? 'wrongKey' : 'damagedFile', { file });
  }
}

/** The code of an SQLite error that says the bytes of the file are not as they should be, else undefined. */
export function damageOf(problem: unknown): string | undefined {
  if (!(problem instanceof Sqlite.SqliteError)) return undefined;
  return problem.code === 'SQLITE_NOTADB' || problem.code.startsWith('SQLITE_CORRUPT') ? problem.code : undefined;
}

/** Whether an error says that a rule of the schema stands against the change; the statement then changed nothing. */
export const isConstraint = (problem: unknown): boolean =>
  problem instanceof Sqlite.SqliteError && problem.code.startsWith('SQLITE_CONSTRAINT');

/** Whether an error says that nothing can be written now: the disk is full, or the file may only be read. */
export const isUnwritable = (problem: unknown): boolean =>
  problem instanceof Sqlite.SqliteError &&
  (problem.code === 'SQLITE_FULL' || problem.code.startsWith('SQLITE_READONLY'));

/** Encrypted files keep bytes 16–23 of SQLite's header readable; the last three are always 64, 32, 32. */
function looksEncrypted(file: string): boolean {
  const head = Buffer.alloc(24);
  const descriptor = openSync(file, 'r');
  try {
    if (!statSync(file).isFile() || readSync(descriptor, head, 0, 24, 0) < 24) return false;
  } finally {
    closeSync(descriptor);
  }
  return head.toString('latin1', 0, 16) !== 'SQLite format 3\0' && head.subarray(21).equals(Buffer.from([64, 32, 32]));
}
