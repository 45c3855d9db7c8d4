import { expect, test } from 'vitest';
import { inputsIn } from '../../shared/domain/kpi/figures.ts';
import { deliveredUpTo, planned } from '../../shared/domain/kpi/pace.ts';

// 2 March 2026 is a Monday.
const week = { from: '2026-03-02', to: '2026-03-08' };
const office = { workingDays: [1, 2, 3, 4, 5], holidays: [] };

test('every day of a period stands with what came up to and with it, whatever the order of the counts', () => {
  const counts = [
    { day: '2026-03-05', count: 2 },
    { day: '2026-03-03', count: 3 },
    { day: '2026-03-09', count: 7 },
  ];
  // 0, then 3, then 3 + 2 = 5; what comes after the period is not in it.
  expect(deliveredUpTo(counts, week).map(({ delivered }) => delivered)).toEqual([0, 3, 3, 5, 5, 5, 5]);
  expect(deliveredUpTo([], week).at(-1)).toEqual({ day: '2026-03-08', delivered: 0 });
});

test('a target is due in even parts of the working days, all of it at once where there are none', () => {
  // 12 ÷ 5 = 2.4 a day; nothing more falls due at the week-end.
  expect(planned('12', week, office)).toEqual(['2.4', '4.8', '7.2', '9.6', '12.0', '12.0', '12.0']);
  // With Monday off, 12 ÷ 4 = 3 a day.
  expect(planned('12', week, { ...office, holidays: ['2026-03-02'] }).slice(0, 3)).toEqual(['0.0', '3.0', '6.0']);
  expect(planned('12', week, { ...office, workingDays: [] })).toEqual(Array.from({ length: 7 }, () => '12'));
});

test('of what was given, the last in force by the end of the period counts', () => {
  const given = (from: string, value: string) => ({ key: 'target' as const, from, value, saidBy: 'Ada Example' });
  const inputs = [given('2026-03-08', '20'), given('2026-01-01', '10'), given('2026-03-09', '30')];
  expect(inputsIn(inputs, week)).toEqual({ target: '20' });
  expect(inputsIn(inputs, { from: '2025-12-01', to: '2025-12-31' })).toEqual({});
});
