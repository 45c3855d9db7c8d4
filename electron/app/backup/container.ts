import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { Count } from '../../../shared/domain/basics.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { parseJson } from '../../json.ts';
import { Ring } from '../../keys.ts';

/**
 * A backup is one file: magic, length of the manifest (4 bytes, big-endian), SHA-256 of the manifest, manifest (JSON),
 * and the data file, encrypted as it is. Every bit of it is covered by a hash.
 */
const magic = Buffer.from('Tallyproof backup\n');
const headLength = magic.length + 4 + 32;
const longestManifest = 1 << 20;
const format = 1;

const Sha256 = z.hex().length(64);

/** What a backup says of itself. The wraps of its ring open it where the key is not at hand; nothing in it is secret. */
export const Manifest = z.strictObject({
  format: z.literal(format),
  /** `user_version` of the data file. */
  schema: Count,
  ring: Ring,
  leads: Count,
  documents: Count,
  /** Hash of the last history entry: shows later whether history was cut off. */
  head: Sha256,
  /** Of the data file as it lies in the backup. */
  bytes: Count,
  hash: Sha256,
  madeAt: z.int(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Length in bytes and SHA-256 of a file. */
export function measure(file: string): { bytes: number; hash: string } {
  const bytes = statSync(file).size;
  return { bytes, hash: copyRange({ from: file, offset: 0, bytes }) };
}

/** Writes and syncs the container; the data file must be as its manifest says, which is proved on the way. */
export function writeContainer(file: string, manifest: Manifest, data: string): void {
  const text = Buffer.from(JSON.stringify(manifest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const head = Buffer.concat([magic, length, createHash('sha256').update(text).digest(), text]);
  const copied = copyRange({ from: data, offset: 0, bytes: manifest.bytes, to: file, head });
  if (copied !== manifest.hash) throw new Error('the data file changed while it was put into a backup');
}

/** Reads and proves a container. Refuses `noSuchFile`, `notABackup`, `damagedBackup`, `fileFromTheFuture` (of the container). */
export function readContainer(file: string): Result<{ manifest: Manifest; offset: number }> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('noSuchFile', { file });
  if (!found.isFile()) return refuse('notABackup', { file });
  const damaged = refuse('damagedBackup', { file, check: 'container' });
  const head = readRange(file, 0, headLength);
  if (!head.subarray(0, magic.length).equals(magic)) return refuse('notABackup', { file });
  const length = head.length === headLength ? head.readUInt32BE(magic.length) : Number.POSITIVE_INFINITY;
  if (length > longestManifest) return damaged;
  const text = readRange(file, headLength, length);
  if (
    !createHash('sha256')
      .update(text)
      .digest()
      .equals(head.subarray(magic.length + 4))
  )
    return damaged;
  const content = parseJson(text.toString('utf8'));
  const version = z.object({ format: z.int() }).safeParse(content);
  if (version.success && version.data.format > format) {
    return refuse('fileFromTheFuture', { file: version.data.format, program: format });
  }
  const manifest = Manifest.safeParse(content);
  const offset = headLength + length;
  if (!manifest.success || found.size !== offset + manifest.data.bytes) return damaged;
  const { bytes, hash } = manifest.data;
  return copyRange({ from: file, offset, bytes }) === hash ? done({ manifest: manifest.data, offset }) : damaged;
}

/** Takes the data file out into a new file, synced, mode 0600. */
export function extractData(file: string, container: { manifest: Manifest; offset: number }, to: string): void {
  const { offset, manifest } = container;
  const copied = copyRange({ from: file, offset, bytes: manifest.bytes, to });
  if (copied !== manifest.hash) throw new Error('the backup changed while it was read');
}

/** SHA-256 of a part of a file, written to a new file behind `head` on the way when `to` is given. */
function copyRange(range: { from: string; offset: number; bytes: number; to?: string; head?: Uint8Array }): string {
  const { from, offset, bytes, to, head } = range;
  const hash = createHash('sha256');
  const source = openSync(from, 'r');
  const target = to === undefined ? undefined : openSync(to, 'wx', 0o600);
  try {
    if (target !== undefined && head !== undefined) writeWhole(target, head);
    const buffer = Buffer.alloc(1 << 20);
    for (let at = 0; at < bytes; ) {
      const got = readSync(source, buffer, 0, Math.min(buffer.length, bytes - at), offset + at);
      if (got === 0) break;
      hash.update(buffer.subarray(0, got));
      if (target !== undefined) writeWhole(target, buffer.subarray(0, got));
      at += got;
    }
    if (target !== undefined) fsyncSync(target);
  } finally {
    closeSync(source);
    if (target !== undefined) closeSync(target);
  }
  return hash.digest('hex');
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function readRange(file: string, offset: number, bytes: number): Buffer {
  const source = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(source, buffer, 0, bytes, offset));
  } finally {
    closeSync(source);
  }
}
