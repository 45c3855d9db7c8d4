import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../surroundings.ts';

/**
 * Records too many to hold, on disk as long as one call needs them. They lie there encrypted under a key that only this process
 * knows, in a file that has lost its name before its first byte is written: whatever ends the program, nothing of them is left.
 */
export interface Scratch {
  /** Lays a record behind the others. Throws a {@link NoRoom} where the disk does not take it. */
  readonly put: (record: Uint8Array) => void;
  /** How many there are. */
  readonly count: () => number;
  /** The record of this number, from 0. */
  readonly get: (record: number) => Uint8Array<ArrayBuffer>;
  /** Gives its room back; nothing can be laid down or taken any more. */
  readonly close: () => void;
}

/** The disk does not take what does not fit into the memory. */
export class NoRoom extends Error {
  /** What the system calls it. */
  readonly problem: string;

  constructor(problem: string, cause: unknown) {
    super(`no room for what is too large to hold: ${problem}`, { cause });
    this.problem = problem;
  }
}

const cipher = 'aes-256-gcm';
const tagBytes = 16;

/** Opens one in a folder that is the user's alone, one program at a time. Throws a {@link NoRoom} where nothing can be written there. */
export function openScratch(dir: string, random: Random): Scratch {
  const file = orNoRoom(() => nameless(join(dir, 'scratch')));
  const key = random(32);
  /** Where each record ends. */
  const ends: number[] = [];
  const startOf = (record: number): number => (record === 0 ? 0 : (ends[record - 1] ?? 0));
  // No two records of one key have the same number.
  const numbered = (record: number): Uint8Array => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(record);
    return nonce;
  };
  return {
    put(record) {
      const sealing = createCipheriv(cipher, key, numbered(ends.length));
      const sealed = [sealing.update(record), sealing.final(), sealing.getAuthTag()];
      let at = startOf(ends.length);
      for (const bytes of sealed) at += orNoRoom(() => writeAll(file, bytes, at));
      ends.push(at);
    },
    count: () => ends.length,
    get(record) {
      const [start, end] = [startOf(record), ends[record]];
      if (end === undefined) throw new RangeError(`there is no record ${record}`);
      const sealed = Buffer.alloc(end - start);
      readSync(file, sealed, 0, sealed.length, start);
      const opening = createDecipheriv(cipher, key, numbered(record));
      opening.setAuthTag(sealed.subarray(-tagBytes));
      const bytes = opening.update(sealed.subarray(0, -tagBytes));
      opening.final();
      return bytes;
    },
    close: () => closeSync(file),
  };
}

/** Opened, and its name removed at once: what remains goes with whoever holds it. */
function nameless(path: string): number {
  const file = openSync(path, 'w+', 0o600);
  unlinkSync(path);
  return file;
}

/** How many bytes were written: all of them. */
function writeAll(file: number, bytes: Uint8Array, at: number): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, at + written);
  return written;
}

function orNoRoom<T>(write: () => T): T {
  try {
    return write();
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && typeof problem.code === 'string') {
      throw new NoRoom(problem.code, problem);
    }
    throw problem;
  }
}
