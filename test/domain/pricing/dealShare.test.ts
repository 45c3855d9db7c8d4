import { expect, it } from 'vitest';
import { billOf, sale, version } from './facts.ts';

it.each([
  // 10 % and 15 % of 15 000.00 [G05]
  ['10', 1_500_000, 150_000],
  ['15', 1_500_000, 225_000],
  // 7.5 % of 333.33: 2 499.975 → 2 500; rounded once
  ['7.5', 33_333, 2_500],
  // 12.5 % of 0.04: half a cent away from zero
  ['12.5', 4, 1],
  ['12.5', 0, 0],
])('%s %% of a deal of %s: %s', (percent, amount, expected) => {
  const terms = version('2026-01-01', [{ id: 'deal', kind: 'dealShare', percent }]);
  const { charges } = billOf({ versions: [terms], sales: [sale(1, { amount })] });
  expect(charges).toMatchObject([
    { amount: expected, derivation: { rule: 'percentOfRevenue', working: `${percent}% * ${amount}` } },
  ]);
});

it('is rounded for each deal by itself', () => {
  const terms = version('2026-01-01', [{ id: 'deal', kind: 'dealShare', percent: '10' }]);
  // 10 % of 0.05 is half a cent, three times: 3 × 1, not 10 % of 0.15 = 2
  expect(billOf({ versions: [terms], sales: [1, 2, 3].map((id) => sale(id, { amount: 5 })) }).net).toBe(3);
});
