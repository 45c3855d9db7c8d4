import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFile, openToLook, readPragmas } from '../../db/open.ts';
import { tempFolder } from '../place.ts';
import { codeOf, emptyFile, testKey, valueFrom } from './files.ts';

const otherKey = new Uint8Array(32).fill(8);
const canary = 'canary@example.com';

test('S1: a connection has every pragma, on a new file and on reopening', () => {
  const wanted = {
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    foreign_keys: 1,
    recursive_triggers: 1,
    secure_delete: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    temp_store: 2,
    busy_timeout: 5000,
    cache_size: -65_536, // 64 MiB in KiB
  };
  const { file, database } = emptyFile();
  expect(readPragmas(database)).toEqual(wanted);
  database.close();
  const again = valueFrom(openFile({ file, key: testKey, create: false }));
  expect(readPragmas(again)).toEqual(wanted);
  again.close();
});

test('S2: the library is 3.51.3 or newer', () => {
  const { database } = emptyFile();
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  expect(version.localeCompare('3.51.3', 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
});

test('K1: neither file nor write-ahead log shows SQLite or what is in it; only the owner may read them', () => {
  const { file, database } = emptyFile();
  database.exec('CREATE TABLE note (text TEXT) STRICT');
  database.prepare('INSERT INTO note VALUES (?)').run(canary);
  const look = (path: string) => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(4096);
    expect(bytes.includes(canary)).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
  };
  look(`${file}-wal`);
  database.pragma('wal_checkpoint(TRUNCATE)');
  look(file);
});

test('K2: a wrong key is refused and the file is left as it was', () => {
  const { file, database } = emptyFile();
  database.exec('CREATE TABLE note (text TEXT) STRICT');
  database.close();
  const before = readFileSync(file);
  for (const create of [true, false]) expect(codeOf(openFile({ file, key: otherKey, create }))).toBe('wrongKey');
  expect(codeOf(openToLook({ file, key: otherKey }))).toBe('wrongKey');
  expect(readFileSync(file).equals(before)).toBe(true);
  const again = valueFrom(openFile({ file, key: testKey, create: false }));
  expect(again.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0);
  again.close();
});

test('a file that is missing stays missing', () => {
  const file = join(tempFolder(), 'none.db');
  expect(codeOf(openFile({ file, key: testKey, create: false }))).toBe('noSuchFile');
  expect(codeOf(openToLook({ file, key: testKey }))).toBe('noSuchFile');
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['plain SQLite', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)])],
  ['text', Buffer.from('a note that is long enough to have a header of its own')],
  ['too short', Buffer.from('x')],
  ['empty', Buffer.alloc(0)],
])('a file that is not ours is refused and left alone: %s', (_, bytes) => {
  const file = join(tempFolder(), 'other.db');
  writeFileSync(file, bytes);
  expect(codeOf(openFile({ file, key: testKey, create: false }))).toBe('notOurs');
  expect(codeOf(openToLook({ file, key: testKey }))).toBe('notOurs');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a file that is looked at cannot be written', () => {
  const { file, database } = emptyFile();
  database.exec('CREATE TABLE note (text TEXT) STRICT');
  database.close();
  const looking = valueFrom(openToLook({ file, key: testKey }));
  expect(() => looking.exec('DELETE FROM note')).toThrow(/readonly/);
  looking.close();
});
