import { afterEach, describe, expect, test } from 'vitest';
import { creditNotesOf, readDocument } from '../../db/queries/document.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { snapshotOf } from '../../electron/app/documents/documentFile.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { issueCreditNote } from '../../electron/app/invoice/issueCreditNote.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { transact } from '../../electron/app/transact.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    expect(verifyFile(desk.context)).toMatchObject({ ok: true });
    desk.close();
  }
});

const march = { now: '2026-03-01T08:00:00Z', period: '2026-03', billed: '2026-04-04T08:00:00Z' };
const meetings = 'maschinenbau-termine';

/** Three held meetings of March at 33.33 with 19 %: 99.99 net, 19.00 tax (18.9981), 118.99 gross. */
async function meetingDesk(): Promise<{ desk: Desk; number: string; deliveries: number[] }> {
  const setup = monthJson('setup.json');
  setup.contracts[1].terms[0].components = [{ id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 3333 }];
  const desk = openDesk({ now: march.now, setup });
  desks.push(desk);
  const deliveries = desk.deliver(meetings, '2026-03-02T10:00:00Z', 3);
  for (const delivery of deliveries) {
    desk.book(delivery, { bookedAt: '2026-03-03T10:00:00Z', startsAt: '2026-03-10T10:00:00Z', outcome: 'held' });
  }
  desk.setNow(march.billed);
  return { desk, number: await bill(desk, march.period), deliveries };
}

/** 4 leads at 75.00 delivered on 10 March, invoiced on 4 April. */
async function leadDesk(): Promise<{ desk: Desk; number: string; deliveries: number[] }> {
  const desk = openDesk({ now: march.now, setup: monthJson('setup.json') });
  desks.push(desk);
  const deliveries = desk.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', 4);
  desk.setNow(march.billed);
  return { desk, number: await bill(desk, march.period, 'brightsmile-leads'), deliveries };
}

async function bill({ context }: Desk, period: string, contract = meetings): Promise<string> {
  const [row] = granted(await runInvoices(context, { period, contract, issue: true }));
  return row?.number ?? 'nothing to bill';
}

const refusalOf = ({ context }: Desk, number: string, ids?: number[], rebill = false): string => {
  const result = creditInvoice(context, {
    number,
    of: ids ? { kind: 'deliveries', ids } : { kind: 'all' },
    rebill,
  });
  return result.ok ? 'done' : result.refusal.code;
};

describe('credit by delivery', () => {
  test('takes its meeting along, and all notes together give back exactly the tax of the invoice', async () => {
    const { desk, number, deliveries } = await meetingDesk();
    const notes = deliveries.map((id) =>
      granted(creditInvoice(desk.context, { number, of: { kind: 'deliveries', ids: [id] }, rebill: false })),
    );
    // 19 % of 33.33 is 6.3327: of 33.33, 66.66 and 99.99 together 6.33, 12.67 and 19.00
    expect(notes).toEqual([
      { number: 'CN-2026-0001', of: number, currency: 'EUR', net: 3333, tax: 633, gross: 3966 },
      { number: 'CN-2026-0002', of: number, currency: 'EUR', net: 3333, tax: 634, gross: 3967 },
      { number: 'CN-2026-0003', of: number, currency: 'EUR', net: 3333, tax: 633, gross: 3966 },
    ]);
    expect(refusalOf(desk, number)).toBe('alreadyCredited');
  });

  test('the note is a document of its own, in the client’s language, with the facts of the charge', async () => {
    const { desk, number, deliveries } = await meetingDesk();
    const of = { kind: 'deliveries', ids: deliveries.slice(0, 2) } as const;
    granted(creditInvoice(desk.context, { number, of, rebill: true, reason: 'Vereinbart am 3. April' }));
    const { reader } = desk.context.handle;
    const invoice = readDocument(reader, number);
    const [note] = invoice ? creditNotesOf(reader, invoice.id) : [];
    if (!note) throw new Error('no credit note');
    expect(snapshotOf(note)).toMatchObject({
      kind: 'creditNote',
      of: { number },
      rebill: true,
      reason: 'Vereinbart am 3. April',
      locale: 'de-DE',
      lines: [{ text: 'Wahrgenommene Termine', quantity: 2, unit: 3333, amount: 6666 }],
      charges: [{ charged: 3333, amount: 3333, annex: { meetingDay: '2026-03-10' } }, { amount: 3333 }],
    });
  });
});

