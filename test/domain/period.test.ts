import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycles } from '../../shared/domain/contract/terms.ts';
import { daysIn, isIn, isPeriodOf, parsePeriod, periodContaining, periodText } from '../../shared/domain/period.ts';
import { addDays } from '../../shared/domain/time.ts';

describe('the billing period of a day', () => {
  it.each([
    [{ cycle: 'monthly' }, '2026-02-10', '2026-02-01', '2026-02-28'],
    [{ cycle: 'monthly' }, '2028-02-29', '2028-02-01', '2028-02-29'],
    [{ cycle: 'quarterly' }, '2026-05-31', '2026-04-01', '2026-06-30'],
    [{ cycle: 'weekly' }, '2026-03-01', '2026-02-23', '2026-03-01'], // a Sunday ends the week
    [{ cycle: 'weekly' }, '2023-12-31', '2023-12-25', '2023-12-31'], // before the first day
    [{ cycle: 'weekly', firstDay: '2026-03-04' }, '2026-03-10', '2026-03-04', '2026-03-10'],
    [{ cycle: 'twoWeekly', firstDay: '2026-03-02' }, '2026-03-16', '2026-03-16', '2026-03-29'],
    [{ cycle: 'twoWeekly' }, '2026-03-08', '2026-02-23', '2026-03-08'], // 784 days = 56 double weeks after 2024-01-01
  ] as const)('%j of %s', (billing, day, from, to) => expect(periodContaining(billing, day)).toEqual({ from, to }));

  it('follows without a gap, whatever the cycle', () => {
    const days = fc.integer({ min: -20_000, max: 20_000 }).map((count) => addDays('2026-03-01', count));
    fc.assert(
      fc.property(fc.constantFrom(...cycles), days, days, (cycle, firstDay, day) => {
        const billing = { cycle, firstDay };
        const period = periodContaining(billing, day);
        expect(isIn(period, day)).toBe(true);
        expect(isPeriodOf(billing, period)).toBe(true);
        expect(periodContaining(billing, addDays(period.to, 1)).from).toBe(addDays(period.to, 1));
        expect(parsePeriod(periodText(period))).toEqual(period);
      }),
      { seed: 20_260_301, numRuns: 500 },
    );
  });
});

it.each([
  ['2026-03', { from: '2026-03-01', to: '2026-03-31' }],
  ['2026-03-02..2026-03-08', { from: '2026-03-02', to: '2026-03-08' }],
  ['2026-03-02..2026-03-02', { from: '2026-03-02', to: '2026-03-02' }],
  ['2026-03-08..2026-03-02', null],
  ['2026-02-29..2026-03-02', null],
  ['2026-13', null],
  ['2026-3', null],
  ['2026-03-02', null],
  ['2026-03-02..2026-03-08..2026-03-09', null],
  ['', null],
])('reads the period %s', (text, period) => expect(parsePeriod(text)).toEqual(period));

it('knows a billing period from any other days', () => {
  expect(isPeriodOf({ cycle: 'monthly' }, { from: '2026-03-01', to: '2026-03-31' })).toBe(true);
  expect(isPeriodOf({ cycle: 'monthly' }, { from: '2026-03-01', to: '2026-03-30' })).toBe(false);
  expect(isPeriodOf({ cycle: 'weekly' }, { from: '2026-03-03', to: '2026-03-09' })).toBe(false);
  expect(daysIn({ from: '2026-02-01', to: '2026-02-28' })).toBe(28);
});
