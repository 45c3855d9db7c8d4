import { afterEach, describe, expect, test } from 'vitest';
import { listOpportunities } from '../../electron/app/opportunity/listOpportunities.ts';
import { readRevenueCalendar } from '../../electron/app/opportunity/readRevenueCalendar.ts';
import { readToday } from '../../electron/app/today/readToday.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { OpportunityListInput } from '../../shared/api/opportunity.ts';
import type { Desk } from './desk.ts';
import { granted } from './desk.ts';
import { deskUnder, dryMonth, issueMonth, receive, sell } from './pricing/months.ts';

let desk: Desk;
afterEach(() => {
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});

/** 20 % of three months of what a customer won within ten days pays, and 10 % of the deal. */
const shares = {
  attribution: { days: 10 },
  components: [
    { id: 'share', kind: 'recurringShare', percent: '20', months: 3 },
    { id: 'deal', kind: 'dealShare', percent: '10' },
  ],
};

/**
 * Delivered on 2 March: the first paid in March and May, and in June after its window; the second in May; the third was won and
 * has paid nothing; the fourth was won on the eleventh day; the fifth says only what it may be worth.
 */
function paid(): { leads: number[]; sales: number[] } {
  desk = deskUnder(shares);
  const leads = desk.deliver('acme', '2026-03-02T09:00:00Z', 5);
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = leads;
  const won = (delivery: number, day: string, amount: number | null = 50_000) =>
    sell(desk, delivery, { amount, wonAt: `${day}T09:00:00Z`, reportedAt: '2026-03-20T09:00:00Z' });
  const sales = [
    won(first, '2026-03-03'),
    won(second, '2026-03-12'),
    won(third, '2026-03-05', null),
    won(fourth, '2026-03-13'),
    sell(desk, fifth, { amount: 70_000, wonAt: null, reportedAt: '2026-03-20T09:00:00Z' }),
  ];
  const [ofFirst = 0, ofSecond = 0] = sales;
  receive(desk, ofFirst, '2026-03', 10_000, '2026-03-31T09:00:00Z');
  receive(desk, ofFirst, '2026-05', 20_000, '2026-05-31T09:00:00Z');
  receive(desk, ofFirst, '2026-06', 70_000, '2026-06-30T09:00:00Z');
  receive(desk, ofSecond, '2026-05', 5000, '2026-05-31T09:00:00Z');
  return { leads, sales };
}

const calendar = () => granted(readRevenueCalendar(desk.context, { contract: 'acme' }));

describe('the calendar of a contract', () => {
  test('what each customer paid by month, most missing first, then who was won and paid nothing', async () => {
    const { leads } = paid();
    const [first = 0, second = 0, third = 0] = leads;
    await issueMonth(desk, '2026-03');
    desk.setNow('2026-07-05T09:00:00Z');
    const { customers, ...rest } = calendar();
    expect(rest).toMatchObject({ shares: true, missing: 2, today: '2026-07-05' });
    expect(rest.months).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    expect(customers.map(({ delivery, missing, wonDay }) => [delivery, missing, wonDay])).toEqual([
      [first, 1, null],
      [second, 1, null],
      [third, 0, '2026-03-05'],
    ]);
    const told = customers[0]?.months.map((of) => [of.month, of.state, of.amount, of.billed, of.toCome, of.reason]);
    expect(told).toEqual([
      // 20 % of 100.00 on the invoice of March, 20 % of 200.00 on the next.
      ['2026-03', 'reported', 10_000, 2000, 0, null],
      ['2026-04', 'missing', null, 0, 0, null],
      ['2026-05', 'reported', 20_000, 0, 4000, null],
      ['2026-06', 'afterWindow', 70_000, 0, 0, 'afterWindow'],
    ]);
    expect(customers[1]?.months.map(({ month, state }) => [month, state])).toEqual([
      ['2026-05', 'reported'],
      ['2026-06', 'missing'],
      ['2026-07', 'expected'],
    ]);
  });

  test('calls missing exactly what the invoice run carries over, and Today counts it', async () => {
    paid();
    desk.setNow('2026-07-05T09:00:00Z');
    const { missing } = calendar();
    const row = await dryMonth(desk, '2026-06');
    // The two months, and the deal of the third whose amount nobody has said.
    expect(row?.carriedOver).toEqual([{ code: 'revenueMissing', count: missing + 1 }]);
    const item = readToday(desk.context).items.find(({ kind }) => kind === 'revenueMissing');
    expect(item).toMatchObject({ count: missing, urgency: 'overdue', at: { kind: 'day', day: '2026-04-30' } });
  });

  test('is empty where nothing is shared', () => {
    desk = deskUnder({ components: [{ id: 'lead', kind: 'perLead', price: 1000 }] });
    const [lead = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', 1);
    const sale = sell(desk, lead, { amount: 1, wonAt: '2026-03-03T09:00:00Z', reportedAt: '2026-03-04T09:00:00Z' });
    receive(desk, sale, '2026-03', 10_000, '2026-03-31T09:00:00Z');
    desk.setNow('2026-07-05T09:00:00Z');
    expect(calendar()).toMatchObject({ shares: false, missing: 0, months: [], customers: [] });
    expect(readToday(desk.context).items.map(({ kind }) => kind)).not.toContain('revenueMissing');
  });

  test('of an unknown contract', () => {
    desk = deskUnder(shares);
    expect(readRevenueCalendar(desk.context, { contract: 'x' })).toMatchObject({ refusal: { code: 'notFound' } });
  });
});

test('a sale says how long it took, whether it is ours, and what it brought and will bring', async () => {
  const { sales } = paid();
  const { number } = await issueMonth(desk, '2026-03');
  desk.setNow('2026-07-05T09:00:00Z');
  const { rows } = granted(listOpportunities(desk.context, OpportunityListInput.parse({ contract: 'acme' })));
  const told = new Map(
    rows.map(({ id, daysToWin, attributed, billed, numbers, toCome, reason }) => [
      id,
      [daysToWin, attributed, billed, numbers, toCome, reason],
    ]),
  );
  expect(sales.map((id) => told.get(id))).toEqual([
    // 10 % of 500.00 and 20 % of 100.00; 20 % of 200.00 to come.
    [1, true, 7000, [number], 4000, null],
    // 10 % of 500.00; 20 % of 50.00 to come.
    [10, true, 5000, [number], 1000, null],
    [3, true, 0, [], 0, 'revenueMissing'],
    [11, false, 0, [], 0, 'notAttributed'],
    [null, null, 0, [], 0, null],
  ]);
});
