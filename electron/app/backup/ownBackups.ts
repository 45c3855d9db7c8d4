import { existsSync, openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { readRing } from '../../keys.ts';
import { layoutOf } from '../../layout.ts';
import type { Context } from '../context.ts';
import { type BackupAnswer, writeBackup } from './backup.ts';

const extension = '.tallyproof';

interface KeptBackup {
  readonly name: string;
  readonly bytes: number;
  /** When the file was written, by the clock of its file system. */
  readonly madeAt: number;
}

/** The backups that lie beside the data, newest first. */
export function listBackups({ folder: { dir } }: Pick<Context, 'folder'>): {
  dataFolder: string;
  backupFolder: string;
  backups: KeptBackup[];
} {
  const { backups: backupFolder } = layoutOf(dir);
  const names = existsSync(backupFolder) ? readdirSync(backupFolder).filter((name) => name.endsWith(extension)) : [];
  const backups = names.map((name) => {
    const { size, mtimeMs } = statSync(join(backupFolder, name));
    return { name, bytes: size, madeAt: Math.round(mtimeMs) };
  });
  return { dataFolder: dir, backupFolder, backups: backups.sort((a, b) => b.madeAt - a.madeAt) };
}

/** Writes a verified backup into the folder beside the data, named by the moment. Refuses as `writeBackup` does. */
export function makeBackup(context: Context): Result<BackupAnswer & { name: string; bytes: number }> {
  const { handle, now, folder } = context;
  const ring = readRing(folder.dir);
  if (!ring.ok) return ring;
  const out = join(layoutOf(folder.dir).backups, `${momentName(now())}${extension}`);
  const made = writeBackup({ handle, key: folder.key, ring: ring.value, out, now });
  return made.ok ? done({ ...made.value, name: basename(out), bytes: statSync(out).size }) : made;
}

/** A moment as a file name: `2026-03-01T090000Z`. */
export const momentName = (instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toString().replace(/[:.]/g, '');

/** A backup as a file that is read while it is sent. Refuses a name that is none of the folder's (`noSuchFile`). */
export async function backupFile(
  { folder: { dir } }: Pick<Context, 'folder'>,
  { name }: { readonly name: string },
): Promise<Result<File>> {
  const file = join(layoutOf(dir).backups, name);
  if (basename(file) !== name || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return refuse('noSuchFile', { file: name });
  }
  return done(new File([await openAsBlob(file)], name, { type: 'application/octet-stream' }));
}
