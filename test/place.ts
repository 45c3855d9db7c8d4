import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** A new empty folder, gone when the tests of the file are done. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallyproof-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Bytes that are the same in every run, and never the same twice in one. */
export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`${seed}/${drawn}`).digest());
  };
}
