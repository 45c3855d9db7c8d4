import { describe, expect, test } from 'vitest';
import type { LimitUse } from '../../shared/domain/caps.ts';
import { beyondCapacity, capWindow, free, isReached, keptBy, limitsOf, withOneMore } from '../../shared/domain/caps.ts';
import { Billing, Terms } from '../../shared/domain/contract/terms.ts';

const monthly = Billing.parse({});
const quarterly = Billing.parse({ cycle: 'quarterly' });
const fromWednesday = Billing.parse({ cycle: 'weekly', firstDay: '2026-04-01' });

test.each([
  // 1 April 2026 is a Wednesday: its week is Monday 30 March to Sunday 5 April
  { per: 'day', billing: monthly, day: '2026-04-01', from: '2026-04-01', to: '2026-04-01' },
  { per: 'week', billing: monthly, day: '2026-04-01', from: '2026-03-30', to: '2026-04-05' },
  { per: 'week', billing: fromWednesday, day: '2026-04-07', from: '2026-04-06', to: '2026-04-12' },
  { per: 'month', billing: quarterly, day: '2026-02-28', from: '2026-02-01', to: '2026-02-28' },
  { per: 'period', billing: monthly, day: '2026-04-01', from: '2026-04-01', to: '2026-04-30' },
  { per: 'period', billing: quarterly, day: '2026-05-15', from: '2026-04-01', to: '2026-06-30' },
  { per: 'period', billing: fromWednesday, day: '2026-04-07', from: '2026-04-01', to: '2026-04-07' },
] as const)('a cap per $per on $day counts $from to $to', ({ per, billing, day, from, to }) => {
  expect(capWindow({ per }, billing, day)).toEqual({ from, to });
});

const use = (given: Partial<LimitUse>): LimitUse => ({
  kind: 'month',
  leads: null,
  money: null,
  above: 'hold',
  window: null,
  used: 0,
  spent: 0,
  ...given,
});
const of = (net: number, gross = net) => ({ net, gross });

