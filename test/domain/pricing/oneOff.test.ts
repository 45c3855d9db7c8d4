import { expect, it } from 'vitest';
import { april, billOf, issued, linesOf, version } from './facts.ts';

const setup = version('2026-03-01', [{ id: 'setup', kind: 'oneOff', price: 90_000, on: '2026-03-20' }]);

it('is charged once, in the period its day lies in', () => {
  const first = billOf({ versions: [setup] });
  expect(linesOf(first)).toEqual([['setup', '2026-03', 1, 90_000, 90_000]]);
  expect(billOf({ period: april, versions: [setup], ...issued([first]) }).net).toBe(0);
});

it('comes on the next invoice where its month had none', () =>
  expect(billOf({ period: april, versions: [setup] }).lines).toMatchObject([
    { month: '2026-03', carriedIn: true, amount: 90_000 },
  ]));

it.each([
  ['before the terms that name it', '2026-02-28'],
  ['after the terms that name it', '2026-03-25'],
])('is not charged %s', (_, on) => {
  const named = version('2026-03-01', [{ id: 'setup', kind: 'oneOff', price: 90_000, on }]);
  const other = version('2026-03-22', [{ id: 'lead', kind: 'perLead', price: 1 }]);
  expect(billOf({ versions: [named, other] }).net).toBe(0);
});
