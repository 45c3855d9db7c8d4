import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandle } from '../../db/handle.ts';
import { loadMigrations } from '../../db/migrate.ts';
import { type Database, openFile } from '../../db/open.ts';
import { restoreBackup } from '../../electron/app/backup/restore.ts';
import { defaultFolder, openFolder } from '../../electron/folder.ts';
import { drawDevice } from '../../electron/layout.ts';
import { unfitPlace } from '../../electron/synced.ts';
import { codeOf, valueFrom } from '../db/files.ts';
import { tempFolder } from '../place.ts';
import { dump, fill, filledFolder, newMachine, opened, snapshot } from './folders.ts';

test('S7: a new folder is 0700 and its files 0600; the device number stays', () => {
  const machine = newMachine();
  const dir = join(tempFolder(), 'deep', 'data');
  const folder = opened(machine, dir);
  fill(folder, machine, 1);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  const names = readdirSync(dir).filter((name) => statSync(join(dir, name)).isFile());
  expect(names).toEqual(
    expect.arrayContaining(['device.json', 'key.json', 'lock.db', 'tallyproof.db', 'tallyproof.db-wal']),
  );
  for (const name of names) expect([name, statSync(join(dir, name)).mode & 0o777]).toEqual([name, 0o600]);
  folder.release();
  const again = opened(machine, dir);
  expect(again.device).toBe(folder.device);
  expect(again.handle.reader.read('SELECT count(*) AS n FROM lead').get()).toEqual({ n: 1 });
  again.release();
});

test('R9: an open folder is in use, a released one is not', () => {
  const machine = newMachine();
  const dir = filledFolder(machine);
  const folder = opened(machine, dir);
  expect(codeOf(openFolder({ ...machine, dir }))).toBe('inUse');
  folder.release();
  opened(machine, dir).release();
});

test('K2: a missing or damaged part is refused and nothing is put in its place', () => {
  const cases = [
    ['tallyproof.db', 'fileMissing'],
    ['key.json', 'keyMissing'],
  ] as const;
  for (const [name, code] of cases) {
    const machine = newMachine();
    const dir = filledFolder(machine);
    const away = join(tempFolder(), name);
    renameSync(join(dir, name), away);
    const before = snapshot(dir);
    expect(codeOf(openFolder({ ...machine, dir }))).toBe(code);
    expect(snapshot(dir)).toEqual(before);
    renameSync(away, join(dir, name));
    opened(machine, dir).release();
  }
  const log = tempFolder();
  writeFileSync(join(log, 'tallyproof.db-wal'), 'what is left');
  expect(codeOf(openFolder({ ...newMachine(), dir: log }))).toBe('fileMissing');
  const machine = newMachine();
  const dir = filledFolder(machine);
  writeFileSync(join(dir, 'tallyproof.db'), '');
  expect(codeOf(openFolder({ ...machine, dir }))).toBe('notOurs');
  expect(statSync(join(dir, 'tallyproof.db')).size).toBe(0);
});

test('the key of another folder is refused', () => {
  const machine = newMachine();
  const dir = filledFolder(machine);
  const other = filledFolder(machine);
  renameSync(join(other, 'key.json'), join(dir, 'key.json'));
  expect(codeOf(openFolder({ ...machine, dir }))).toBe('wrongKey');
});

test('a first start that was interrupted is finished or begun again', () => {
  const machine = newMachine();
  const finished = filledFolder(machine);
  // After the ring was written and before the file was renamed:
  renameSync(join(finished, 'tallyproof.db'), join(finished, 'tallyproof.db.new'));
  const folder = opened(machine, finished);
  expect(folder.handle.reader.read('SELECT count(*) AS n FROM lead').get()).toEqual({ n: 3 });
  folder.release();
  // While the file was made:
  const begun = tempFolder();
  writeFileSync(join(begun, 'tallyproof.db.new'), 'half');
  writeFileSync(join(begun, 'device.json'), '{ "dev');
  opened(machine, begun).release();
  expect(existsSync(join(begun, 'tallyproof.db.new'))).toBe(false);
});

test('M3: a file of an older version is backed up first; an update that fails leaves it as it was', () => {
  const machine = newMachine();
  const dir = filledFolder(machine);
  const { key, release } = opened(machine, dir);
  release();
  // The newest schema under an older number: the step that makes its tables once more must fail.
  const contents = (file: string, change: (database: Database) => unknown = () => undefined) => {
    const database = valueFrom(openFile({ file, key, create: false }));
    change(database);
    const text = dump(createHandle(database).reader);
    database.close();
    return text;
  };
  const data = join(dir, 'tallyproof.db');
  const before = contents(data, (database) => database.pragma(`user_version = ${loadMigrations().length - 1}`));
  expect(before).toContain('lead.add');
  expect(() => openFolder({ ...machine, dir })).toThrow(/^migration \d+ .* failed$/);
  expect(contents(data)).toBe(before);
  const [backup = 'none'] = readdirSync(join(dir, 'backups'));
  expect(backup).toBe(`before-update-from-${loadMigrations().length - 1}-2026-03-01T090000Z.tallyproof`);
  const restored = join(tempFolder(), 'restored');
  valueFrom(restoreBackup({ ...machine, file: join(dir, 'backups', backup), dir: restored }));
  expect(contents(join(restored, 'tallyproof.db'))).toBe(before);
});

test('M4: a folder from the future is refused and left as it was', () => {
  const machine = newMachine();
  const dir = filledFolder(machine);
  const { key, release } = opened(machine, dir);
  release();
  const file = join(dir, 'tallyproof.db');
  const newer = valueFrom(openFile({ file, key, create: false }));
  newer.pragma('user_version = 999');
  newer.close();
  const before = snapshot(dir);
  expect(codeOf(openFolder({ ...machine, dir }))).toBe('fileFromTheFuture');
  expect(snapshot(dir)).toEqual(before);
});

test('R11: synchronised folders are refused, by their own name or by where a link leads', () => {
  const machine = newMachine();
  for (const name of ['Dropbox', 'OneDrive - Example Ltd', 'iCloud Drive', 'Google Drive', 'Nextcloud']) {
    const dir = join(tempFolder(), name, 'Tallyproof');
    expect(codeOf(openFolder({ ...machine, dir }))).toBe('syncedFolder');
    expect(existsSync(dir)).toBe(false);
  }
  expect(unfitPlace(join(tempFolder(), 'my dropbox notes'))).toBe(null);
});

test('device numbers are 1–8191 and never the one to avoid', () => {
  const bytes = (value: number) => () => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);
  expect(drawDevice(bytes(0))).toBe(1);
  expect(drawDevice(bytes(8190))).toBe(8191);
  expect(drawDevice(bytes(8191))).toBe(1); // 8191 mod 8191 = 0, plus 1
  expect(drawDevice(bytes(0), 1)).toBe(2);
  expect(drawDevice(bytes(8190), 8191)).toBe(1);
});

test('the default folder follows the platform', () => {
  if (process.platform !== 'linux') return;
  expect(defaultFolder({ XDG_DATA_HOME: '/srv/someone' })).toBe('/srv/someone/Tallyproof');
  expect(defaultFolder({})).toMatch(/\/\.local\/share\/Tallyproof$/);
});
