import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Writer } from '../../db/handle.ts';
import { openFile } from '../../db/open.ts';
import { insertRendering } from '../../db/queries/document.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { readRing, unlock } from '../../electron/keys.ts';
import { layoutOf } from '../../electron/layout.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { oneClient } from './oneClient.ts';

let desk: Desk;

/** Three leads on an invoice that was rendered, the first credited in part, the third replaced by a fourth. */
beforeAll(async () => {
  desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: oneClient({ acme: [{}] }) });
  const { context } = desk;
  const [first = 0, , third = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', 3);
  desk.setNow('2026-04-02T09:00:00Z');
  const [row] = granted(await runInvoices(context, { period: '2026-03', issue: true }));
  const number = row?.number ?? '';
  const part = desk.dispute(first, '2026-03-03T09:00:00Z');
  granted(resolveDispute(context, { id: part, as: 'part', percent: '40' }));
  const replaced = desk.dispute(third, '2026-03-03T09:00:00Z');
  granted(resolveDispute(context, { id: replaced, as: 'uphold', remedy: 'replacement' }));
  const [fourth] = desk.deliver('acme', '2026-04-02T08:00:00Z', 1);
  change((w) => {
    w.write('UPDATE delivery SET replacement_id = (SELECT id FROM replacement) WHERE id = ?').run(fourth ?? 0);
    insertRendering(w, one('SELECT id AS n FROM document WHERE number = ?', number), 'pdf', 'first');
  });
});
afterAll(() => desk.close());

const change = <T>(body: (w: Writer) => T): T => desk.context.handle.transaction(body);
const rows = (table: string): unknown[] =>
  desk.context.handle.reader.read(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`).all();
const one = (query: string, ...values: (string | number)[]): number =>
  desk.context.handle.reader.read<{ n: number }>(query).get(...values)?.n ?? Number.NaN;

/** What is refused stays refused when the transaction around it goes on and commits. */
function expectRefused(table: string, attack: (w: Writer) => unknown, reason: RegExp): void {
  const before = rows(table);
  expect(before).not.toEqual([]);
  change((w) => expect(() => attack(w)).toThrow(reason));
  expect(rows(table)).toEqual(before);
}

/** The first row again, with some columns changed. */
function again(verb: string, table: string, changes: Readonly<Record<string, string>>): string {
  const names = desk.context.handle.reader
    .read<{ name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
  const values = names.map((name) => changes[name] ?? name);
  return `${verb} INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} ORDER BY 1 LIMIT 1) WHERE true`;
}

const anotherId = '(SELECT max(id) + 1 FROM document)';
/** Each table of issued things with a column worth forging, and other ways to walk into a row that is there. */
const guarded: readonly { table: string; column: string; forged: string; also: readonly Record<string, string>[] }[] = [
  {
    table: 'document',
    column: 'snapshot',
    forged: `'{}'`,
    also: [
      { number: `'INV-1'`, sequence: 'sequence + 1' },
      { id: anotherId, sequence: 'sequence + 1' },
      { id: anotherId },
      { id: anotherId, number: `'INV-1'` },
      { id: anotherId, series: `'INV'`, sequence: '1' },
      { number: `'INV-1'`, series: `'INV'`, sequence: '1' },
    ],
  },
  { table: 'charge', column: 'amount', forged: '1', also: [] },
  { table: 'credit', column: 'amount', forged: '1', also: [] },
  { table: 'rendering', column: 'hash', forged: `'second'`, also: [] },
  { table: 'history', column: 'change', forged: `'{}'`, also: [] },
];
const refusal = /never changes|is never deleted|is never replaced|only added to|have no gaps/;

describe.each(guarded)('F3, T2: what stands in $table stays', ({ table, column, forged, also }) => {
  test('against every verb, through the connection of the application', () => {
    const attacks = [
      `UPDATE ${table} SET ${column} = ${forged}`,
      `UPDATE ${table} SET ${column} = ${column}`,
      `UPDATE OR REPLACE ${table} SET ${column} = ${forged}`,
      `UPDATE OR IGNORE ${table} SET ${column} = ${forged}`,
      `DELETE FROM ${table}`,
      again('REPLACE', table, {}),
      again('INSERT OR REPLACE', table, { [column]: forged }),
      ...also.map((keys) => again('INSERT OR REPLACE', table, { ...keys, [column]: forged })),
      `${again('INSERT', table, { [column]: forged })} ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
    ];
    for (const attack of attacks) expectRefused(table, (w) => w.write(attack).run(), refusal);
  });
});

test('T2: REPLACE is refused by name too, on a connection that forgot recursive triggers', () => {
  const key = granted(unlock({ ring: granted(readRing(desk.dir)), keys: `${desk.dir}-keys` }));
  const forgetful = granted(openFile({ file: layoutOf(desk.dir).data, key, create: false }));
  forgetful.pragma('recursive_triggers = 0');
  for (const { table } of guarded.filter(({ table }) => table !== 'rendering')) {
    const before = rows(table);
    const next = table === 'document' ? { number: `'INV-1'`, sequence: 'sequence + 1' } : {};
    expect(() => forgetful.exec(again('REPLACE', table, next)), table).toThrow(/never replaced|only added to/);
    expect(rows(table)).toEqual(before);
  }
  forgetful.close();
});

