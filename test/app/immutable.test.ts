import { expect, test } from 'vitest';
import { documentFile } from '../../electron/app/documents/documentFile.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { granted } from './desk.ts';
import { dump } from './folders.ts';
import { marchWorld } from './march.ts';

/** Every way to write over, take away or put in the place of a row; each would work on a table nobody guards (F3, T2). */
const ways: readonly ((table: string, column: string) => string)[] = [
  (table, column) => `UPDATE ${table} SET ${column} = ${column}`,
  (table, column) => `UPDATE OR REPLACE ${table} SET ${column} = ${column}`,
  (table) => `DELETE FROM ${table}`,
  (table) => `REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
  (table) => `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
  (table, column) =>
    `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
];

const guarded = [
  ['document', 'snapshot'],
  ['charge', 'amount'],
  ['credit', 'amount'],
  ['history', 'change'],
  ['rendering', 'hash'],
] as const;

test('what is issued, credited, rendered and done stays as it is, whatever is tried', async () => {
  const { client, context, close } = await marchWorld();
  const [row] = await client.invoice.run({ period: '2026-03', issue: true });
  const number = row?.number ?? '';
  granted(await documentFile(context, { number, format: 'json' }));
  granted(creditInvoice(context, { number, of: { kind: 'all' }, rebill: false }));
  const before = dump(context.handle.reader);
  for (const [table, column] of guarded) {
    expect(context.handle.reader.read(`SELECT 1 FROM ${table}`).all(), table).not.toHaveLength(0);
    for (const way of ways) {
      const sql = way(table, column);
      expect(() => context.handle.transaction((w) => w.write(sql).run()), sql).toThrow();
    }
  }
  expect(dump(context.handle.reader)).toBe(before);
  close();
});

test('a number out of order, a charge twice, and more credit than charge are refused by the file itself', async () => {
  const { client, context, close } = await marchWorld();
  await client.invoice.run({ period: '2026-03', issue: true });
  const tries: [sql: string, why: RegExp][] = [
    [
      `INSERT INTO document SELECT id + 1000, kind, series, sequence + 7, number || 'x', contract_id, client_id, of_document,
         period_from, period_to, issued_at, currency, net, tax, gross, snapshot, snapshot_hash FROM document LIMIT 1`,
      /no gaps/,
    ],
    [
      'INSERT INTO live_charge SELECT contract_id, component, event, charge_id + 1 FROM live_charge LIMIT 1',
      /UNIQUE|FOREIGN/,
    ],
    ['INSERT INTO credit SELECT id + 1000, document_id, id, NULL, amount + 1 FROM charge LIMIT 1', /never exceed/],
  ];
  for (const [sql, why] of tries) {
    expect(() => context.handle.transaction((w) => w.write(sql).run()), sql).toThrow(why);
  }
  close();
});
