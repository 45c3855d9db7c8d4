import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeBackup } from '../../electron/app/backup/backup.ts';
import { readContainer } from '../../electron/app/backup/container.ts';
import { restoreBackup } from '../../electron/app/backup/restore.ts';
import type { Folder } from '../../electron/folder.ts';
import { makeRecoveryKey, readRing, setPassphrase } from '../../electron/keys.ts';
import { codeOf, valueFrom } from '../db/files.ts';
import { tempFolder } from '../place.ts';
import { dump, fill, filledFolder, type Machine, newMachine, now, opened, snapshot } from './folders.ts';

const newFile = () => join(tempFolder(), 'backups', 'a.tallyproof');
const backUp = (folder: Folder, out: string) =>
  writeBackup({ handle: folder.handle, key: folder.key, ring: valueFrom(readRing(folder.dir)), out, now });

/** A backup of three leads, and how the file dumped. */
function backedUp(machine: Machine, prepare: (folder: Folder) => unknown = () => undefined) {
  const folder = opened(machine, filledFolder(machine));
  prepare(folder);
  const file = newFile();
  const answer = valueFrom(backUp(folder, file));
  const text = dump(folder.handle.reader);
  folder.release();
  return { file, answer, text, folder };
}

function dumpOf(machine: Machine, dir: string, secret?: string): string {
  const folder = opened(machine, dir, secret);
  const text = dump(folder.handle.reader);
  folder.release();
  return text;
}

