import { afterEach, describe, expect, test } from 'vitest';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { readDraft } from '../../electron/app/invoice/readDraft.ts';
import { readDue } from '../../electron/app/invoice/readDue.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';
import { oneClient } from './oneClient.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    expect(verifyFile(desk.context)).toMatchObject({ ok: true });
    desk.close();
  }
});

function desk(setup: object, now = '2026-03-01T08:00:00Z'): Desk {
  const opened = openDesk({ now, setup });
  desks.push(opened);
  return opened;
}

const due = ({ context }: Desk, month?: string) => granted(readDue(context, { month }));
const rowsOf = (d: Desk, month?: string) =>
  due(d, month).rows.map(({ contract, period, stand, net, number }) => [contract, period, stand, net, number]);
const issue = async ({ context }: Desk, until: string, contracts?: string[]) =>
  granted(await runInvoices(context, { until, contracts, issue: true }));

describe('the worked month', () => {
  test('is due, opens to its charges, is issued and leaves nothing', async () => {
    const world = await marchWorld();
    const expected = monthJson('expected.json');
    const before = await world.client.invoice.due({});
    expect(before).toMatchObject({
      month: '2026-03',
      before: '2026-02',
      after: '2026-04',
      until: '2026-03-31',
      issued: [],
    });
    const { net, tax, gross } = expected['bill maschinenbau-termine 2026-03'];
    expect(before.ready).toEqual([
      { currency: 'EUR', count: 1, net, tax, gross },
      { currency: 'USD', count: 1, net: 300_000, tax: 0, gross: 300_000 },
    ]);
    const draft = await world.client.invoice.draft({ contract: 'maschinenbau-termine', period: '2026-03' });
    expect(draft).toMatchObject({ stand: 'ready', net, gross, tax: { amount: tax, ratePercent: '19' } });
    for (const line of draft.lines) {
      expect(line.charges.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.amount);
    }
    expect(draft.lines[0]?.charges[0]).toMatchObject({
      lead: expect.any(Number),
      annex: { leadRef: expect.any(String) },
      derivation: { rule: 'unitPrice', termsVersion: 1, working: '25000', rounding: 'none' },
    });
    const issued = await world.client.invoice.run({ until: before.until, issue: true });
    expect(issued.map(({ number, gross: sum }) => [number, sum])).toEqual([
      ['INV-2026-0001', 300_000],
      ['INV-2026-0002', gross],
    ]);
    const after = await world.client.invoice.due({});
    expect(after.ready).toEqual([]);
    expect(after.issued).toEqual(before.ready);
    expect(after.rows.map(({ stand, number }) => [stand, number])).toEqual([
      ['issued', 'INV-2026-0001'],
      ['issued', 'INV-2026-0002'],
    ]);
    expect(await world.client.invoice.run({ until: before.until, issue: true })).toEqual([]);
    expect(world.faults).toEqual([]);
    world.close();
  });
});

