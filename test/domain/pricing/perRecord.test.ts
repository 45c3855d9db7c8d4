import { expect, it } from 'vitest';
import { billOf, delivery, linesOf, many, version } from './facts.ts';

const terms = version('2026-01-01', [{ id: 'record', kind: 'perRecord', price: 450 }]);

it('charges every accepted record, and calls it one', () => {
  const deliveries = [...many(3, (id) => delivery(id)), delivery(4, { standing: 'returned' })];
  const bill = billOf({ versions: [terms], deliveries });
  // 3 × 4.50; the fourth came back
  expect(linesOf(bill)).toEqual([['record', '2026-03', 3, 450, 1_350]]);
  expect(bill.lines[0]?.unitWord).toBe('record');
  expect(bill.dropped).toEqual([{ code: 'returned', count: 1 }]);
});
