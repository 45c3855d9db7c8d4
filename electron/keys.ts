import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { writeDurably } from './durable.ts';
import { parseJson } from './json.ts';
import { keyFileOf, readKeyFile, removeKeyFile, writeKeyFile } from './keyFile.ts';
import { readRecoveryCode, writeRecoveryCode } from './recoveryCode.ts';
import { type Opener, Sealed, seal, unseal } from './seal.ts';
import type { Random } from './surroundings.ts';

/**
 * One way to the data key. `file`: in a file of this machine, so not locked. `keychain`: sealed by the desktop's system
 * keychain, in a form only the desktop reads.
 */
const Wrap = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file') }),
  z.strictObject({ kind: z.literal('keychain'), sealed: z.string() }),
  z.strictObject({ kind: z.literal('passphrase'), sealed: Sealed }),
  z.strictObject({ kind: z.literal('recovery'), sealed: Sealed }),
]);
type Wrap = z.infer<typeof Wrap>;

/** The ways to the key of one data folder: at most one of each kind. Holds no secret, travels with backups. */
export const Ring = z.strictObject({
  version: z.literal(1),
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  wraps: z.array(Wrap).max(4),
});
export type Ring = z.infer<typeof Ring>;

/** Characters of a passphrase. */
export const leastPassphrase = 10;

export function ringFileOf(dir: string): string {
  return join(dir, 'key.json');
}

/** The ring of a data folder. Refuses `keyMissing` when there is none, `damagedFile`. */
export function readRing(dir: string): Result<Ring> {
  const file = ringFileOf(dir);
  if (!existsSync(file)) return refuse('keyMissing', { file });
  const ring = Ring.safeParse(parseJson(readFileSync(file, 'utf8')));
  return ring.success ? done(ring.data) : refuse('damagedFile', { file });
}

/** A key file on this machine opens the folder for whoever uses the account; every other way asks for something. */
export const isLocked = ({ wraps }: Ring): boolean => !wraps.some(({ kind }) => kind === 'file');

export function writeRing(dir: string, ring: Ring): void {
  writeDurably(ringFileOf(dir), `${JSON.stringify(ring, null, 2)}\n`);
}

export function newKeyId(random: Random): string {
  return Buffer.from(random(16)).toString('hex');
}

