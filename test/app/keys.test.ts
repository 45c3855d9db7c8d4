import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keysFolder } from '../../electron/keyFile.ts';
import { makeRecoveryKey, readRing, removePassphrase, setPassphrase, unlock, writeRing } from '../../electron/keys.ts';
import { readRecoveryCode, writeRecoveryCode } from '../../electron/recoveryCode.ts';
import { codeOf, valueFrom } from '../db/files.ts';
import { filledFolder, type Machine, newMachine, opened } from './folders.ts';

const keysModule = fileURLToPath(new URL('../../electron/keys.ts', import.meta.url));
const passphrase = 'correct horse battery';

function closedFolder(machine: Machine) {
  const dir = filledFolder(machine, 1);
  const folder = opened(machine, dir);
  folder.release();
  return { dir, keys: folder.keys, key: folder.key, keyId: folder.keyId };
}
const tryUnlock = (dir: string, machine: Machine, secret?: string) =>
  unlock({ ring: valueFrom(readRing(dir)), keys: machine.keys, secret });

test('a new folder is keyed by a 0600 file outside it; nothing in the folder holds the key', () => {
  const machine = newMachine();
  const { dir, key, keyId } = closedFolder(machine);
  const file = join(machine.keys, `${keyId}.key`);
  expect(readFileSync(file, 'utf8').trim()).toBe(Buffer.from(key).toString('hex'));
  expect([statSync(file).mode & 0o777, statSync(machine.keys).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(valueFrom(readRing(dir)).wraps).toEqual([{ kind: 'file' }]);
  expect(valueFrom(tryUnlock(dir, machine))).toEqual(key);
});

test('a passphrase takes the place of the key file, and goes again', () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const { dir, key } = folder;
  expect(codeOf(setPassphrase(folder, 'too short', machine.random))).toBe('passphraseTooShort'); // 9 of 10
  expect(codeOf(tryUnlock(dir, machine))).toBe('not refused');
  valueFrom(setPassphrase(folder, passphrase, machine.random));
  expect(readdirSync(machine.keys)).toEqual([]);
  expect(codeOf(tryUnlock(dir, machine))).toBe('secretNeeded');
  expect(codeOf(tryUnlock(dir, machine, 'correct horse batterz'))).toBe('wrongKey');
  expect(valueFrom(tryUnlock(dir, machine, passphrase))).toEqual(key);
  valueFrom(removePassphrase(folder));
  expect(valueFrom(tryUnlock(dir, machine))).toEqual(key);
});

test('K3: the recovery key opens without key file and passphrase; a new one ends the old one', () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const other = newMachine();
  const former = valueFrom(makeRecoveryKey(folder, machine.random)).code;
  const { code } = valueFrom(makeRecoveryKey(folder, machine.random));
  expect(codeOf(tryUnlock(folder.dir, other))).toBe('keyMissing');
  expect(valueFrom(tryUnlock(folder.dir, other, code))).toEqual(folder.key);
  expect(codeOf(tryUnlock(folder.dir, other, former))).toBe('wrongKey');
  valueFrom(setPassphrase(folder, passphrase, machine.random));
  expect(valueFrom(tryUnlock(folder.dir, other, ` ${code.toLowerCase().replaceAll('-', ' ')}\n`))).toEqual(folder.key);
});

test('a recovery code: 14 groups of 4, every single wrong letter noticed, letters that look alike taken as one', () => {
  const secret = newMachine().random(32);
  const code = writeRecoveryCode(secret);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(readRecoveryCode(code.replaceAll('1', 'l').replaceAll('0', 'o'))).toEqual(secret);
  expect(readRecoveryCode(code.slice(1))).toBe('other');
  expect(readRecoveryCode(passphrase)).toBe('other');
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '-') continue;
    const wrong = code[at] === '7' ? '8' : '7';
    expect(readRecoveryCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe('mistyped');
  }
});

