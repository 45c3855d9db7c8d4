import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandle, type Handle, type Writer } from '../../db/handle.ts';
import { openToLook } from '../../db/open.ts';
import { tempFolder } from '../place.ts';
import { emptyFile, testKey, valueFrom } from './files.ts';

function notes(): Handle {
  const { database } = emptyFile();
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  return createHandle(database);
}

const add = (writer: Writer, word: string) => writer.write('INSERT INTO note (text) VALUES (?)').run(word);
const words = (handle: Handle) =>
  handle.reader
    .read<{ text: string }>('SELECT text FROM note ORDER BY id')
    .all()
    .map((row) => row.text);

test('a transaction keeps all or nothing, and answers what its body answers', () => {
  const handle = notes();
  expect(handle.transaction((writer) => add(writer, 'one').changes)).toBe(1);
  expect(() =>
    handle.transaction((writer) => {
      add(writer, 'two');
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(words(handle)).toEqual(['one']);
});

test('a transaction is not nested, not asynchronous, and not usable afterwards', () => {
  const handle = notes();
  let leaked: Writer | undefined;
  expect(() => handle.transaction(() => handle.transaction(() => 1))).toThrow('open already');
  expect(() => handle.transaction(async (writer) => add(writer, 'late'))).toThrow('asynchronous');
  handle.transaction((writer) => {
    leaked = writer;
  });
  expect(() => leaked?.write('DELETE FROM note').run()).toThrow('outside its transaction');
  expect(words(handle)).toEqual([]);
});

test.each([
  'INSERT INTO note (text) VALUES (1) RETURNING id',
  'DELETE FROM note',
  'PRAGMA user_version = 3',
  'BEGIN',
  "ATTACH 'x' AS y",
])('a Reader does not run %s', (sql) => {
  expect(() => notes().reader.read(sql)).toThrow('a Reader only reads');
});

test.each(['SELECT 1', 'COMMIT', 'ROLLBACK'])('a Writer does not write %s', (sql) => {
  expect(() => notes().transaction((writer) => writer.write(sql).run())).toThrow('changes nothing');
});

test('RETURNING answers rows; parameters go by place or by name', () => {
  const handle = notes();
  const id = handle.transaction((writer) =>
    writer.write<{ id: number }>('INSERT INTO note (text) VALUES (:text) RETURNING id').get({ text: 'one' }),
  );
  expect(id).toEqual({ id: 1 });
  expect(handle.reader.read('SELECT text FROM note WHERE id = ?').get(1)).toEqual({ text: 'one' });
});

test('the same query runs inside its own iteration', () => {
  const handle = notes();
  handle.transaction((writer) => ['a', 'b'].map((word) => add(writer, word)));
  const sql = 'SELECT text FROM note ORDER BY id';
  const pairs = [...handle.reader.read<{ text: string }>(sql).iterate()].length;
  const seen: string[] = [];
  for (const outer of handle.reader.read<{ text: string }>(sql).iterate()) {
    for (const inner of handle.reader.read<{ text: string }>(sql).iterate()) seen.push(outer.text + inner.text);
  }
  expect(pairs).toBe(2);
  expect(seen).toEqual(['aa', 'ab', 'ba', 'bb']);
});

test('more different queries than are kept still run', () => {
  const { reader } = notes();
  for (let n = 0; n < 600; n += 1) expect(reader.read(`SELECT ${n} AS n`).get()).toEqual({ n });
  expect(reader.read('SELECT 0 AS n').get()).toEqual({ n: 0 });
});

test('VACUUM INTO makes a whole copy under the same key; a checkpoint empties the log', () => {
  const handle = notes();
  handle.transaction((writer) => add(writer, 'one'));
  const copy = join(tempFolder(), 'copy.db');
  handle.vacuumInto(copy);
  handle.checkpoint();
  const other = createHandle(valueFrom(openToLook({ file: copy, key: testKey })));
  expect(words(other)).toEqual(['one']);
  other.close();
  handle.close();
});

test('pieces are committed together, by whoever begins the next transaction', () => {
  const { file, database } = emptyFile();
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const handle = createHandle(database);
  const elsewhere = createHandle(valueFrom(openToLook({ file, key: testKey })));
  const other = (): string[] => words(elsewhere);
  const pieces = handle.inPieces();
  pieces.run((writer) => add(writer, 'one'));
  pieces.run((writer) => add(writer, 'two'));
  expect(words(handle)).toEqual(['one', 'two']); // read on the same connection
  expect(other()).toEqual([]);
  handle.transaction((writer) => add(writer, 'between'));
  expect(other()).toEqual(['one', 'two', 'between']);
  pieces.run((writer) => add(writer, 'three'));
  pieces.commit();
  expect(other()).toEqual(['one', 'two', 'between', 'three']);
});

test('pieces are lost together, and whoever wrote them hears of it', () => {
  const handle = notes();
  const pieces = handle.inPieces();
  pieces.run((writer) => add(writer, 'one'));
  const stop = (): never => {
    throw new Error('stop');
  };
  expect(() => pieces.run(stop)).toThrow('stop');
  expect(words(handle)).toEqual([]);
  expect(() => pieces.run((writer) => add(writer, 'two'))).toThrow('stop');
  expect(() => pieces.commit()).toThrow('stop');
  expect(() => handle.inPieces().run(() => handle.transaction(() => 1))).toThrow('open already');
  handle.transaction((writer) => add(writer, 'after'));
  expect(words(handle)).toEqual(['after']);
});

test('pieces that cannot be committed are told to their writer, not to who comes between', () => {
  const { database } = emptyFile();
  database.exec(`
    CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE mark (note INTEGER REFERENCES note DEFERRABLE INITIALLY DEFERRED) STRICT`);
  const handle = createHandle(database);
  const pieces = handle.inPieces();
  pieces.run((writer) => writer.write('INSERT INTO mark (note) VALUES (7)').run());
  handle.transaction((writer) => add(writer, 'other'));
  expect(words(handle)).toEqual(['other']);
  expect(() => pieces.run((writer) => add(writer, 'late'))).toThrow('FOREIGN KEY');
  expect(() => pieces.commit()).toThrow('FOREIGN KEY');
});
