import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { removeDurably, writeDurably } from './durable.ts';

/** Where key files lie, never inside a data folder: `TALLYPROOF_KEYS`, else the user's configuration folder. */
export function keysFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.TALLYPROOF_KEYS;
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Tallyproof keys');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tallyproof keys');
  const xdg = env.XDG_CONFIG_HOME;
  const config = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.config');
  return join(config, 'tallyproof', 'keys');
}

export function keyFileOf(keys: string, keyId: string): string {
  return join(keys, `${keyId}.key`);
}

/** The key (32 bytes), undefined when there is no such file; refuses `damagedFile`. */
export function readKeyFile(keys: string, keyId: string): Result<Uint8Array | undefined> {
  const file = keyFileOf(keys, keyId);
  if (!existsSync(file)) return done(undefined);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) return refuse('damagedFile', { file });
  return done(new Uint8Array(Buffer.from(text, 'hex')));
}

export function writeKeyFile(keys: string, keyId: string, key: Uint8Array): void {
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  chmodSync(keys, 0o700);
  writeDurably(keyFileOf(keys, keyId), `${Buffer.from(key).toString('hex')}\n`);
}

export function removeKeyFile(keys: string, keyId: string): void {
  const file = keyFileOf(keys, keyId);
  if (existsSync(file)) removeDurably(file);
}
