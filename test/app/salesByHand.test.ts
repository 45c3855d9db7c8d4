import { afterEach, describe, expect, test } from 'vitest';
import { importSales } from '../../electron/app/answers/importSales.ts';
import { previewDecisions } from '../../electron/app/dispute/previewDecisions.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { listHistory } from '../../electron/app/listHistory.ts';
import { recordSale } from '../../electron/app/opportunity/recordSale.ts';
import { reportRevenue } from '../../electron/app/opportunity/reportRevenue.ts';
import { undoStep } from '../../electron/app/step/takeBack.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { ClientFile } from '../../shared/api/clientFile.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import type { Desk } from './desk.ts';
import { granted } from './desk.ts';
import { deskUnder, dryMonth, issueMonth } from './pricing/months.ts';
import { csv } from './sampleContract.ts';

let desk: Desk;
afterEach(() => {
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});

const refused = (result: Result<unknown>): unknown =>
  result.ok ? result.value : [result.refusal.code, result.refusal.data];

/** A share of a deal, a fixed price for each, and 20 % of three months. */
const shares = {
  attribution: { days: 90 },
  components: [
    { id: 'fixed', kind: 'perSale', price: 5000 },
    { id: 'deal', kind: 'dealShare', percent: '10' },
    { id: 'share', kind: 'recurringShare', percent: '20', months: 3 },
  ],
};

