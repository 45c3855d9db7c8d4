import { describe, expect, it } from 'vitest';
import { april, billOf, chargesIn, issued, many, revenue, version } from './facts.ts';

const share = (months: number) =>
  version('2025-01-01', [{ id: 'share', kind: 'recurringShare', percent: '15', months }]);

describe('a share of recurring revenue', () => {
  it('ends with its window [G16]', () => {
    const bill = billOf({ versions: [share(12)], revenues: many(14, (place) => revenue(1, { place })) });
    // 12 × 15 % of 1 000.00; the 13th and 14th month bring nothing
    expect([bill.net, bill.charges.length]).toEqual([180_000, 12]);
    expect(bill.dropped).toEqual([{ code: 'afterWindow', count: 2 }]);
  });

  it('counts the months of each customer by themselves', () => {
    const revenues = [revenue(1, { place: 2 }), revenue(1, { place: 3 }), revenue(2, { place: 1 })];
    expect(chargesIn(billOf({ versions: [share(2)], revenues }))).toEqual([
      ['share', 'revenue:1:2026-02', 15_000],
      ['share', 'revenue:2:2026-01', 15_000],
    ]);
  });

  it('carries over a month that nobody has reported, and bills it once it is', () => {
    const missing = revenue(1, { place: 2, day: '2026-02-28', amount: null });
    const first = billOf({ versions: [share(12)], revenues: [revenue(1), missing] });
    expect(first.carriedOver).toEqual([{ code: 'revenueMissing', count: 1 }]);
    expect(chargesIn(first)).toEqual([['share', 'revenue:1:2026-01', 15_000]]);
    const told = { ...missing, day: '2026-04-03', amount: 80_000 };
    const second = billOf({ period: april, versions: [share(12)], revenues: [revenue(1), told], ...issued([first]) });
    // 15 % of 800.00
    expect(chargesIn(second)).toEqual([['share', 'revenue:1:2026-02', 12_000]]);
  });
});
