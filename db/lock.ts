import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** The data folder is ours until `release`, or until the process is gone, however it went. */
export interface Lock {
  release(): void;
}

/**
 * Takes the data folder for this process, at once or not at all: null when another process has it. The lock is the
 * kernel's, on a side file, so nothing needs clearing after a crash. Nobody else may open `lock.db`: a process that
 * closes a second descriptor of a file drops the lock it holds on it.
 */
export function takeLock(dir: string): Lock | null {
  const file = join(dir, 'lock.db');
  const database = new Sqlite(file, { timeout: 0 });
  chmodSync(file, 0o600);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (problem) {
    database.close();
    if (problem instanceof Sqlite.SqliteError && problem.code.startsWith('SQLITE_BUSY')) return null;
    throw problem;
  }
  return { release: () => void database.close() };
}
