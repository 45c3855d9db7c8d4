import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Handle } from '../../../db/handle.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { renameDurably } from '../../durable.ts';
import type { Ring } from '../../keys.ts';
import type { Clock } from '../../surroundings.ts';
import { measure, readContainer, writeContainer } from './container.ts';
import { contentsOf, inspectData } from './inspection.ts';

/** What `backup` and `restore` answer; `hash` is the SHA-256 of the encrypted data file inside. */
export interface BackupAnswer {
  readonly file: string;
  readonly leads: number;
  readonly documents: number;
  readonly hash: string;
}

export interface BackupWish {
  readonly handle: Handle;
  readonly key: Uint8Array;
  /** The ring as it stands now (`readRing`): the ways to open this backup. */
  readonly ring: Ring;
  readonly out: string;
  readonly now: Clock;
}

/**
 * Writes a verified backup into one encrypted file. It is checked in full before it takes the place of what `out` held,
 * so a bad backup never replaces a good one: refuses `damagedBackup` with the check that failed (page, reference,
 * history), which then fails in the data file too. Not inside a transaction.
 */
export function writeBackup(wish: BackupWish): Result<BackupAnswer> {
  const { handle, key, ring, out, now } = wish;
  const copy = `${out}.data`;
  const container = `${out}.new`;
  const clear = () => {
    for (const file of [copy, `${copy}-journal`, container]) rmSync(file, { force: true });
  };
  mkdirSync(dirname(out), { recursive: true, mode: 0o700 });
  clear();
  try {
    const contents = contentsOf(handle.reader);
    closeSync(openSync(copy, 'wx', 0o600));
    handle.vacuumInto(copy);
    const inspected = inspectData(copy, key, contents);
    if (!inspected.ok) return inspected;
    const manifest = { format: 1 as const, ...contents, ring, ...measure(copy), madeAt: now() };
    writeContainer(container, manifest, copy);
    const written = readContainer(container);
    if (!written.ok) return written;
    renameDurably(container, out);
    return done({ file: out, leads: manifest.leads, documents: manifest.documents, hash: manifest.hash });
  } finally {
    clear();
  }
}
