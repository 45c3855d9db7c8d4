import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { takeLock } from '../../../db/lock.ts';
import { loadMigrations } from '../../../db/migrate.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { keysFolder, writeKeyFile } from '../../keyFile.ts';
import { newKeyId, type Ring, unlock } from '../../keys.ts';
import { clearStaged, clearUnused, drawDevice, isUnused, layoutOf, placeStaged } from '../../layout.ts';
import type { Random } from '../../surroundings.ts';
import { unfitPlace } from '../../synced.ts';
import type { BackupAnswer } from './backup.ts';
import { extractData, type Manifest, readContainer } from './container.ts';
import { inspectData } from './inspection.ts';

export interface RestoreWish {
  readonly file: string;
  /** An empty folder, or one that is not there yet. */
  readonly dir: string;
  /** Passphrase or recovery key; not needed where the key file is on this machine. */
  readonly secret?: string | undefined;
  readonly random: Random;
  readonly keys?: string;
  /** Rings of folders at hand: a backup made before the passphrase was set opens with the passphrase of its own folder. */
  readonly rings?: readonly Ring[];
}

/**
 * Puts a backup into an empty folder, with the ways to its key and a new device number. All of it is checked before
 * anything is put in place. Refuses `folderNotEmpty`, `syncedFolder`, `inUse`, as `readContainer` and `unlock` do,
 * `fileFromTheFuture` and `damagedBackup`; the folder is then as it was.
 */
export function restoreBackup(wish: RestoreWish): Result<BackupAnswer> {
  const { file, dir, secret, keys = keysFolder() } = wish;
  const unfit = unfitPlace(dir);
  if (unfit !== null) return refuse('syncedFolder', { dir, place: unfit });
  if (!isUnused(dir)) return refuse('folderNotEmpty', { dir });
  const container = readContainer(file);
  if (!container.ok) return container;
  const { manifest } = container.value;
  const newest = loadMigrations().length;
  if (manifest.schema > newest) return refuse('fileFromTheFuture', { file: manifest.schema, program: newest });
  const opened = unlockAny([manifest.ring, ...(wish.rings ?? [])], { keys, secret });
  if (!opened.ok) return opened;
  const wasThere = existsSync(dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = takeLock(dir);
  if (lock === null) return refuse('inUse', { dir });
  let placed = false;
  try {
    const restored = place(wish, container.value, opened.value, keys);
    placed = restored.ok;
    return restored;
  } finally {
    lock.release();
    if (!placed) clearUnused(dir, !wasThere);
  }
}

function place(
  wish: RestoreWish,
  container: { manifest: Manifest; offset: number },
  opened: { ring: Ring; key: Uint8Array },
  keys: string,
): Result<BackupAnswer> {
  const { file, dir, random } = wish;
  const { schema, leads, documents, head, hash } = container.manifest;
  const { staged } = layoutOf(dir);
  clearStaged(dir);
  extractData(file, container, staged);
  const inspected = inspectData(staged, opened.key, { schema, leads, documents, head });
  if (!inspected.ok) return inspected;
  // A key file belongs to one folder: locking that folder with a passphrase must not take the key from another.
  const own: Ring = { ...opened.ring, keyId: newKeyId(random) };
  if (own.wraps.some((wrap) => wrap.kind === 'file')) writeKeyFile(keys, own.keyId, opened.key);
  chmodSync(dir, 0o700);
  placeStaged(dir, own, drawDevice(random, inspected.value.lastDevice));
  return done({ file, leads, documents, hash });
}

/** The key, and the ring that gave it: the first that opens of those for the same key. */
function unlockAny(
  [ring, ...others]: readonly [Ring, ...Ring[]],
  how: { keys: string; secret?: string | undefined },
): Result<{ ring: Ring; key: Uint8Array }> {
  const key = unlock({ ring, ...how });
  if (key.ok) return done({ ring, key: key.value });
  const [next, ...rest] = others.filter((other) => other.keyId === ring.keyId);
  return next === undefined ? key : unlockAny([next, ...rest], how);
}