const opened = (): number => {
  desk = deskUnder(shares);
  const [lead = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', 1);
  desk.setNow('2026-03-20T09:00:00Z');
  return lead;
};

const won = (delivery: number, more: object = {}) => ({
  delivery,
  stage: 'won',
  amount: 100_000,
  wonDay: '2026-03-15',
  ...more,
});

describe('what became of a delivery', () => {
  test('is said by hand, belongs to the day it is said, and is billed', async () => {
    const lead = opened();
    const { id } = granted(recordSale(desk.context, { ...won(lead), amount: null, wonDay: null, stage: 'proposal' }));
    desk.setNow('2026-04-10T09:00:00Z');
    expect(granted(recordSale(desk.context, won(lead, { id })))).toEqual({ id });
    const { rows: entries } = listHistory(desk.context, { limit: 1 });
    expect(entries[0]).toMatchObject({
      action: 'sale',
      change: { before: { stage: 'proposal', amount: null, wonAt: null }, after: { delivery: lead, amount: 100_000 } },
    });
    desk.setNow('2026-04-20T09:00:00Z');
    granted(recordSale(desk.context, won(lead, { id, amount: 90_000 })));
    expect(await dryMonth(desk, '2026-03')).toBeUndefined();
    // Won in March, said in April: 50.00 and 10 % of 900.00.
    expect((await issueMonth(desk, '2026-04')).lines).toEqual([
      ['fixed', '2026-04', 1, 5000, 5000],
      ['deal', '2026-04', 1, 9000, 9000],
    ]);
  });

  test('the same again changes nothing, and undo takes it back', async () => {
    const lead = opened();
    const { id } = granted(recordSale(desk.context, won(lead)));
    const before = listHistory(desk.context, { limit: 5 }).rows.length;
    granted(recordSale(desk.context, won(lead, { id })));
    expect(listHistory(desk.context, { limit: 5 }).rows).toHaveLength(before);
    granted(await undoStep(desk.context, {}));
    expect(refused(recordSale(desk.context, won(lead, { id })))).toEqual(['notFound', { kind: 'sale', ref: id }]);
  });

  test('the stage won is a sale of today where no day is named, the stage lost is none', () => {
    const lead = opened();
    const wonAt = (): unknown => desk.context.handle.reader.read('SELECT won_at AS at FROM opportunity').all();
    const { id } = granted(recordSale(desk.context, won(lead, { stage: 'Won', wonDay: null })));
    // The first moment of 20 March in Berlin.
    expect(wonAt()).toEqual([{ at: Date.parse('2026-03-19T23:00:00Z') }]);
    granted(recordSale(desk.context, won(lead, { id, stage: 'lost' })));
    expect(wonAt()).toEqual([{ at: null }]);
  });

  test('only of what was delivered, and between its delivery and today', () => {
    const lead = opened();
    expect(refused(recordSale(desk.context, won(999)))).toEqual(['notFound', { kind: 'delivery', ref: 999 }]);
    for (const day of ['2026-03-01', '2026-03-21']) {
      expect(refused(recordSale(desk.context, won(lead, { wonDay: day })))).toEqual([
        'saleOutOfTime',
        { day, from: '2026-03-02', to: '2026-03-20' },
      ]);
    }
  });
});

describe('what a customer paid in a month', () => {
  test('is said by hand and shared; a correction stays on the day it was said first', async () => {
    const lead = opened();
    const march = { delivery: lead, month: '2026-03' };
    const { id } = granted(reportRevenue(desk.context, { ...march, amount: 10_000 }));
    desk.setNow('2026-04-02T09:00:00Z');
    expect(granted(reportRevenue(desk.context, { ...march, amount: 12_000 }))).toEqual({ id });
    // 20 % of 120.00.
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([['share', '2026-03', 1, 2400, 2400]]);
  });

  test('goes to the deal that has the month, else to the one that was won', () => {
    const lead = opened();
    granted(recordSale(desk.context, { ...won(lead), wonDay: null, stage: 'talking' }));
    const { id } = granted(recordSale(desk.context, won(lead)));
    expect(granted(reportRevenue(desk.context, { delivery: lead, month: '2026-03', amount: 1 }))).toEqual({ id });
    expect(granted(reportRevenue(desk.context, { delivery: lead, month: '2026-03', amount: 2 }))).toEqual({ id });
  });

  test('not before its delivery, not of a month to come', () => {
    const lead = opened();
    for (const month of ['2026-02', '2026-04']) {
      expect(refused(reportRevenue(desk.context, { delivery: lead, month, amount: 1 }))).toEqual([
        'revenueOutOfTime',
        { month, from: '2026-03', to: '2026-03' },
      ]);
    }
  });
});

describe('what an invoice charges for is credited first, then corrected, then billed once more', () => {
  const map = {
    kind: 'sales',
    columns: {
      Lead: 'lead.id',
      Stage: 'sale.stage',
      Amount: 'sale.amount',
      Month: 'revenue.month',
      Paid: 'revenue.amount',
    },
  };

  async function billed(): Promise<{ lead: number; id: number; number: string }> {
    const lead = opened();
    desk.context.handle.transaction((w) => w.write("UPDATE lead SET external_id = 'L-1'").run());
    const { id } = granted(recordSale(desk.context, won(lead)));
    granted(reportRevenue(desk.context, { delivery: lead, month: '2026-03', amount: 10_000 }));
    const { number, lines } = await issueMonth(desk, '2026-03');
    expect(lines).toEqual([
      ['fixed', '2026-03', 1, 5000, 5000],
      ['deal', '2026-03', 1, 10_000, 10_000],
      ['share', '2026-03', 1, 2000, 2000],
    ]);
    return { lead, id, number };
  }

  test('by hand and by the file: refused with the invoice', async () => {
    const { lead, id, number } = await billed();
    const { context } = desk;
    const amount = ['saleInvoiced', { number, fixed: 'amount' }];
    const itself = ['saleInvoiced', { number, fixed: 'won' }];
    expect(refused(recordSale(context, won(lead, { id, amount: 80_000 })))).toEqual(amount);
    expect(refused(recordSale(context, won(lead, { id, wonDay: '2026-03-16' })))).toEqual(itself);
    expect(refused(recordSale(context, won(lead, { id, wonDay: null, stage: 'lost' })))).toEqual(itself);
    expect(refused(reportRevenue(context, { delivery: lead, month: '2026-03', amount: 9000 }))).toEqual([
      'revenueInvoiced',
      { number, month: '2026-03' },
    ]);
    granted(recordSale(context, won(lead, { id, stage: 'onboarding' })));
    const file = csv(
      'Lead,Stage,Amount,Month,Paid',
      'L-1,won,800.00,,',
      'L-1,lost,,,',
      'L-1,gone,,2026-03,90.00',
      'L-1,,,2026-03,100.00',
    );
    const answer = granted(await importSales(context, ClientFile.parse({ contract: 'acme', map, file })));
    expect(answer).toMatchObject({
      opportunities: 0,
      revenue: 1,
      problems: [
        { row: 1, code: 'saleInvoiced', field: 'sale.amount' },
        { row: 2, code: 'saleInvoiced', field: 'sale.wonAt' },
        { row: 3, code: 'revenueInvoiced', field: 'revenue.amount' },
      ],
    });
    // Nothing of a row that is not taken: its stage neither.
    expect(context.handle.reader.read('SELECT stage, amount FROM opportunity').all()).toEqual([
      { stage: 'onboarding', amount: 100_000 },
    ]);
  });

  test('credited with rebill: corrected, and the next invoice bills it for the month it belongs to', async () => {
    const { lead, id, number } = await billed();
    const { context } = desk;
    // The lines of the two shares; the fixed price stands.
    granted(creditInvoice(context, { number, of: { kind: 'lines', lines: [2, 3] }, rebill: true }));
    granted(recordSale(context, won(lead, { id, amount: 80_000 })));
    granted(reportRevenue(context, { delivery: lead, month: '2026-03', amount: 9000 }));
    // 10 % of 800.00 and 20 % of 90.00.
    expect((await issueMonth(desk, '2026-04')).lines).toEqual([
      ['deal', '2026-03', 1, 8000, 8000],
      ['share', '2026-03', 1, 1800, 1800],
    ]);
  });

  test('credited for good: corrected, and never billed again', async () => {
    const { lead, id, number } = await billed();
    granted(creditInvoice(desk.context, { number, of: { kind: 'all' }, rebill: false }));
    granted(recordSale(desk.context, won(lead, { id, amount: null, wonDay: null, stage: 'lost' })));
    desk.setNow('2026-05-05T09:00:00Z');
    // April and May of the share are expected all the same: it was paid for in March.
    expect(await dryMonth(desk, '2026-04')).toMatchObject({
      net: 0,
      carriedOver: [{ code: 'revenueMissing', count: 1 }],
    });
  });
});

describe('a lead that comes back takes along what was sold to it', () => {
  const uphold = (delivery: number): readonly { net: number }[] => {
    const claim = desk.dispute(delivery, '2026-03-03T09:00:00Z');
    return granted(resolveDispute(desk.context, { id: claim, as: 'uphold' })).credits;
  };

  test('invoiced: a credit note over the sale and its month; what comes after is neither billed nor missing', async () => {
    const lead = opened();
    granted(recordSale(desk.context, won(lead)));
    granted(reportRevenue(desk.context, { delivery: lead, month: '2026-03', amount: 10_000 }));
    // 5,000 + 10 % of 100,000 + 20 % of 10,000.
    await issueMonth(desk, '2026-03');
    granted(reportRevenue(desk.context, { delivery: lead, month: '2026-04', amount: 30_000 }));
    expect(uphold(lead)).toMatchObject([{ net: 17_000 }]);
    desk.setNow('2026-07-05T09:00:00Z');
    expect(await dryMonth(desk, '2026-06')).toBeUndefined();
  });

  test('not invoiced: what the next invoice leaves out is said before it is decided', () => {
    const lead = opened();
    granted(recordSale(desk.context, won(lead)));
    granted(reportRevenue(desk.context, { delivery: lead, month: '2026-03', amount: 10_000 }));
    const claim = desk.dispute(lead, '2026-03-03T09:00:00Z');
    const { choices } = granted(previewDecisions(desk.context, { ids: [claim] }));
    expect(choices.find(({ key }) => key === 'uphold')?.sums).toMatchObject([{ notBilled: 17_000, credited: 0 }]);
  });

  test('sold in place of its lead: what was paid for either comes back once', async () => {
    desk = deskUnder({
      attribution: { days: 90 },
      components: [
        { id: 'lead', kind: 'perLead', price: 4000 },
        { id: 'sale', kind: 'perSale', price: 20_000, overlap: 'upgrade' },
      ],
    });
    const [lead = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', 1);
    desk.setNow('2026-03-20T09:00:00Z');
    granted(recordSale(desk.context, won(lead)));
    const march = await issueMonth(desk, '2026-03');
    expect(march.lines.map(([component, , , , amount]) => [component, amount])).toEqual([
      ['lead', 4000],
      ['sale', 20_000],
      ['lead', -4000],
    ]);
    expect(uphold(lead)).toMatchObject([{ net: 20_000 }]);
    desk.setNow('2026-05-05T09:00:00Z');
    expect(await dryMonth(desk, '2026-04')).toBeUndefined();
  });
});
