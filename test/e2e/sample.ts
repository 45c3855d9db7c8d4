import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Place } from './served.ts';

/** The moment the sample agency is looked at. */
export const sampleNow = '2026-11-26T10:00:00Z';

const start = join(import.meta.dirname, '../../electron/start.mjs');

/** Runs one command on a data folder, as a user would; throws what it says when it does not end well. */
export function command(place: Place, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [start, 'cli', ...words, '--data', place.dir], {
    encoding: 'utf8',
    env: { ...process.env, TALLYPROOF_KEYS: place.keys },
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
}