describe('whatever the cycle', () => {
  const setup = oneClient({
    monthly: [{}],
    weekly: [{ billing: { cycle: 'weekly', tax: { category: 'S', ratePercent: '19' } } }],
  });

  test('every period that is over is due, one after the other, and a running one only to look at', async () => {
    const d = desk(setup);
    d.deliver('weekly', '2026-03-03T10:00:00Z', 1);
    d.deliver('weekly', '2026-03-17T10:00:00Z', 2);
    d.deliver('monthly', '2026-03-05T10:00:00Z', 1);
    // 25 March 00:00 in Berlin: the week of the 23rd runs, so does March.
    d.setNow('2026-03-24T23:00:00Z');
    d.deliver('weekly', '2026-03-23T10:00:00Z', 1);
    // No month asked for: nothing of February can be issued, weeks of the month that runs can.
    expect(due(d)).toMatchObject({ month: '2026-03', ready: [{ count: 2 }] });
    expect(rowsOf(d, '2026-03')).toEqual([
      ['monthly', '2026-03', 'running', 2533, null],
      ['weekly', '2026-03-02..2026-03-08', 'ready', 2533, null],
      ['weekly', '2026-03-16..2026-03-22', 'ready', 5066, null],
      ['weekly', '2026-03-23..2026-03-29', 'running', 0, null],
    ]);
    const issued = await issue(d, '2026-03-31');
    expect(issued.map(({ period, number, net }) => [period, number, net])).toEqual([
      ['2026-03-02..2026-03-08', 'INV-2026-0001', 2533],
      ['2026-03-16..2026-03-22', 'INV-2026-0002', 5066],
    ]);
    // With nothing left to issue, it is the last month that is over.
    expect(due(d)).toMatchObject({ month: '2026-02', rows: [] });
  });

  test('what waits is named, counted once, and carried into the period that decides it', async () => {
    const d = desk(setup);
    const [first = 0] = d.deliver('weekly', '2026-03-03T10:00:00Z', 2);
    d.dispute(first, '2026-03-04T10:00:00Z');
    d.deliver('weekly', '2026-03-10T10:00:00Z', 1);
    d.setNow('2026-03-16T10:00:00Z');
    expect(rowsOf(d, '2026-03')).toEqual([
      ['weekly', '2026-03-02..2026-03-08', 'ready', 2533, null],
      ['weekly', '2026-03-09..2026-03-15', 'ready', 2533, null],
      ['weekly', '2026-03-16..2026-03-22', 'running', 0, null],
    ]);
    const draft = granted(readDraft(d.context, { contract: 'weekly', period: '2026-03-09..2026-03-15' }));
    expect(draft).toMatchObject({
      net: 2533,
      lines: [{ quantity: 1, carriedIn: false }],
      waiting: [{ code: 'disputeOpen', event: `delivery:${first}`, day: '2026-03-03', delivery: first }],
    });
    await issue(d, '2026-03-15');
    expect(rowsOf(d, '2026-03').map(([, period, stand]) => [period, stand])).toEqual([
      ['2026-03-16..2026-03-22', 'running'],
      ['2026-03-02..2026-03-08', 'issued'],
      ['2026-03-09..2026-03-15', 'issued'],
    ]);
  });

  test('only the chosen contracts are issued', async () => {
    const d = desk(setup);
    d.deliver('weekly', '2026-03-03T10:00:00Z', 1);
    d.deliver('monthly', '2026-03-05T10:00:00Z', 1);
    d.setNow('2026-04-04T10:00:00Z');
    expect((await issue(d, '2026-03-31', ['monthly'])).map(({ contract, number }) => [contract, number])).toEqual([
      ['monthly', 'INV-2026-0001'],
    ]);
    expect(rowsOf(d, '2026-03').map(([contract, , stand]) => [contract, stand])).toEqual([
      ['weekly', 'ready'],
      ['monthly', 'issued'],
    ]);
    const unknown = await runInvoices(d.context, { until: '2026-03-31', contracts: ['nobody'], issue: true });
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });
});

test('a period without anything to bill stands there only while something waits or is in the way', () => {
  const setup = monthJson('setup.json');
  delete setup.contracts[1].terms[0].billing.tax;
  const d = desk(setup);
  d.deliver('brightsmile-leads', '2026-04-29T15:00:00Z', 2);
  d.setNow('2026-05-01T06:00:00Z');
  expect(
    due(d, '2026-04').rows.map(({ contract, period, stand, carriedOver }) => [contract, period, stand, carriedOver]),
  ).toEqual([
    ['brightsmile-leads', '2026-04', 'waiting', [{ code: 'reviewOpen', count: 2 }]],
    ['maschinenbau-termine', '2026-03', 'blocked', []],
    ['maschinenbau-termine', '2026-04', 'blocked', []],
  ]);
});

test('credited to be billed once more, an issued period is due again', async () => {
  const d = desk(oneClient({ base: [{ components: [{ id: 'base', kind: 'retainer', price: 100_000 }] }] }));
  d.setNow('2026-04-02T10:00:00Z');
  await issue(d, '2026-03-31');
  granted(creditInvoice(d.context, { number: 'INV-2026-0001', of: { kind: 'all' }, rebill: false }));
  expect(rowsOf(d, '2026-03')).toEqual([['base', '2026-03', 'issued', 100_000, 'INV-2026-0001']]);
  d.setNow('2026-05-02T10:00:00Z');
  await issue(d, '2026-04-30');
  granted(creditInvoice(d.context, { number: 'INV-2026-0002', of: { kind: 'lines', lines: [1] }, rebill: true }));
  expect(rowsOf(d, '2026-04')).toEqual([
    ['base', '2026-04', 'ready', 100_000, null],
    ['base', '2026-04', 'issued', 100_000, 'INV-2026-0002'],
  ]);
});

test('a draft refuses what is no period of the contract', () => {
  const d = desk(oneClient({ monthly: [{}] }));
  const code = (contract: string, period: string): string => {
    const result = readDraft(d.context, { contract, period });
    return result.ok ? 'done' : result.refusal.code;
  };
  expect(code('monthly', 'March')).toBe('invalidInput');
  expect(code('nobody', '2026-03')).toBe('notFound');
  expect(code('monthly', '2026-03-02..2026-03-08')).toBe('notABillingPeriod');
  expect(granted(readDraft(d.context, { contract: 'monthly', period: '2026-03' }))).toMatchObject({
    stand: 'running',
    lines: [],
    net: 0,
  });
});
