import { afterEach, describe, expect, test } from 'vitest';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { resolveDispute } from '../../../electron/app/dispute/resolveDispute.ts';
import { readFigures } from '../../../electron/app/figures/readFigures.ts';
import { draftInvoice } from '../../../electron/app/invoice/draftInvoice.ts';
import { measuredBy } from '../../../electron/app/invoice/periodFacts.ts';
import { editLeads } from '../../../electron/app/lead/editLeads.ts';
import { verifyFile } from '../../../electron/app/verify.ts';
import type { Desk } from '../desk.ts';
import { granted } from '../desk.ts';
import { deskUnder, dryMonth, issueMonth, receive, sell } from './months.ts';

let desk: Desk;
afterEach(() => {
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});

const write = (sql: string, ...values: (string | number)[]): void => {
  desk.context.handle.transaction((w) => w.write(sql).run(...values));
};

describe('prices look at the lead as it was delivered', () => {
  test('what it says, its score, how it was sold; the last price of the list that fits', async () => {
    const employees = { id: 'big', field: 'company.employees', op: 'gte', value: 100 };
    desk = deskUnder({
      definition: {
        criteria: [{ id: 'mail', field: 'person.email', op: 'present', hard: true, points: 100 }],
        bands: [{ band: 'A', from: 80 }],
      },
      exclusivity: { leads: 'shared', buyers: 2 },
      components: [
        {
          id: 'lead',
          kind: 'perLead',
          price: 1000,
          prices: [
            { when: { criteria: [employees] }, price: 2000 },
            { when: { bands: ['A'] }, price: 3000 },
            { when: { leads: 'shared' }, price: 500 },
            { when: { criteria: [employees], bands: ['A'] }, from: '2026-03-20', price: 4000 },
          ],
        },
      ],
    });
    const [, , scored = 0, shared = 0, both = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', [
      { employees: 99 },
      { employees: 100 },
      {},
      {},
      { employees: 500 },
    ]);
    const [late = 0] = desk.deliver('acme', '2026-03-20T09:00:00Z', [{ employees: 500 }]);
    for (const id of [scored, both, late]) {
      write("UPDATE qualification SET band = 'A' WHERE lead_id = (SELECT lead_id FROM delivery WHERE id = ?)", id);
    }
    write('UPDATE delivery SET exclusive = 0 WHERE id = ?', shared);
    expect((await issueMonth(desk, '2026-03')).lines).toEqual(
      [
        ['lead', '2026-03', 1, 1000, 1000],
        ['lead', '2026-03', 1, 2000, 2000],
        // Both of the first two fit the fifth lead: the later one wins.
        ['lead', '2026-03', 2, 3000, 6000],
        ['lead', '2026-03', 1, 500, 500],
        ['lead', '2026-03', 1, 4000, 4000],
      ].toSorted(byUnit),
    );
  });

  test('not as it was changed since', async () => {
    const big = { criteria: [{ id: 'big', field: 'company.employees', op: 'gte', value: 100 }] };
    desk = deskUnder({
      components: [{ id: 'lead', kind: 'perLead', price: 1000, prices: [{ when: big, price: 2000 }] }],
    });
    const [small = 0, large = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', [
      { employees: 99 },
      { employees: 100 },
    ]);
    const employees = (delivery: number, count: string): void => {
      const lead = readDelivery(desk.context.handle.reader, delivery).leadId;
      granted(editLeads(desk.context, { leads: [lead], fields: { 'company.employees': count } }));
    };
    desk.setNow('2026-03-11T09:00:00Z');
    employees(small, '300');
    desk.setNow('2026-03-12T09:00:00Z');
    employees(small, '400');
    employees(large, '5');
    const [later = 0] = desk.deliver('acme', '2026-03-13T09:00:00Z', [{ employees: 1 }]);
    desk.setNow('2026-03-14T09:00:00Z');
    employees(later, '500');
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([
      ['lead', '2026-03', 2, 1000, 2000],
      ['lead', '2026-03', 1, 2000, 2000],
    ]);
  });

  test('calls that were long enough, and a lead given free', async () => {
    desk = deskUnder({ components: [{ id: 'call', kind: 'perCall', price: 3000, longerThan: 120 }] });
    const [exactly = 0, longer = 0, , free = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
    for (const [id, seconds] of [
      [exactly, 120],
      [longer, 121],
      [free, 600],
    ] as const) {
      write('UPDATE lead SET call_seconds = ? WHERE id = (SELECT lead_id FROM delivery WHERE id = ?)', seconds, id);
    }
    write('UPDATE delivery SET free = 1 WHERE id = ?', free);
    desk.setNow('2026-04-05T09:00:00Z');
    const { bill } = draftInvoice(
      desk.context.handle.reader,
      desk.contract('acme'),
      null,
      { from: '2026-03-01', to: '2026-03-31' },
      desk.context.now(),
    );
    expect(bill.dropped).toEqual([
      { code: 'makeGood', count: 1 },
      { code: 'callTooShort', count: 2 },
    ]);
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([['call', '2026-03', 1, 3000, 3000]]);
  });

  test('a meeting on a lead given free is free where leads cost nothing by themselves, and costs where they do', async () => {
    const meeting = { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 9000 };
    const nets: (number | undefined)[] = [];
    for (const components of [[meeting], [{ id: 'lead', kind: 'perLead', price: 1000 }, meeting]]) {
      desk?.close();
      desk = deskUnder({ components });
      const [free = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 1);
      write('UPDATE delivery SET free = 1 WHERE id = ?', free);
      desk.book(free, { bookedAt: '2026-03-11T09:00:00Z', startsAt: '2026-03-12T09:00:00Z', outcome: 'held' });
      desk.setNow('2026-04-05T09:00:00Z');
      nets.push((await dryMonth(desk, '2026-03'))?.net);
    }
    expect(nets).toEqual([undefined, 9000]);
  });
});