describe('one more lead', () => {
  test.each([
    // leads: two of two are reached, whatever it costs
    { given: { leads: 2, used: 1 }, cost: of(4500), reached: false },
    { given: { leads: 2, used: 2 }, cost: of(4500), reached: true },
    { given: { leads: 2, used: 3 }, cost: free, reached: true },
    // money: 5,500 + 4,500 = 10,000 is within, 5,501 + 4,500 is a cent too much
    { given: { money: 10_000, spent: 5500 }, cost: of(4500), reached: false },
    { given: { money: 10_000, spent: 5501 }, cost: of(4500), reached: true },
    // a cheaper one may still fit, and what is free always does
    { given: { money: 10_000, spent: 5501 }, cost: of(4499), reached: false },
    { given: { money: 10_000, spent: 10_000 }, cost: free, reached: false },
    { given: { money: 10_000, spent: 12_000 }, cost: free, reached: false },
    // both: the one that is reached first
    { given: { leads: 9, money: 10_000, used: 1, spent: 9000 }, cost: of(4500), reached: true },
    { given: { leads: 9, money: 10_000, used: 9, spent: 0 }, cost: of(4500), reached: true },
    { given: { leads: 9, money: 10_000, used: 8, spent: 0 }, cost: of(4500), reached: false },
    // caps count without tax, a balance pays with it: 4,500 + 20 % = 5,400
    { given: { money: 5000 }, cost: of(4500, 5400), reached: false },
    { given: { kind: 'balance', money: 5000 }, cost: of(4500, 5400), reached: true },
    { given: { kind: 'balance', money: 5400 }, cost: of(4500, 5400), reached: false },
  ] as const)('$given and $cost: $reached', ({ given, cost, reached }) => {
    expect(isReached(use(given), cost)).toBe(reached);
  });

  const full = { leads: 2, used: 2 };
  test.each([
    { uses: [], is: 'deliver' },
    { uses: [use({ leads: 2, used: 1 })], is: 'deliver' },
    { uses: [use({ ...full, above: 'hold' })], is: 'hold' },
    { uses: [use({ ...full, above: 'refuse' })], is: 'refuse' },
    // what lies above is priced, not stopped
    { uses: [use({ ...full, above: 'charge' })], is: 'deliver' },
    { uses: [use({ ...full, above: 'charge' }), use({ ...full, above: 'hold' })], is: 'hold' },
    // the hardest wins, wherever it stands
    { uses: [use({ ...full, above: 'hold' }), use({ ...full, above: 'refuse' })], is: 'refuse' },
    { uses: [use({ ...full, above: 'refuse' }), use({ ...full, above: 'hold' })], is: 'refuse' },
    { uses: [use({ leads: 3, used: 2, above: 'refuse' }), use({ ...full, above: 'hold' })], is: 'hold' },
  ])('$uses → $is', ({ uses, is }) => {
    expect(keptBy(uses, of(4500))[0]?.above ?? 'deliver').toBe(is);
  });

  test('says what keeps it, the refusing first', () => {
    const uses = [
      use({ kind: 'day', ...full }),
      use({ kind: 'week', leads: 5, used: 2 }),
      use({ kind: 'month', money: 100, spent: 100, above: 'refuse' }),
      use({ kind: 'period', ...full, above: 'charge' }),
    ];
    expect(keptBy(uses, of(1)).map(({ kind }) => kind)).toEqual(['month', 'day']);
    expect(keptBy(uses, free).map(({ kind }) => kind)).toEqual(['day']);
  });

  test('counts under every limit, and costs what it costs under each', () => {
    const uses = [
      use({ kind: 'day', leads: 2, used: 1 }),
      use({ kind: 'balance', money: 20_000, used: 1, spent: 5400 }),
    ];
    const more = withOneMore(uses, of(4500, 5400));
    // no money is limited by the day; 5,400 + 5,400 gross by the balance
    expect(more.map(({ used, spent }) => [used, spent])).toEqual([
      [2, 0],
      [2, 10_800],
    ]);
    expect(keptBy(more, of(4500, 5400)).map(({ kind }) => kind)).toEqual(['day']);
    expect(withOneMore(uses, free).map(({ used, spent }) => [used, spent])).toEqual([
      [2, 0],
      [2, 5400],
    ]);
  });
});

describe('the limits of a day', () => {
  const terms = Terms.parse({
    from: '2026-03-01',
    caps: [
      { per: 'day', leads: 5, above: 'hold' },
      { per: 'month', money: 100_000, above: 'charge', price: 3000 },
    ],
    pilot: { until: '2026-03-31', leads: 20, money: 90_000 },
  });
  const caps = (day: string, month: string, last: string) => [
    { kind: 'day', leads: 5, money: null, above: 'hold', window: { from: day, to: day } },
    { kind: 'month', leads: null, money: 100_000, above: 'charge', window: { from: month, to: last } },
  ];
  const pilot = {
    kind: 'pilot',
    leads: 20,
    money: 90_000,
    above: 'refuse',
    window: { from: '2026-02-10', to: '2026-03-31' },
  };

  test('the pilot has its own until its last day, and counts from the first day of the contract', () => {
    expect(limitsOf(terms, '2026-03-31', '2026-02-10')).toEqual([
      ...caps('2026-03-31', '2026-03-01', '2026-03-31'),
      pilot,
    ]);
    expect(limitsOf(terms, '2026-04-01', '2026-02-10')).toEqual(caps('2026-04-01', '2026-04-01', '2026-04-30'));
  });

  test.each([{}, { until: '2026-03-31' }, { leads: 20 }])('a pilot that says only %j limits nothing', (given) => {
    expect(limitsOf({ ...terms, caps: [], pilot: given }, '2026-03-10', '2026-02-10')).toEqual([]);
  });
});

test.each([
  { capacity: undefined, delivered: 500, beyond: 0 },
  { capacity: { leadsPerDay: 10 }, delivered: 10, beyond: 0 },
  { capacity: { leadsPerDay: 10 }, delivered: 13, beyond: 3 },
])('$delivered leads a day with $capacity: $beyond more than can be answered', ({ capacity, delivered, beyond }) => {
  expect(beyondCapacity(capacity, delivered)).toBe(beyond);
});