test('a mistyped recovery key is told apart from a wrong one', () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const { code } = valueFrom(makeRecoveryKey(folder, machine.random));
  const other = newMachine();
  const typed = (code.startsWith('7') ? '8' : '7') + code.slice(1);
  expect(codeOf(tryUnlock(folder.dir, other, typed))).toBe('badRecoveryKey');
  expect(codeOf(tryUnlock(folder.dir, other, 'what was it'))).toBe('badRecoveryKey');
  expect(codeOf(tryUnlock(folder.dir, other, writeRecoveryCode(other.random(32))))).toBe('wrongKey');
});

test("a folder keyed by the desktop's keychain is refused with the way out", () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const { code, ring } = valueFrom(makeRecoveryKey(folder, machine.random));
  const wraps = ring.wraps.map((wrap) => (wrap.kind === 'file' ? { kind: 'keychain' as const, sealed: 'AAAA' } : wrap));
  writeRing(folder.dir, { ...ring, wraps });
  expect(tryUnlock(folder.dir, machine)).toEqual({
    ok: false,
    refusal: { code: 'keychainOnly', data: { ways: ['recovery'] } },
  });
  expect(valueFrom(tryUnlock(folder.dir, machine, code))).toEqual(folder.key);
});

test('a key file left by a crash after the passphrase was set is cleared at the next start', () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const file = join(machine.keys, `${folder.keyId}.key`);
  const content = readFileSync(file);
  valueFrom(setPassphrase(folder, passphrase, machine.random));
  writeFileSync(file, content, { mode: 0o600 });
  opened(machine, folder.dir, passphrase).release();
  expect(existsSync(file)).toBe(false);
});

test('K3: a process killed while it writes the ring leaves one that opens', async () => {
  const machine = newMachine();
  const folder = closedFolder(machine);
  const script = `
    import { randomBytes } from 'node:crypto';
    import { makeRecoveryKey, removePassphrase } from ${JSON.stringify(keysModule)};
    const { key, ...rest } = JSON.parse(process.argv[1]);
    const open = { ...rest, key: Uint8Array.from(key) };
    for (;;) { makeRecoveryKey(open, randomBytes); removePassphrase(open); console.log('round'); }`;
  const rings = new Set<string>();
  for (let kill = 0; kill < 8; kill += 1) {
    const argument = JSON.stringify({ ...folder, key: [...folder.key] });
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Killed at another place of the round each time: right after one was told of, and a while into the next.
    for (let round = 0; round <= kill; round += 1) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(valueFrom(tryUnlock(folder.dir, machine))).toEqual(folder.key);
    rings.add(readFileSync(join(folder.dir, 'key.json'), 'utf8'));
  }
  expect(rings.size).toBeGreaterThan(1);
});

test('a half-written ring beside the ring does no harm; a damaged ring is said to be damaged', () => {
  const machine = newMachine();
  const { dir } = closedFolder(machine);
  writeFileSync(join(dir, 'key.json.new'), '{ "version": 1, "key');
  opened(machine, dir).release();
  writeFileSync(join(dir, 'key.json'), '{ "version": 1, "key');
  expect(codeOf(readRing(dir))).toBe('damagedFile');
});

test('key files lie where the variable says, else in the configuration folder', () => {
  expect(keysFolder({ TALLYPROOF_KEYS: '/elsewhere' })).toBe('/elsewhere');
  if (process.platform !== 'linux') return;
  expect(keysFolder({ XDG_CONFIG_HOME: '/etc/someone' })).toBe('/etc/someone/tallyproof/keys');
  expect(keysFolder({ XDG_CONFIG_HOME: 'relative' })).toMatch(/\/\.config\/tallyproof\/keys$/);
});

test('a lost key file is refused with its place', () => {
  const machine = newMachine();
  const { dir, keyId } = closedFolder(machine);
  const file = join(machine.keys, `${keyId}.key`);
  rmSync(file);
  expect(tryUnlock(dir, machine)).toEqual({ ok: false, refusal: { code: 'keyMissing', data: { file, ways: [] } } });
});
