import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { createHandle, type Handle } from '../db/handle.ts';
import { takeLock } from '../db/lock.ts';
import { migrate } from '../db/migrate.ts';
import { openFile } from '../db/open.ts';
import { recordSteps } from '../db/recordSteps.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { writeBackup } from './app/backup/backup.ts';
import { keysFolder } from './keyFile.ts';
import { clearKeyFile, createRing, type HeldKey, type OpenRing, readRing, unlock } from './keys.ts';
import { clearStaged, deviceOfFolder, drawDevice, finishPlacing, isUnused, layoutOf, placeStaged } from './layout.ts';
import type { Clock, Random } from './surroundings.ts';
import { unfitPlace } from './synced.ts';

/** An open data folder, ours until `release`. */
export interface Folder extends OpenRing {
  readonly handle: Handle;
  /** 1–8191. */
  readonly device: number;
  readonly keyId: string;
  /** Closes the file and lets another process have the folder. */
  release(): void;
}

export type OpenedFolder =
  | { readonly ok: true; readonly folder: Folder }
  | { readonly ok: false; readonly refusal: Refusal };

export interface FolderWish {
  readonly dir: string;
  /** Passphrase or recovery key, where the folder is locked. */
  readonly secret?: string | undefined;
  /** The key with its ring, where the host has it from a keychain: of this folder, or for this one to be started with. */
  readonly held?: HeldKey | undefined;
  /** Refuse a folder that was never started, instead of starting it. */
  readonly existing?: boolean;
  readonly now: Clock;
  readonly random: Random;
  /** Where key files lie; `keysFolder()` unless told. */
  readonly keys?: string;
}

/** The folder of a user who names none: outside what is usually synchronised. */
export function defaultFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Tallyproof');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tallyproof');
  const xdg = env.XDG_DATA_HOME;
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share'), 'Tallyproof');
}

/**
 * Opens a data folder, and starts one where there is none. Refuses `syncedFolder`, `notAFolder`,
 * `noSuchFolder` where only an `existing` one is wanted, `inUse`, `fileMissing` (a key
 * without its file, with the backups there are), `keyMissing` (a file without its key), `fileFromTheFuture`, and as
 * `unlock` and `openFile` do. What is there is never replaced by a new empty file.
 */
export function openFolder(wish: FolderWish): OpenedFolder {
  const { dir } = wish;
  const unfit = unfitPlace(dir);
  if (unfit !== null) return refuse('syncedFolder', { dir, place: unfit });
  const there = statSync(dir, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory()) return refuse('notAFolder', { dir });
  if (wish.existing === true && isUnused(dir)) return refuse('noSuchFolder', { dir });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const lock = takeLock(dir);
  if (lock === null) return refuse('inUse', { dir });
  let opened: OpenedFolder | undefined;
  try {
    opened = openLocked(wish, lock.release);
    return opened;
  } finally {
    if (opened?.ok !== true) lock.release();
  }
}

function openLocked(wish: FolderWish, unlockFolder: () => void): OpenedFolder {
  const { dir, secret, held, random, keys = keysFolder() } = wish;
  const { data, ring: ringFile, backups } = layoutOf(dir);
  if (!finishPlacing(dir)) {
    // A log without its file would be played into the new one.
    const remains = existsSync(ringFile) || existsSync(`${data}-wal`);
    if (remains) return refuse('fileMissing', { file: data, backups: namesIn(backups) });
    const started = startFolder(dir, held ?? createRing({ keys, random }), random);
    if (!started.ok) return started;
  }
  const ring = readRing(dir);
  if (!ring.ok) return ring;
  const key = held === undefined ? unlock({ ring: ring.value, keys, secret }) : done(held.key);
  if (!key.ok) return key;
  const opened = openFile({ file: data, key: key.value, create: false });
  if (!opened.ok) return opened;
  const handle = createHandle(opened.value);
  let folder: Folder | undefined;
  try {
    const migrated = migrate(opened.value, { beforeFirst: (from) => backUp(wish, handle, key.value, from) });
    if (!migrated.ok) return migrated;
    recordSteps(opened.value);
    clearKeyFile(ring.value, keys);
    const release = () => {
      handle.close();
      unlockFolder();
    };
    const device = deviceOfFolder(dir, random);
    folder = { dir, keys, key: key.value, keyId: ring.value.keyId, handle, device, release };
    return { ok: true, folder };
  } finally {
    if (folder === undefined) handle.close();
  }
}

/** The file is made whole under another name first: a crash leaves an empty folder or a complete one. */
function startFolder(dir: string, { ring, key }: HeldKey, random: Random): Result<undefined> {
  clearStaged(dir);
  const made = openFile({ file: layoutOf(dir).staged, key, create: true });
  if (!made.ok) return made;
  try {
    const migrated = migrate(made.value);
    if (!migrated.ok) return migrated;
  } finally {
    made.value.close();
  }
  placeStaged(dir, ring, drawDevice(random));
  return done(undefined);
}

/** A verified backup under the old schema, which stays when the update goes wrong. */
function backUp(wish: FolderWish, handle: Handle, key: Uint8Array, from: number): Result<unknown> {
  const { dir, now } = wish;
  const ring = readRing(dir);
  if (!ring.ok) return ring;
  const moment = Temporal.Instant.fromEpochMilliseconds(now()).toString().replace(/[:.]/g, '');
  const out = join(layoutOf(dir).backups, `before-update-from-${from}-${moment}.tallyproof`);
  return writeBackup({ handle, key, ring: ring.value, out, now });
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
