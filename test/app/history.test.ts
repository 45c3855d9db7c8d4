import { expect, test } from 'vitest';
import { createHandle, type Handle } from '../../db/handle.ts';
import type { Database } from '../../db/open.ts';
import { eraseHistoryPersonal } from '../../db/queries/history.ts';
import { createIds } from '../../db/sequence.ts';
import { appendHistory, historyHead, verifyHistory } from '../../electron/app/history.ts';
import { newestFile } from '../db/files.ts';
import { seededBytes } from '../place.ts';

const actor = { name: 'Ada Example', role: 'owner' } as const;

/** `count` entries; every third carries the mail address of a lead, so leads 0, 3, 6, … have one each. */
function write(handle: Handle, count: number, device = 4): void {
  const deps = { ids: createIds(device), now: () => Date.UTC(2026, 2, 1), random: seededBytes(device) };
  handle.transaction((writer) => {
    for (let n = 0; n < count; n += 1) {
      const personal = n % 3 === 0 ? [{ leadId: n, content: { email: `lead${n}@example.com` } }] : [];
      appendHistory(writer, deps, { actor, action: 'lead.edit', subject: `lead:${n}`, change: { after: n }, personal });
    }
  });
}

/** The file with the guards of history taken off, for somebody who goes round the program. */
function tampered(count: number): { database: Database; handle: Handle; ids: readonly number[] } {
  const { database, handle } = newestFile();
  write(handle, count);
  for (const name of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()) {
    database.exec(`DROP TRIGGER ${name}`);
  }
  database.pragma('foreign_keys = OFF');
  const ids = handle.reader.read<{ id: number }>('SELECT id FROM history ORDER BY id').all();
  return { database, handle, ids: ids.map(({ id }) => id) };
}

test('an empty history is well; so is one that was written', () => {
  const { handle } = newestFile();
  expect(verifyHistory(handle.reader, [historyHead(handle.reader)])).toEqual({ ok: true, entries: 0, erased: 0 });
  write(handle, 10);
  expect(verifyHistory(handle.reader, [historyHead(handle.reader)])).toEqual({ ok: true, entries: 10, erased: 0 });
});

test('the chain goes on when the file moves to a device with a smaller number', () => {
  const { handle } = newestFile();
  for (const device of [4, 2, 8191, 1, 2]) write(handle, 5, device);
  const last = handle.reader.read('SELECT hash FROM history ORDER BY id % 1099511627776 DESC LIMIT 1').get();
  expect({ hash: historyHead(handle.reader) }).toEqual(last);
  expect(verifyHistory(handle.reader)).toEqual({ ok: true, entries: 25, erased: 0 });
});

test('finding the head does not walk the chain', () => {
  const { database, handle } = newestFile();
  write(handle, 100);
  const steps: unknown[] = [];
  const watched = Object.create(database, {
    prepare: {
      value: (sql: string) => {
        if (sql.includes('RECURSIVE')) steps.push(...database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ device: 1n }));
        return database.prepare(sql);
      },
    },
  });
  historyHead(createHandle(watched).reader);
  const scans = steps.map((step) => Object(step).detail).filter((detail) => /^SCAN history/.test(detail));
  expect(steps.length).toBeGreaterThan(0);
  expect(scans).toEqual([]);
});

test('what is erased verifies as erased, and nothing of it stays', () => {
  const { handle } = newestFile();
  write(handle, 10); // leads 0, 3, 6, 9
  expect(handle.transaction((writer) => eraseHistoryPersonal(writer, 6))).toBe(1);
  expect(verifyHistory(handle.reader)).toEqual({ ok: true, entries: 10, erased: 1 });
  const texts = handle.reader.read<{ content: string }>('SELECT content FROM history_personal').all();
  expect(texts.map(({ content }) => content).join()).not.toContain('lead6@example.com');
});