const byUnit = (a: readonly unknown[], b: readonly unknown[]): number => Number(a[3]) - Number(b[3]);

describe('sales', () => {
  test('belong to the day they were reported, within the attribution window, and point at their lead', async () => {
    desk = deskUnder({
      components: [{ id: 'share', kind: 'dealShare', percent: '10' }],
      attribution: { days: 30 },
    });
    const [first = 0, second = 0, third = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 3);
    sell(desk, first, { amount: 99_995, wonAt: '2026-04-09T12:00:00Z', reportedAt: '2026-05-02T09:00:00Z' });
    // The 31st day is one too many.
    sell(desk, second, { amount: 50_000, wonAt: '2026-04-10T12:00:00Z', reportedAt: '2026-05-02T09:00:00Z' });
    sell(desk, third, { amount: null, wonAt: '2026-03-12T12:00:00Z', reportedAt: '2026-05-02T09:00:00Z' });
    desk.setNow('2026-05-01T09:00:00Z');
    expect(await dryMonth(desk, '2026-04')).toBeUndefined();
    // 10 % of 999.95 is 99.995: 100.00. A share of what nobody has said waits.
    desk.setNow('2026-06-01T09:00:00Z');
    expect(await dryMonth(desk, '2026-05')).toMatchObject({
      net: 10_000,
      carriedOver: [{ code: 'revenueMissing', count: 1 }],
    });
    const { number } = await issueMonth(desk, '2026-05');
    expect(
      desk.context.handle.reader
        .read('SELECT delivery_id AS delivery, opportunity_id IS NOT NULL AS sold, day FROM charge')
        .all(),
    ).toEqual([{ delivery: first, sold: 1, day: '2026-05-02' }]);
    expect(number).toBe('INV-2026-0001');
  });

  test('only the first purchase of a customer is shared, whichever is heard of first', async () => {
    desk = deskUnder({
      components: [{ id: 'first', kind: 'firstPurchaseShare', percent: '50' }],
      attribution: { days: 90 },
    });
    const [lead = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 1);
    const at = (day: string) => `${day}T12:00:00Z`;
    sell(desk, lead, { amount: 2000, wonAt: at('2026-03-20'), reportedAt: at('2026-03-22') });
    sell(desk, lead, { amount: 1000, wonAt: at('2026-03-15'), reportedAt: at('2026-03-25') });
    // 50 % of the 1,000 that was won first.
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([['first', '2026-03', 1, 500, 500]]);
    // An earlier one that is heard of later is not a second first.
    sell(desk, lead, { amount: 8000, wonAt: at('2026-03-12'), reportedAt: at('2026-04-12') });
    desk.setNow('2026-05-05T09:00:00Z');
    expect(await dryMonth(desk, '2026-04')).toBeUndefined();
  });

  test('months of revenue: reported ones are billed, one that is owed is carried over, the window ends', async () => {
    desk = deskUnder({
      components: [{ id: 'share', kind: 'recurringShare', percent: '20', months: 3 }],
      attribution: { days: 90 },
    });
    const [lead = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', 1);
    const sale = sell(desk, lead, {
      amount: null,
      wonAt: '2026-03-03T09:00:00Z',
      reportedAt: '2026-03-04T09:00:00Z',
    });
    receive(desk, sale, '2026-03', 10_000, '2026-03-31T09:00:00Z');
    receive(desk, sale, '2026-05', 20_000, '2026-05-31T09:00:00Z');
    receive(desk, sale, '2026-06', 70_000, '2026-06-30T09:00:00Z');
    desk.setNow('2026-07-05T09:00:00Z');
    // April is owed; June is the fourth month.
    expect(await dryMonth(desk, '2026-06')).toMatchObject({
      net: 6000,
      carriedOver: [{ code: 'revenueMissing', count: 1 }],
    });
    receive(desk, sale, '2026-04', 5000, '2026-07-06T09:00:00Z');
    expect((await issueMonth(desk, '2026-07')).lines).toEqual([
      ['share', '2026-07', 1, 1000, 1000],
      ['share', '2026-03', 1, 2000, 2000],
      ['share', '2026-05', 1, 4000, 4000],
    ]);
  });
});

test('costs of sources are passed on with the mark-up, by the share of the contract in their leads', async () => {
  desk = deskUnder({
    components: [
      { id: 'lead', kind: 'perLead', price: 1000 },
      { id: 'media', kind: 'passThrough', markUpPercent: '15' },
    ],
  });
  const costs = [
    { day: '2026-03-05', amount: 10_001, currency: 'EUR' },
    { day: '2026-03-06', amount: 5000, currency: 'USD' },
    { day: '2026-04-06', amount: 700, currency: 'EUR' },
  ];
  write(
    'INSERT INTO source (id, ref, content) VALUES (1, ?, ?)',
    'ads',
    JSON.stringify({ ref: 'ads', channel: 'paidSocial', costs }),
  );
  desk.deliver('acme', '2026-03-10T09:00:00Z', [{ source: 'ads' }]);
  // 10,001 + 15 % of it, 1,500.15: 11,501. Dollars are nobody's here; April had no lead of the source.
  expect((await issueMonth(desk, '2026-03')).lines).toEqual([
    ['lead', '2026-03', 1, 1000, 1000],
    ['media', '2026-03', 1, 11_501, 11_501],
  ]);
});

test('what a bonus is measured by are the very figures of the report', async () => {
  desk = deskUnder({});
  const [first = 0, second = 0, third = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
  desk.book(first, { bookedAt: '2026-03-11T09:00:00Z', startsAt: '2026-03-12T09:00:00Z', outcome: 'held' });
  desk.book(second, { bookedAt: '2026-03-11T09:00:00Z', startsAt: '2026-03-13T09:00:00Z', outcome: 'prospectNoShow' });
  sell(desk, first, { amount: 100, wonAt: '2026-03-15T12:00:00Z', reportedAt: '2026-03-16T09:00:00Z' });
  const claim = desk.dispute(third, '2026-03-11T09:00:00Z');
  granted(resolveDispute(desk.context, { id: claim, as: 'uphold' }));
  desk.setNow('2026-04-05T09:00:00Z');
  const march = { from: '2026-03-01', to: '2026-03-31' };
  // Of four, one came back; one of two meetings was held; one sale.
  const [counts, rates] = [
    { delivered: 4, accepted: 3, held: 1, sales: 1 },
    { acceptanceRate: '75.00', returnRate: '25.00', showRate: '50.00', leadToCloseRate: '25.00' },
  ];
  expect(measuredBy(desk.context.handle.reader, desk.contract('acme'), desk.context.now())(march)).toEqual({
    delivered: '4',
    accepted: '3',
    held: '1',
    sales: '1',
    ...rates,
  });
  expect(granted(readFigures(desk.context, { contract: 'acme', ...march })).total).toMatchObject({
    ...counts,
    ...rates,
  });
});
