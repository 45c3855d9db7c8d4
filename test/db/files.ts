import { join } from 'node:path';
import { createHandle, type Handle } from '../../db/handle.ts';
import { migrate } from '../../db/migrate.ts';
import { type Database, openFile } from '../../db/open.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import { tempFolder } from '../place.ts';

export const testKey = new Uint8Array(32).fill(7);

/** The value of a result that must not be refused. */
export function valueFrom<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The code of a result that must be refused. */
export function codeOf(result: { ok: true } | { ok: false; refusal: Refusal }): string {
  return result.ok ? 'not refused' : result.refusal.code;
}

/** A new encrypted file without tables. */
export function emptyFile(file = join(tempFolder(), 'test.db')): { file: string; database: Database } {
  return { file, database: valueFrom(openFile({ file, key: testKey, create: true })) };
}

/** A new file of the newest schema. */
export function newestFile(): { file: string; database: Database; handle: Handle } {
  const { file, database } = emptyFile();
  valueFrom(migrate(database));
  return { file, database, handle: createHandle(database) };
}
