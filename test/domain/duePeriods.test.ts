import { describe, expect, test } from 'vitest';
import { periodsUntil, reportsDue } from '../../shared/domain/duePeriods.ts';
import type { BillingCycle } from '../../shared/domain/period.ts';
import { periodText } from '../../shared/domain/period.ts';

const monthly: BillingCycle = { cycle: 'monthly' };
const weekly: BillingCycle = { cycle: 'weekly' };

describe('billing periods until a day', () => {
  const cases: [what: string, cycleOn: (day: string) => BillingCycle | null, from: string, until: string, string[]][] =
    [
      ['months', () => monthly, '2026-01-15', '2026-03-31', ['2026-01', '2026-02', '2026-03']],
      ['a month that ends a day later is not due', () => monthly, '2026-01-15', '2026-03-30', ['2026-01', '2026-02']],
      [
        'quarters',
        () => ({ cycle: 'quarterly' }),
        '2025-11-02',
        '2026-03-31',
        ['2025-10-01..2025-12-31', '2026-01-01..2026-03-31'],
      ],
      [
        'weeks begin on Monday',
        () => weekly,
        '2026-03-04',
        '2026-03-15',
        ['2026-03-02..2026-03-08', '2026-03-09..2026-03-15'],
      ],
      [
        'two weeks from a first day of the contract',
        () => ({ cycle: 'twoWeekly', firstDay: '2026-03-05' }),
        '2026-03-05',
        '2026-04-01',
        ['2026-03-05..2026-03-18', '2026-03-19..2026-04-01'],
      ],
      ['no terms yet', () => null, '2026-03-01', '2026-03-31', []],
      [
        // 1 April is a Wednesday: from then on weeks, and the week it lies in is the first.
        'from months to weeks',
        (day) => (day < '2026-04-01' ? monthly : weekly),
        '2026-03-01',
        '2026-04-12',
        ['2026-03', '2026-03-30..2026-04-05', '2026-04-06..2026-04-12'],
      ],
    ];
  test.each(cases)('%s', (_, cycleOn, from, until, expected) => {
    expect(periodsUntil(cycleOn, from, until).map(periodText)).toEqual(expected);
  });
});

describe('reports due', () => {
  const cases: [what: string, Parameters<typeof reportsDue>[0], due: string[], next: string | null][] = [
    [
      'before the first one only the last period',
      { cadence: 'monthly', began: '2026-01-01', reportedTo: null, nextDue: null, today: '2026-04-02' },
      ['2026-03'],
      '2026-05-01',
    ],
    [
      'every one since the last',
      { cadence: 'monthly', began: '2025-01-01', reportedTo: '2026-01-31', nextDue: null, today: '2026-04-01' },
      ['2026-02', '2026-03'],
      '2026-05-01',
    ],
    [
      'on the last day of a period it is not due yet',
      { cadence: 'monthly', began: '2026-01-01', reportedTo: '2026-02-28', nextDue: null, today: '2026-03-31' },
      [],
      '2026-04-01',
    ],
    [
      'weeks',
      { cadence: 'weekly', began: '2026-03-01', reportedTo: '2026-03-08', nextDue: null, today: '2026-03-24' },
      ['2026-03-09..2026-03-15', '2026-03-16..2026-03-22'],
      '2026-03-30',
    ],
    [
      'a quarter of weeks at most',
      { cadence: 'weekly', began: '2025-01-01', reportedTo: '2025-01-05', nextDue: null, today: '2026-04-02' },
      Array.from({ length: 13 }, () => expect.any(String)),
      '2026-04-06',
    ],
    [
      'in its first period',
      { cadence: 'quarterly', began: '2026-02-10', reportedTo: null, nextDue: null, today: '2026-03-01' },
      [],
      '2026-04-01',
    ],
    [
      // due on the 10th: February's on 10 March, March's on 10 April
      'a due day of the contract, and every month the same',
      { cadence: 'monthly', began: '2026-01-01', reportedTo: '2026-01-31', nextDue: '2026-03-10', today: '2026-04-09' },
      ['2026-02'],
      '2026-04-10',
    ],
    [
      'on that day it is due',
      { cadence: 'monthly', began: '2026-01-01', reportedTo: '2026-01-31', nextDue: '2026-03-10', today: '2026-04-10' },
      ['2026-02', '2026-03'],
      '2026-05-10',
    ],
    [
      'nothing is due before it',
      { cadence: 'monthly', began: '2025-06-01', reportedTo: '2025-08-31', nextDue: '2026-04-10', today: '2026-02-20' },
      [],
      '2026-04-10',
    ],
    [
      // Wednesdays: the week to Sunday the 15th is due on the 18th
      'weeks, on the Wednesday after',
      { cadence: 'weekly', began: '2026-03-02', reportedTo: null, nextDue: '2026-03-11', today: '2026-03-18' },
      ['2026-03-09..2026-03-15'],
      '2026-03-25',
    ],
    [
      'before it began',
      { cadence: 'weekly', began: '2026-05-01', reportedTo: null, nextDue: null, today: '2026-04-02' },
      [],
      null,
    ],
    [
      'no cadence',
      { cadence: null, began: '2026-01-01', reportedTo: null, nextDue: null, today: '2026-04-02' },
      [],
      null,
    ],
  ];
  test.each(cases)('%s', (_, facts, due, next) => {
    const found = reportsDue(facts);
    expect(found.due.map(({ period }) => periodText(period))).toEqual(due);
    expect(found.next?.day ?? null).toBe(next);
  });
});