test('M5: a backup says what it holds, shows nothing of it, and leaves nothing else behind', () => {
  const { file, answer } = backedUp(newMachine());
  expect(answer).toEqual({ file, leads: 3, documents: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(readdirSync(join(file, '..'))).toEqual(['a.tallyproof']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const bytes = readFileSync(file);
  for (const canary of ['example.com', 'SQLite format 3']) expect(bytes.includes(canary)).toBe(false);
  expect(valueFrom(readContainer(file)).manifest).toMatchObject({ leads: 3, hash: answer.hash, madeAt: now() });
});

test('M6: a restore on the same machine is equal row for row, with a device number and a key file of its own', () => {
  const machine = newMachine();
  const { file, answer, text, folder } = backedUp(machine);
  const dir = join(tempFolder(), 'restored');
  expect(valueFrom(restoreBackup({ ...machine, file, dir }))).toEqual(answer);
  expect(dumpOf(machine, dir)).toBe(text);
  const restored = opened(machine, dir);
  expect(restored.device).not.toBe(folder.device);
  expect(restored.keyId).not.toBe(folder.keyId);
  // Locking the restored folder must not take the key of the first away.
  valueFrom(setPassphrase(restored, 'correct horse battery', machine.random));
  restored.release();
  expect(dumpOf(machine, folder.dir)).toBe(text);
});

test('M6: on a new machine the recovery key opens it, and from then on its own key file', () => {
  const machine = newMachine();
  let code = '';
  const { file, text } = backedUp(machine, (folder) => {
    code = valueFrom(makeRecoveryKey(folder, machine.random)).code;
  });
  const laptop = newMachine();
  const dir = tempFolder(); // there, and empty
  expect(codeOf(restoreBackup({ ...laptop, file, dir }))).toBe('keyMissing');
  expect(snapshot(dir)).toEqual({});
  valueFrom(restoreBackup({ ...laptop, file, dir, secret: code }));
  expect(dumpOf(laptop, dir)).toBe(text);
});

test('M6: a passphrase goes along with the backup', () => {
  const machine = newMachine();
  const passphrase = 'correct horse battery';
  const { file, text } = backedUp(machine, (folder) => valueFrom(setPassphrase(folder, passphrase, machine.random)));
  const laptop = newMachine();
  const dir = join(tempFolder(), 'restored');
  expect(codeOf(restoreBackup({ ...laptop, file, dir }))).toBe('secretNeeded');
  expect(codeOf(restoreBackup({ ...laptop, file, dir, secret: 'something else' }))).toBe('wrongKey');
  expect(existsSync(dir)).toBe(false);
  valueFrom(restoreBackup({ ...laptop, file, dir, secret: passphrase }));
  expect(dumpOf(laptop, dir, passphrase)).toBe(text);
});

test('a backup made before the passphrase was set opens with the ring of its folder', () => {
  const machine = newMachine();
  const passphrase = 'correct horse battery';
  const { file, text, folder } = backedUp(machine);
  const ring = valueFrom(setPassphrase(folder, passphrase, machine.random));
  const dir = join(tempFolder(), 'restored');
  expect(codeOf(restoreBackup({ ...machine, file, dir, secret: passphrase }))).toBe('keyMissing');
  expect(codeOf(restoreBackup({ ...machine, file, dir, rings: [ring] }))).toBe('secretNeeded');
  valueFrom(restoreBackup({ ...machine, file, dir, rings: [ring], secret: passphrase }));
  expect(dumpOf(machine, dir, passphrase)).toBe(text);
});

test('what is in the way of a restore stays', () => {
  const machine = newMachine();
  const { file } = backedUp(machine);
  const full = filledFolder(machine);
  const notes = tempFolder();
  writeFileSync(join(notes, 'notes.txt'), 'mine');
  for (const dir of [full, notes]) {
    const before = snapshot(dir);
    expect(codeOf(restoreBackup({ ...machine, file, dir }))).toBe('folderNotEmpty');
    expect(snapshot(dir)).toEqual(before);
  }
  const synced = join(tempFolder(), 'Dropbox');
  expect(codeOf(restoreBackup({ ...machine, file, dir: synced }))).toBe('syncedFolder');
});

test('M7: a backup with any one bit flipped, or cut at any place, is refused and nothing is put in place', () => {
  const machine = newMachine();
  const { file } = backedUp(machine);
  const bytes = readFileSync(file);
  const mutant = newFile();
  mkdirSync(join(mutant, '..'));
  const dir = join(tempFolder(), 'restored');
  const random = machine.random;
  const place = () => Buffer.from(random(4)).readUInt32BE(0);
  const refused = (content: Buffer) => {
    writeFileSync(mutant, content);
    expect(['notABackup', 'damagedBackup']).toContain(codeOf(restoreBackup({ ...machine, file: mutant, dir })));
    expect(existsSync(dir)).toBe(false);
  };
  // Every bit of the head, the first 300 bytes (magic, length, hash, much of the manifest), then anywhere.
  const bits = [...Array(2400).keys(), ...Array.from({ length: 100 }, () => place() % (bytes.length * 8))];
  for (const bit of bits) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    refused(flipped);
  }
  for (let n = 0; n < 100; n += 1) refused(bytes.subarray(0, n < 60 ? n : place() % bytes.length));
  refused(Buffer.concat([bytes, Buffer.from('more')]));
});

test('M7: what is no backup of ours is refused', () => {
  const machine = newMachine();
  const dir = join(tempFolder(), 'restored');
  const file = join(tempFolder(), 'other.zip');
  expect(codeOf(restoreBackup({ ...machine, file, dir }))).toBe('noSuchFile');
  writeFileSync(file, 'PK something else altogether');
  expect(codeOf(restoreBackup({ ...machine, file, dir }))).toBe('notABackup');
  expect(codeOf(restoreBackup({ ...machine, file: tempFolder(), dir }))).toBe('notABackup');
  expect(codeOf(restoreBackup({ ...machine, file: backedUp(newMachine()).file, dir }))).toBe('keyMissing');
  expect(existsSync(dir)).toBe(false);
});

test('M4: a backup of a newer version is refused', () => {
  const machine = newMachine();
  const { file } = backedUp(machine, ({ handle }) =>
    handle.transaction((writer) => writer.write('PRAGMA user_version = 999').run()),
  );
  const dir = join(tempFolder(), 'restored');
  expect(codeOf(restoreBackup({ ...machine, file, dir }))).toBe('fileFromTheFuture');
  expect(existsSync(dir)).toBe(false);
});

test('M5: a bad backup never takes the place of a good one', () => {
  const machine = newMachine();
  const folder = opened(machine, filledFolder(machine));
  const out = newFile();
  valueFrom(backUp(folder, out));
  const good = readFileSync(out);
  fill(folder, machine, 50);
  // The disk fails while the copy is made: a page lost, a bit turned, the end missing, another file altogether.
  const faults: readonly ((copy: string, n: number) => void)[] = [
    (copy, n) => truncateSync(copy, statSync(copy).size - 4096 * (n + 1)),
    (copy, n) => {
      const bytes = readFileSync(copy);
      bytes[5000 + n * 997] = (bytes[5000 + n * 997] ?? 0) ^ 1;
      writeFileSync(copy, bytes);
    },
    (copy, n) => {
      const bytes = readFileSync(copy);
      writeFileSync(copy, bytes.fill(0, 4096 * (n + 1), 4096 * (n + 2)));
    },
    (copy) => writeFileSync(copy, readFileSync(join(filledFolder(machine), 'tallyproof.db'))),
    (copy) => writeFileSync(copy, ''),
  ];
  for (const fault of faults) {
    for (let n = 0; n < 10; n += 1) {
      const vacuumInto = (copy: string) => {
        folder.handle.vacuumInto(copy);
        fault(copy, n);
      };
      const broken = { ...folder, handle: { ...folder.handle, vacuumInto } };
      expect(['damagedBackup', 'wrongKey']).toContain(codeOf(backUp(broken, out)));
      expect(readFileSync(out).equals(good)).toBe(true);
    }
  }
  expect(readdirSync(join(out, '..'))).toEqual(['a.tallyproof']);
  expect(valueFrom(backUp(folder, out)).leads).toBe(53);
  folder.release();
});

test('M5: a history that was tampered with is noticed when the backup is made', () => {
  const machine = newMachine();
  const folder = opened(machine, filledFolder(machine));
  folder.handle.transaction((writer) => {
    writer.write('DROP TRIGGER history_no_update').run();
    writer.write("UPDATE history SET actor = 'somebody else'").run();
  });
  const out = newFile();
  expect(backUp(folder, out)).toEqual({ ok: false, refusal: { code: 'damagedBackup', data: { check: 'history' } } });
  expect(existsSync(out)).toBe(false);
  folder.release();
});