describe('F2: at most one live charge for a component and event', () => {
  const second =
    'SELECT contract_id, component, event, id FROM charge WHERE id NOT IN (SELECT charge_id FROM live_charge)';
  const oneEach = (): number[] => [
    one('SELECT count(*) AS n FROM live_charge'),
    one('SELECT count(*) AS n FROM (SELECT DISTINCT contract_id, component, event FROM live_charge)'),
  ];

  test('a second row for one event is refused, or takes the place of the first', () => {
    const undone = new Error('undo');
    const attempt = (verb: string): void =>
      change((w) => {
        w.write(again('INSERT', 'charge', { id: '(SELECT max(id) + 1 FROM charge)' })).run();
        w.write(`${verb} INTO live_charge (contract_id, component, event, charge_id) ${second}`).run();
        expect(oneEach()).toEqual([3, 3]);
        throw undone;
      });
    expect(oneEach()).toEqual([3, 3]);
    expect(() => attempt('INSERT')).toThrow('UNIQUE');
    expect(() => attempt('INSERT OR REPLACE')).toThrow(undone);
  });

  test('a charge is live once', () => {
    const copy = again('INSERT', 'live_charge', { event: `'delivery:0'` });
    expectRefused('live_charge', (w) => w.write(copy).run(), /UNIQUE/);
  });
});

describe('what may never be written', () => {
  const charge = (event: string, changes: Readonly<Record<string, string>> = {}): string =>
    again('INSERT', 'charge', { id: '(SELECT max(id) + 1 FROM charge)', event, ...changes });

  test('a charge for a replacement, and its return', () => {
    const replacement = '(SELECT id FROM delivery WHERE replacement_id IS NOT NULL)';
    const charged = charge(`'delivery:' || ${replacement}`, { delivery_id: replacement });
    expectRefused('charge', (w) => w.write(charged).run(), /a replacement is never charged/);
    const returned = `UPDATE delivery SET state = 'returned' WHERE id = ${replacement}`;
    expectRefused('delivery', (w) => w.write(returned).run(), /a replacement is never returned/);
    expect(written(charge(`'delivery:9'`))).toEqual([1]);
    // What is sold to a lead that replaces another is owed like any other.
    expect(written(charge(`'sale:9'`, { delivery_id: replacement }))).toEqual([1]);
    expect(
      written(`UPDATE delivery SET state = 'returned' WHERE id = ${one('SELECT min(id) AS n FROM delivery')}`),
    ).toEqual([1]);
  });

  test('a charge for a unit given free', () => {
    const second = one("SELECT max(id) AS n FROM delivery WHERE state = 'delivered' AND replacement_id IS NULL");
    const free = `UPDATE delivery SET free = 1 WHERE id = ${second}`;
    const charged = charge(`'delivery:${second}'`, { delivery_id: `${second}` });
    expect(written(charged)).toEqual([1]);
    expect(() => written(free, charged)).toThrow(/a unit given free is never charged/);
    expect(written(free, charge(`'chain:9:held'`, { delivery_id: `${second}` }))).toEqual([1, 1]);
  });

  const credit = (charged: string, amount: string): string =>
    again('INSERT', 'credit', { id: '(SELECT max(id) + 1 FROM credit)', charge_id: charged, amount });
  const tooMuch = /credits never exceed their charge/;

  test('a credit above what is left of its charge', () => {
    const open = '(SELECT max(charge_id) FROM live_charge)';
    // Of the first charge, 2,533, 40 % is back: 1,013.2 is 1,013, and 1,520 are left.
    expectRefused('credit', (w) => w.write(credit(open, '2534')).run(), tooMuch);
    expectRefused('credit', (w) => w.write(credit('charge_id', '1521')).run(), tooMuch);
    expectRefused('credit', (w) => w.write(credit(open, '-1')).run(), tooMuch);
    expectRefused('credit', (w) => w.write(credit(open, '0')).run(), tooMuch);
    expect(written(credit(open, '2533'), credit('charge_id', '1520'))).toEqual([1, 1]);
    expect(() => written(credit(open, '2533'), credit(open, '1'))).toThrow(tooMuch);
  });

  test('a credit of what was given back with another sign, or for more than it', () => {
    const given = charge(`'upgrade:9:1'`, { amount: '-2533' });
    const last = '(SELECT max(id) FROM charge)';
    expect(written(given, credit(last, '-1000'), credit(last, '-1533'))).toEqual([1, 1, 1]);
    expect(() => written(given, credit(last, '-1000'), credit(last, '-1534'))).toThrow(tooMuch);
    expect(() => written(given, credit(last, '1'))).toThrow(tooMuch);
    expect(() => written(charge(`'sale:9'`, { amount: '0' }), credit(last, '1'))).toThrow(tooMuch);
  });

  test('a document that leaves a gap, repeats a number or starts a series late', () => {
    const next = (changes: Record<string, string>): string =>
      again('INSERT', 'document', { id: anotherId, number: `'X-1'`, ...changes });
    const gap = /have no gaps/;
    expectRefused('document', (w) => w.write(next({ sequence: 'sequence + 2' })).run(), gap);
    expectRefused('document', (w) => w.write(next({ sequence: '0' })).run(), gap);
    expectRefused('document', (w) => w.write(next({ series: `'NEW'`, sequence: '2' })).run(), gap);
    expectRefused('document', (w) => w.write(next({})).run(), /never replaced|have no gaps/);
    expect(written(next({ sequence: 'sequence + 1' }))).toEqual([1]);
    expect(written(next({ series: `'NEW'`, sequence: '1' }))).toEqual([1]);
  });
});

/** How many rows statements would write, one after the other; nothing of it stays. */
function written(...statements: readonly string[]): number[] {
  let changes: number[] = [];
  const undone = new Error('undo');
  try {
    change((w) => {
      changes = statements.map((statement) => w.write(statement).run().changes);
      throw undone;
    });
  } catch (problem) {
    if (problem !== undone) throw problem;
  }
  return changes;
}
