import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lastDevice } from '../db/sequence.ts';
import { renameDurably, writeDurably } from './durable.ts';
import { parseJson } from './json.ts';
import { type Ring, ringFileOf, writeRing } from './keys.ts';
import type { Random } from './surroundings.ts';

const Device = z.strictObject({ device: z.int().min(1).max(lastDevice) });

const leftovers = /^(tallyproof\.db\.new(-journal|-wal|-shm)?|device\.json|device\.json\.new|key\.json\.new)$/;
const lockFiles = /^lock\.db(-journal)?$/;

/** What lies where in a data folder. `staged` is a whole data file that is not in place yet. */
export function layoutOf(dir: string) {
  const data = join(dir, 'tallyproof.db');
  return {
    data,
    staged: `${data}.new`,
    ring: ringFileOf(dir),
    device: join(dir, 'device.json'),
    backups: join(dir, 'backups'),
  };
}

/**
 * Puts the staged file in place with its ring and a device number, crash safe: until the ring is there the folder counts
 * as empty, from then on the next start finishes what is left (`finishPlacing`).
 */
export function placeStaged(dir: string, ring: Ring, device: number): void {
  const { staged, data } = layoutOf(dir);
  writeDevice(dir, device);
  writeRing(dir, ring);
  renameDurably(staged, data);
}

/** True when the data file is in place, now or after the interrupted step was finished. */
export function finishPlacing(dir: string): boolean {
  const { staged, data, ring } = layoutOf(dir);
  if (!existsSync(data) && existsSync(ring) && existsSync(staged)) renameDurably(staged, data);
  return existsSync(data);
}

/** Removes what an interrupted first start or restore has staged, except from a folder that only waits to be finished. */
export function clearStaged(dir: string): void {
  if (!existsSync(layoutOf(dir).ring)) removeAll(dir, leftovers);
}

/** True when nothing lies in the folder but the lock and what an interrupted first start or restore has left. */
export function isUnused(dir: string): boolean {
  return !existsSync(dir) || readdirSync(dir).every((name) => leftovers.test(name) || lockFiles.test(name));
}

/** Empties a folder that is unused; one that was made for nothing goes too. */
export function clearUnused(dir: string, remove: boolean): void {
  if (!isUnused(dir)) return;
  removeAll(dir, leftovers);
  removeAll(dir, lockFiles);
  if (remove) rmdirSync(dir);
}

/** The device number of this folder, drawn anew when it is lost: any number that was not used on this file will do. */
export function deviceOfFolder(dir: string, random: Random): number {
  const file = layoutOf(dir).device;
  const kept = Device.safeParse(existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : undefined);
  if (kept.success) return kept.data.device;
  const device = drawDevice(random);
  writeDevice(dir, device);
  return device;
}

/** 1–8191, never `except`. */
export function drawDevice(random: Random, except?: number): number {
  const drawn = (Buffer.from(random(4)).readUInt32BE(0) % lastDevice) + 1;
  return drawn === except ? (drawn % lastDevice) + 1 : drawn;
}

function writeDevice(dir: string, device: number): void {
  writeDurably(layoutOf(dir).device, `${JSON.stringify({ device })}\n`);
}

function removeAll(dir: string, pattern: RegExp): void {
  for (const name of readdirSync(dir)) if (pattern.test(name)) rmSync(join(dir, name));
}