/** A key together with the ring whose ways lead to it. */
export interface HeldKey {
  readonly ring: Ring;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** A new key, kept in a key file until a passphrase is set. The ring is not written yet: the folder does that last. */
export function createRing(surroundings: { keys: string; random: Random }): HeldKey {
  const { keys, random } = surroundings;
  const ring: Ring = { version: 1, keyId: newKeyId(random), wraps: [{ kind: 'file' }] };
  const key = random(32);
  writeKeyFile(keys, ring.keyId, key);
  return { ring, key };
}

/** The ring of a new key that a keychain has sealed, and nothing else. Not written yet either. */
export function createKeychainRing(sealed: string, random: Random): Ring {
  return { version: 1, keyId: newKeyId(random), wraps: [{ kind: 'keychain', sealed }] };
}

/** What the keychain sealed, for the keychain to open; undefined when the key was never given to it. */
export function sealedByKeychain({ wraps }: Ring): string | undefined {
  return wraps.find((wrap) => wrap.kind === 'keychain')?.sealed;
}

/** Puts the key as the keychain seals it today in the place of what it sealed before. */
export function renewKeychain(dir: string, sealed: string): Result<Ring> {
  return replaceWraps(dir, ['keychain'], { kind: 'keychain', sealed });
}

/** The ways to the key that a passphrase or recovery key could take. */
export function waysOfSecret({ wraps }: Ring): readonly ('passphrase' | 'recovery')[] {
  return wraps.map((wrap) => wrap.kind).filter((kind) => kind === 'passphrase' || kind === 'recovery');
}

/**
 * The data key (32 bytes). `secret` is the passphrase or the recovery key, whichever the user has. Refuses
 * `secretNeeded`, `wrongKey`, `badRecoveryKey` (mistyped), `keyMissing` (its file is not on this machine) and
 * `keychainOnly` (open it with the desktop), the latter with the `ways` a secret could take.
 */
export function unlock(wanted: { ring: Ring; keys: string; secret?: string | undefined }): Result<Uint8Array> {
  const { ring, keys, secret } = wanted;
  const has = (kind: Wrap['kind']) => ring.wraps.some((wrap) => wrap.kind === kind);
  if (has('file')) {
    const kept = readKeyFile(keys, ring.keyId);
    if (!kept.ok) return kept;
    if (kept.value !== undefined) return done(kept.value);
  }
  const ways = waysOfSecret(ring);
  if (secret === undefined || ways.length === 0) {
    if (has('file')) return refuse('keyMissing', { file: keyFileOf(keys, ring.keyId), ways });
    return refuse(has('keychain') ? 'keychainOnly' : 'secretNeeded', { ways });
  }
  const code = readRecoveryCode(secret);
  for (const wrap of ring.wraps) {
    const opener = openerFor(wrap, secret, code);
    const key = opener === null ? null : unseal(opener.sealed, opener.with);
    if (key !== null) return done(key);
  }
  const typedCode = typeof code === 'string' && (code === 'mistyped' || !has('passphrase'));
  return refuse(has('recovery') && typedCode ? 'badRecoveryKey' : 'wrongKey', { ways });
}

function openerFor(
  wrap: Wrap,
  secret: string,
  code: ReturnType<typeof readRecoveryCode>,
): { sealed: Sealed; with: Opener } | null {
  if (wrap.kind === 'passphrase') return { sealed: wrap.sealed, with: { kind: 'passphrase', text: secret } };
  if (wrap.kind === 'recovery' && typeof code !== 'string')
    return { sealed: wrap.sealed, with: { kind: 'recovery', code } };
  return null;
}

/** A folder whose key is at hand. */
export interface OpenRing {
  readonly dir: string;
  readonly keys: string;
  readonly key: Uint8Array;
}

/**
 * Locks the folder with a passphrase (10 characters or more), instead of key file, keychain or the former passphrase.
 * Backups made before still open by the ways they had: when that was the key file, only together with this folder's ring.
 */
export function setPassphrase(open: OpenRing, passphrase: string, random: Random): Result<Ring> {
  if ([...passphrase].length < leastPassphrase) return refuse('passphraseTooShort', { least: leastPassphrase });
  const sealed = seal(open.key, { kind: 'passphrase', text: passphrase }, random);
  // The key file goes last: until then the folder opens both ways, and the next start clears a file left behind.
  const changed = replaceWraps(open.dir, ['file', 'keychain', 'passphrase'], { kind: 'passphrase', sealed });
  if (changed.ok) removeKeyFile(open.keys, changed.value.keyId);
  return changed;
}

/** Back to the key file: the folder is not locked any more. */
export function removePassphrase(open: OpenRing): Result<Ring> {
  const ring = readRing(open.dir);
  if (!ring.ok) return ring;
  writeKeyFile(open.keys, ring.value.keyId, open.key);
  return replaceWraps(open.dir, ['passphrase', 'file'], { kind: 'file' });
}

/** A new recovery key to print, 256 bit; the former one opens only older backups. */
export function makeRecoveryKey(open: Omit<OpenRing, 'keys'>, random: Random): Result<{ ring: Ring; code: string }> {
  const code = random(32);
  const sealed = seal(open.key, { kind: 'recovery', code }, random);
  const changed = replaceWraps(open.dir, ['recovery'], { kind: 'recovery', sealed });
  return changed.ok ? done({ ring: changed.value, code: writeRecoveryCode(code) }) : changed;
}

/** Clears a key file that a crash between the two steps of `setPassphrase` has left. */
export function clearKeyFile(ring: Ring, keys: string): void {
  if (ring.wraps.every((wrap) => wrap.kind !== 'file')) removeKeyFile(keys, ring.keyId);
}

function replaceWraps(dir: string, gone: readonly Wrap['kind'][], wrap: Wrap): Result<Ring> {
  const ring = readRing(dir);
  if (!ring.ok) return ring;
  const wraps = [...ring.value.wraps.filter(({ kind }) => !gone.includes(kind)), wrap];
  const changed = { ...ring.value, wraps };
  writeRing(dir, changed);
  return done(changed);
}