test('the file itself refuses to change or delete an entry', () => {
  const { handle } = newestFile();
  write(handle, 3);
  for (const sql of [
    "UPDATE history SET actor = 'x'",
    'DELETE FROM history',
    'REPLACE INTO history SELECT * FROM history',
  ]) {
    expect(() => handle.transaction((writer) => writer.write(sql).run())).toThrow(
      /history is only added to|FOREIGN KEY/,
    );
  }
});

const columns = ['id', 'at', 'actor', 'role', 'action', 'subject', 'change', 'personal', 'prev', 'hash'];
test.each(columns)('F8: an edited %s is noticed in every entry', (column) => {
  const { database, handle, ids } = tampered(12);
  for (const id of ids) {
    database.exec('BEGIN');
    const edited = column === 'id' || column === 'at' ? `${column} + 100` : `replace(${column} || 'x', 'y', 'z')`;
    expect(database.prepare(`UPDATE history SET ${column} = ${edited} WHERE id = ?`).run(id).changes).toBe(1);
    expect(verifyHistory(handle.reader).ok).toBe(false);
    database.exec('ROLLBACK');
  }
  expect(verifyHistory(handle.reader).ok).toBe(true);
});

test('F8: an entry that is deleted, doubled, moved, or put in is noticed, wherever', () => {
  const { database, handle, ids } = tampered(12);
  const head = historyHead(handle.reader);
  const free = (ids.at(-1) ?? 0) + 1;
  const ways = [
    'DELETE FROM history WHERE id = :id',
    'INSERT INTO history SELECT :free, at, actor, role, action, subject, change, personal, prev, hash FROM history WHERE id = :id',
    'UPDATE history SET id = CASE id WHEN :id THEN :free ELSE id END',
    `INSERT INTO history SELECT :free, at, actor, role, action, subject, change, '{}', hash, hash FROM history WHERE id = :id`,
  ];
  for (const way of ways) {
    for (const id of ids) {
      database.exec('BEGIN');
      database.prepare(way).run(way.includes(':free') ? { id, free } : { id });
      expect(verifyHistory(handle.reader, [head]).ok).toBe(false);
      database.exec('ROLLBACK');
    }
  }
});

test('F8: a tail that is cut off is noticed by a head written down before', () => {
  const { database, handle, ids } = tampered(12);
  const head = historyHead(handle.reader);
  // Entry 11 (lead 9 is entry 10) has nothing personal beside it: the chain that is left is sound in itself.
  database.prepare('DELETE FROM history WHERE id >= ?').run(ids[10] ?? 0);
  expect(verifyHistory(handle.reader)).toEqual({ ok: true, entries: 10, erased: 0 });
  expect(verifyHistory(handle.reader, [head])).toMatchObject({ ok: false, problem: { kind: 'head', id: null } });
});

test.each([
  ['edited', `UPDATE history_personal SET content = '{"email":"other@example.com"}' WHERE lead_id = 3`],
  ['salted anew', "UPDATE history_personal SET salt = '00' WHERE lead_id = 3"],
  ['given to another lead', 'UPDATE history_personal SET lead_id = 4 WHERE lead_id = 3'],
  [
    'added to an entry that has some',
    'INSERT INTO history_personal SELECT history_id, 99, salt, content FROM history_personal WHERE lead_id = 3',
  ],
  [
    'added to an entry that has none',
    'INSERT INTO history_personal SELECT history_id + 1, lead_id, salt, content FROM history_personal WHERE lead_id = 3',
  ],
])('F8: a personal value that was %s is noticed', (_, sql) => {
  const { database, handle } = tampered(6);
  expect(database.prepare(sql).run().changes).toBe(1);
  expect(verifyHistory(handle.reader)).toMatchObject({ ok: false, problem: { kind: 'personal' } });
});

test('100,000 entries are verified in less than a second of processor time', () => {
  const { handle } = newestFile();
  write(handle, 100_000);
  const before = process.cpuUsage();
  expect(verifyHistory(handle.reader)).toEqual({ ok: true, entries: 100_000, erased: 0 });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1000);
});
