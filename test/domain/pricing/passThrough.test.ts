import { expect, it } from 'vitest';
import type { CostFacts } from '../../../shared/domain/pricing/model.ts';
import { april, billOf, chargesIn, issued, march, version } from './facts.ts';

const media = (more: object = {}) =>
  version('2026-03-01', [{ id: 'media', kind: 'passThrough', markUpPercent: '15', ...more }]);
const cost = (source: string, amount: number): CostFacts => ({ source, period: march, amount });

it('passes on the costs of each source with the mark-up', () => {
  const costs = [cost('meta', 100_000), cost('search', 333)];
  // 1 000.00 + 15 % = 1 150.00; 3.33 + 15 % of it, 0.4995 → 0.50
  expect(chargesIn(billOf({ versions: [media()], costs })).toSorted()).toEqual([
    ['media', 'cost:2026-03-01/meta:1', 115_000],
    ['media', 'cost:2026-03-01/search:1', 383],
  ]);
});

it('passes on named sources only, and nothing without a mark-up', () => {
  const costs = [cost('meta', 100_000), cost('search', 333)];
  expect(billOf({ versions: [media({ sources: ['search'] })], costs }).net).toBe(383);
  expect(billOf({ versions: [media({ markUpPercent: '0' })], costs }).net).toBe(100_333);
  expect(billOf({ versions: [version('2026-03-01', [{ id: 'media', kind: 'passThrough' }])], costs }).net).toBe(0);
});

it('bills what a cost turns out to have been afterwards', () => {
  const first = billOf({ versions: [media()], costs: [cost('meta', 100_000)] });
  const second = billOf({ period: april, versions: [media()], costs: [cost('meta', 120_000)], ...issued([first]) });
  // 1 200.00 + 15 % = 1 380.00, less 1 150.00
  expect(chargesIn(second)).toEqual([['media', 'cost:2026-03-01/meta:2', 23_000]]);
});

it('lies outside discount and minimum', () => {
  const terms = version(
    '2026-03-01',
    [
      { id: 'base', kind: 'retainer', price: 10_000 },
      { id: 'media', kind: 'passThrough', markUpPercent: '0' },
    ],
    { billing: { discount: { percent: '10' } }, minimum: { amount: 12_000, shortfall: 'trueUp' } },
  );
  // 100.00 − 10 % = 90.00, up to 120.00, and 500.00 of media
  expect(billOf({ versions: [terms], costs: [cost('meta', 50_000)] }).net).toBe(62_000);
});
