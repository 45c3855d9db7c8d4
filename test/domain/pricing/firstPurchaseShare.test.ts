import { expect, it } from 'vitest';
import { billOf, sale, version } from './facts.ts';

const terms = version('2026-01-01', [{ id: 'first', kind: 'firstPurchaseShare', percent: '10' }]);

it('takes its percent of the first purchase only [G15]', () => {
  const sales = [sale(1, { amount: 12_000 }), sale(2, { amount: 8_000, isFirst: false })];
  const bill = billOf({ versions: [terms], sales });
  // 10 % of 120.00
  expect(bill.net).toBe(1_200);
  expect(bill.dropped).toEqual([{ code: 'notFirstPurchase', count: 1 }]);
});

it.each([
  [{ deliveryReturned: true }, 'returned'],
  [{ attributed: false }, 'notAttributed'],
])('takes nothing where %j', (more, code) =>
  expect(billOf({ versions: [terms], sales: [sale(1, more)] })).toMatchObject({ net: 0, dropped: [{ code }] }),
);