test('refusals', async () => {
  const { desk, number, deliveries } = await leadDesk();
  const [first = 0, second = 0] = deliveries;
  expect(refusalOf(desk, 'INV-2026-0099')).toBe('unknownDocument');
  expect(refusalOf(desk, number, [first + 1_000_000])).toBe('notOnInvoice');
  expect(refusalOf(desk, number, [first])).toBe('done');
  expect(refusalOf(desk, number, [first])).toBe('alreadyCredited');
  // A delivery that has something left goes through; the other has nothing more to give.
  expect(refusalOf(desk, number, [first, second])).toBe('done');
  expect(refusalOf(desk, 'CN-2026-0001')).toBe('notAnInvoice');
  const more = (amount: number) =>
    transact(desk.context, (w) => {
      const invoice = readDocument(w, number);
      const charge = w.read<{ id: number }>('SELECT max(id) AS id FROM charge').get();
      const credits = [{ chargeId: charge?.id ?? 0, amount }];
      return issueCreditNote(w, desk.context, { invoiceId: invoice?.id ?? 0, credits, reason: null, rebill: false });
    });
  expect(more(7501)).toMatchObject({ refusal: { code: 'creditExceedsCharge', data: { left: 7500 } } });
  expect(more(2500)).toMatchObject({ ok: true, value: { net: 2500 } });
  expect(more(5001)).toMatchObject({ refusal: { code: 'creditExceedsCharge', data: { left: 5000 } } });
});

describe('rebill', () => {
  test('frees events to be billed exactly once more, under their own month', async () => {
    const { desk, number } = await leadDesk();
    granted(creditInvoice(desk.context, { number, of: { kind: 'all' }, rebill: true }));
    desk.setNow('2026-05-04T08:00:00Z');
    const again = granted(
      await runInvoices(desk.context, { period: '2026-04', contract: 'brightsmile-leads', issue: true }),
    );
    expect(again).toMatchObject([
      { lines: [{ month: '2026-03', quantity: 4, amount: 30000 }], number: 'INV-2026-0002' },
    ]);
    expect(await bill(desk, '2026-03', 'brightsmile-leads')).toBe('nothing to bill');
    expect(await bill(desk, '2026-04', 'brightsmile-leads')).toBe('nothing to bill');
  });

  test('without it nothing is billed again', async () => {
    const { desk, number } = await leadDesk();
    granted(creditInvoice(desk.context, { number, of: { kind: 'all' }, rebill: false }));
    expect(await bill(desk, '2026-03', 'brightsmile-leads')).toBe('nothing to bill');
  });

  test('never a unit that was returned, nor one that is credited only in part', async () => {
    const { desk, number, deliveries } = await leadDesk();
    const [returned = 0, replaced = 0, part = 0, kept = 0] = deliveries;
    const claim = (delivery: number, decision: Partial<Parameters<typeof resolveDispute>[1]>): void => {
      const id = desk.context.handle.transaction((w) => {
        w.write("UPDATE delivery SET state = 'delivered' WHERE id = ?").run(delivery);
        return delivery;
      });
      const dispute = desk.dispute(id, '2026-03-11T12:00:00Z');
      granted(resolveDispute(desk.context, { id: dispute, as: 'uphold', ...decision }));
    };
    claim(returned, { remedy: 'credit' });
    claim(replaced, { remedy: 'replacement' });
    claim(part, { as: 'part', percent: '50' });
    const rest = granted(creditInvoice(desk.context, { number, of: { kind: 'all' }, rebill: true }));
    // 300.00 − 75.00 for the returned − 37.50 for the part
    expect(rest).toMatchObject({ net: 18750 });
    const [row] = granted(
      await runInvoices(desk.context, { period: '2026-03', contract: 'brightsmile-leads', issue: true }),
    );
    // The kept one in full, the other at half its price; the returned and the replaced one never.
    expect(row).toMatchObject({
      lines: [
        { quantity: 1, unit: 7500 },
        { quantity: 1, unit: 3750, text: 'Accepted leads, 50% credited' },
      ],
      net: 11250,
    });
    expect(kept).toBeGreaterThan(part);
  });
});

test('a claim in time that we hear of after the invoice becomes a credit', async () => {
  const { desk, number, deliveries } = await leadDesk();
  const [first = 0] = deliveries;
  const dispute = desk.dispute(first, '2026-03-12T15:00:00Z');
  const { credit } = granted(resolveDispute(desk.context, { id: dispute, as: 'uphold', remedy: 'credit' }));
  expect(credit).toEqual({ number: 'CN-2026-0001', of: number, currency: 'USD', net: 7500, tax: 0, gross: 7500 });
  expect(refusalOf(desk, number, [first])).toBe('alreadyCredited');
});
