import { describe, expect, test } from 'vitest';
import type { Deal, DealCharge } from '../../shared/domain/opportunity.ts';
import { judgeDeal, judgeMonth, judgeRevenue, judgeWonDay } from '../../shared/domain/opportunity.ts';
import type { Result } from '../../shared/domain/refusal.ts';

const told = (result: Result<null>): unknown => (result.ok ? 'may' : [result.refusal.code, result.refusal.data]);

const price: DealCharge = { event: 'sale:7', number: 'INV-1', isShare: false };
const share: DealCharge = { event: 'sale:7', number: 'INV-2', isShare: true };
const march: DealCharge = { event: 'revenue:7:2026-03', number: 'INV-3', isShare: true };

describe('a deal may be corrected until an invoice charges for it', () => {
  const won: Deal = { amount: 1000, wonAt: 5 };
  const fixed = (number: string, what: string) => ['saleInvoiced', { number, fixed: what }];
  test.each<{ what: string; after: Deal; charges: DealCharge[]; is: unknown }>([
    { what: 'not billed: all of it', after: { amount: 2, wonAt: null }, charges: [], is: 'may' },
    { what: 'told again', after: won, charges: [price, share, march], is: 'may' },
    { what: 'its amount brings nothing', after: { ...won, amount: 2 }, charges: [price], is: 'may' },
    {
      what: 'a share of its amount',
      after: { ...won, amount: 2 },
      charges: [price, share],
      is: fixed('INV-2', 'amount'),
    },
    { what: 'lost after all', after: { ...won, wonAt: null }, charges: [price], is: fixed('INV-1', 'won') },
    { what: 'won on another day', after: { ...won, wonAt: 6 }, charges: [share], is: fixed('INV-2', 'won') },
    { what: 'only its months are billed', after: { amount: 2, wonAt: 6 }, charges: [march], is: 'may' },
  ])('$what', ({ after, charges, is }) => {
    expect(told(judgeDeal(won, after, charges))).toEqual(is);
  });
});

test.each<{ what: string; month?: string; before?: number; after?: number; charges: DealCharge[]; is: unknown }>([
  { what: 'a month not billed', charges: [], is: 'may' },
  { what: 'a billed month told again', after: 500, charges: [march], is: 'may' },
  { what: 'a billed month', charges: [march], is: ['revenueInvoiced', { number: 'INV-3', month: '2026-03' }] },
  { what: 'another month', month: '2026-04', charges: [march, share], is: 'may' },
])('$what may be corrected or not', ({ month = '2026-03', before = 500, after = 600, charges, is }) => {
  expect(told(judgeRevenue({ month, before, after }, charges))).toEqual(is);
});

const known = { deliveredDay: '2026-03-02', today: '2026-05-06' };

test.each([
  ['2026-03-01', false],
  ['2026-03-02', true],
  ['2026-05-06', true],
  ['2026-05-07', false],
])('delivered on 2 March, said on 6 May: won on %s is %s', (day, may) => {
  expect(told(judgeWonDay(day, known))).toEqual(
    may ? 'may' : ['saleOutOfTime', { day, from: '2026-03-02', to: '2026-05-06' }],
  );
});

test.each([
  ['2026-02', false],
  ['2026-03', true],
  ['2026-05', true],
  ['2026-06', false],
])('delivered in March, said in May: money of %s is %s', (month, may) => {
  expect(told(judgeMonth(month, known))).toEqual(
    may ? 'may' : ['revenueOutOfTime', { month, from: '2026-03', to: '2026-05' }],
  );
});
