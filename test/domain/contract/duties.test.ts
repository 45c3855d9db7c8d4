import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Duty, DutyFacts } from '../../../shared/domain/contract/duties.ts';
import { duties, isNews } from '../../../shared/domain/contract/duties.ts';
import { pilotOf } from '../../../shared/domain/contract/pilot.ts';
import { minimumTermEnd, nextNotice } from '../../../shared/domain/contract/term.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';

const versionsOf = (...some: readonly z.input<typeof Terms>[]): TermsVersion[] =>
  some.map((terms, at) => ({ id: at + 1, version: at + 1, terms: Terms.parse(terms) }));

const pilot = { until: '2026-03-31', leads: 50, money: 200_000 };

describe('a pilot', () => {
  const running = versionsOf({ from: '2026-02-10', pilot });
  const changed = versionsOf(
    { from: '2026-02-10', pilot },
    { from: '2026-03-01', pilot: { ...pilot, leads: 80 } },
    { from: '2026-04-15' },
  );
  const second = versionsOf({ from: '2026-01-01' }, { from: '2026-02-10', pilot });
  const all = { leads: 50, money: 200_000, until: '2026-03-31' };
  test.each<[string, TermsVersion[], string, named: ReturnType<typeof pilotOf>]>([
    ['before it began', running, '2026-02-09', null],
    ['its first day', running, '2026-02-10', { ...all, from: '2026-02-10' }],
    ['its last day', running, '2026-03-31', { ...all, from: '2026-02-10' }],
    ['the day after', running, '2026-04-01', { ...all, from: '2026-02-10' }],
    ['changed on the way it goes on', changed, '2026-03-05', { ...all, leads: 80, from: '2026-02-10' }],
    ['over, and the terms no longer name it', changed, '2026-04-15', null],
    ['it begins with the version that names it', second, '2026-02-10', { ...all, from: '2026-02-10' }],
    ['not before', second, '2026-02-09', null],
    [
      'without an end it goes on',
      versionsOf({ from: '2026-02-10', pilot: { leads: 5 } }),
      '2027-01-01',
      { from: '2026-02-10', until: null, leads: 5, money: null },
    ],
  ])('%s', (_, versions, day, named) => {
    expect(pilotOf(versions, day)).toEqual(named);
  });
});

describe('a minimum term', () => {
  test.each([
    ['2026-01-01', 6, '2026-06-30'],
    ['2026-01-15', 3, '2026-04-14'],
    // February has no 31st, 30th or 29th: the month ends the term
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-27'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
  ])('from %s, %i months end on %s', (began, months, last) => {
    expect(minimumTermEnd(began, months)).toBe(last);
  });
});

describe('the last day to give notice', () => {
  const monthly = { cycle: 'monthly' } as const;
  test.each([
    // 30 June less 30 days is 31 May
    ['ends with the minimum term', monthly, 30, '2026-06-30', '2026-01-05', '2026-05-31', '2026-06-30'],
    ['is still today', monthly, 30, '2026-06-30', '2026-05-31', '2026-05-31', '2026-06-30'],
    ['missed: it renews by a month', monthly, 30, '2026-06-30', '2026-06-01', '2026-07-01', '2026-07-31'],
    [
      'a term that ends within a period ends with it',
      monthly,
      30,
      '2026-04-14',
      '2026-01-05',
      '2026-03-31',
      '2026-04-30',
    ],
    // 14 days on from 20 January is 3 February: with February, 28 less 14 is the 14th
    ['without a term, by the running period', monthly, 14, null, '2026-01-20', '2026-02-14', '2026-02-28'],
    ['or this one, if it can be reached', monthly, 14, null, '2026-01-17', '2026-01-17', '2026-01-31'],
    // 90 days on from New Year is 1 April: the first quarter is missed
    ['quarters', { cycle: 'quarterly' }, 90, null, '2026-01-01', '2026-04-01', '2026-06-30'],
  ] as const)('%s', (_, billing, days, termEnd, today, day, ends) => {
    expect(nextNotice({ billing, days, termEnd }, today)).toEqual({ day, ends });
  });
});

const nothing: Measured = {
  delivered: '0',
  accepted: '0',
  held: '0',
  sales: '0',
  acceptanceRate: null,
  returnRate: null,
  showRate: null,
  leadToCloseRate: null,
};

/** Wednesday, 18 March 2026; Monday to Friday are worked. */
const facts: Omit<DutyFacts, 'versions'> = {
  contract: 'acme',
  today: '2026-03-18',
  calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [] },
  measured: () => nothing,
  delivered: () => 0,
  worth: () => 0,
  units: () => 0,
  reports: [],
  onlyNear: false,
};

/** What is asked for days is answered only for the days expected: any other asks are a fault. */
function on<Answer>(from: string, to: string, answer: Answer): (days: { from: string; to: string }) => Answer {
  return (days) => {
    expect(days).toEqual({ from, to });
    return answer;
  };
}

const lead = { id: 'lead', kind: 'perLead', price: 4500 } as const;
const benchmark = { measure: 'acceptanceRate', atLeast: '80', by: '2026-04-01', exit: 'terminate' } as const;

const cases: [what: string, terms: Omit<z.input<typeof Terms>, 'from'>, given: Partial<DutyFacts>, Duty[]][] = [
  ['nothing dated', {}, {}, []],
  [
    'the end of the pilot, with what it reached',
    { pilot },
    { delivered: on('2026-02-10', '2026-03-18', 31), worth: on('2026-02-10', '2026-03-18', 139_500) },
    [
      {
        kind: 'pilotEnd',
        contract: 'acme',
        day: '2026-03-31',
        daysLeft: 13,
        leads: { used: 31, of: 50 },
        money: { used: 139_500, of: 200_000 },
      },
    ],
  ],
  [
    'a pilot that is over counts to its last day, by what it caps',
    { pilot: { until: '2026-03-10', leads: 50 } },
    { delivered: on('2026-02-10', '2026-03-10', 50) },
    [
      {
        kind: 'pilotEnd',
        contract: 'acme',
        day: '2026-03-10',
        daysLeft: -8,
        leads: { used: 50, of: 50 },
        money: null,
      },
    ],
  ],
  [
    // three months from 10 February end on 9 May, a period on 31 May; 30 days before that is 1 May
    'a minimum term and the last day to give notice',
    { minimumTerm: { months: 3 }, notice: { days: 30 } },
    {},
    [
      { kind: 'lastNotice', contract: 'acme', day: '2026-05-01', daysLeft: 44, ends: '2026-05-31', isFirst: true },
      { kind: 'minimumTermEnd', contract: 'acme', day: '2026-05-09', daysLeft: 52, months: 3 },
    ],
  ],
  [
    // one month ended on 9 March, with March; 30 days before 31 March have passed, before 30 April they are 31 March
    'a term that was served renews by the month',
    { minimumTerm: { months: 1 }, notice: { days: 30 } },
    {},
    [{ kind: 'lastNotice', contract: 'acme', day: '2026-03-31', daysLeft: 13, ends: '2026-04-30', isFirst: false }],
  ],
  [
    'a benchmark at its limit is reached',
    { benchmarks: [benchmark] },
    { measured: on('2026-02-10', '2026-03-18', { ...nothing, acceptanceRate: '80.00' }) },
    [
      {
        kind: 'benchmark',
        contract: 'acme',
        day: '2026-04-01',
        daysLeft: 14,
        measure: 'acceptanceRate',
        atLeast: '80',
        atMost: null,
        value: '80.00',
        isReached: true,
        exit: 'terminate',
        exitFrom: '2026-04-02',
      },
    ],
  ],
  [
    'one that is over counts to its deadline',
    { benchmarks: [{ ...benchmark, by: '2026-03-15' }] },
    { measured: on('2026-02-10', '2026-03-15', { ...nothing, acceptanceRate: '79.99' }) },
    [
      {
        kind: 'benchmark',
        contract: 'acme',
        day: '2026-03-15',
        daysLeft: -3,
        measure: 'acceptanceRate',
        atLeast: '80',
        atMost: null,
        value: '79.99',
        isReached: false,
        exit: 'terminate',
        exitFrom: '2026-03-16',
      },
    ],
  ],
  [
    'what has no value reaches nothing, not even a limit from above',
    { benchmarks: [{ measure: 'returnRate', atMost: '12', by: '2026-04-01', exit: 'renegotiate' }] },
    {},
    [
      {
        kind: 'benchmark',
        contract: 'acme',
        day: '2026-04-01',
        daysLeft: 14,
        measure: 'returnRate',
        atLeast: null,
        atMost: '12',
        value: null,
        isReached: false,
        exit: 'renegotiate',
        exitFrom: '2026-04-02',
      },
    ],
  ],
  [
    'reports with their days',
    { reporting: { cadence: 'weekly' } },
    { reports: [{ period: { from: '2026-03-09', to: '2026-03-15' }, day: '2026-03-16' }] },
    [
      {
        kind: 'reportDue',
        contract: 'acme',
        day: '2026-03-16',
        daysLeft: -2,
        cadence: 'weekly',
        period: { from: '2026-03-09', to: '2026-03-15' },
      },
    ],
  ],
  [
    // March 2026 has 22 working days, 13 of them up to the 18th: 23 × 22 ÷ 13 = 38.9
    'a guarantee that will be missed',
    { components: [lead], guarantee: { units: 40, component: 'lead', shortfall: 'makeGood' } },
    { units: (component, period) => on('2026-03-01', '2026-03-31', component.id === 'lead' ? 23 : 0)(period) },
    [
      {
        kind: 'guarantee',
        contract: 'acme',
        day: '2026-03-31',
        daysLeft: 13,
        component: 'lead',
        period: { from: '2026-03-01', to: '2026-03-31' },
        units: 23,
        of: 40,
        projected: '39',
        isAtRisk: true,
        shortfall: 'makeGood',
      },
    ],
  ],
  [
    // 24 × 22 ÷ 13 = 40.6
    'one that will be met',
    { components: [lead], guarantee: { units: 40, component: 'lead' } },
    { units: () => 24 },
    [
      {
        kind: 'guarantee',
        contract: 'acme',
        day: '2026-03-31',
        daysLeft: 13,
        component: 'lead',
        period: { from: '2026-03-01', to: '2026-03-31' },
        units: 24,
        of: 40,
        projected: '41',
        isAtRisk: false,
        shortfall: null,
      },
    ],
  ],
  [
    'a guarantee of a component that is not there dates nothing',
    { guarantee: { units: 40, component: 'lead' } },
    {},
    [],
  ],
];
test.each(cases)('%s', (_, terms, given, expected) => {
  expect(duties({ ...facts, versions: versionsOf({ from: '2026-02-10', ...terms }), ...given })).toEqual(expected);
});

test('what earlier periods are missing is promised besides, where it rolls over', () => {
  const versions = versionsOf({
    from: '2026-01-11',
    components: [lead],
    guarantee: { units: 31, component: 'lead', shortfall: 'rollover' },
  });
  // January from the 11th on: 21 of 31 days, so 21 promised and 16 reached, 5 left over. February: 36 less 30, 6 left over.
  const reached: Readonly<Record<string, number>> = { '2026-01-01': 16, '2026-02-01': 30, '2026-03-01': 23 };
  const units = (_: unknown, { from }: { from: string }): number => reached[from] ?? 0;
  expect(duties({ ...facts, versions, units })).toMatchObject([{ kind: 'guarantee', units: 23, of: 37 }]);
  // Before the first unit nothing was ours to give: February promises 31 and reaches 30.
  const late = (_: unknown, { from }: { from: string }): number => (from === '2026-01-01' ? 0 : (reached[from] ?? 0));
  expect(duties({ ...facts, versions, units: late })).toMatchObject([{ of: 32 }]);
});

test('before it begins a contract names its first dates, and nothing is measured', () => {
  const versions = versionsOf({
    from: '2026-04-01',
    minimumTerm: { months: 1 },
    benchmarks: [{ ...benchmark, by: '2026-06-01' }],
    components: [lead],
    guarantee: { units: 40, component: 'lead' },
    pilot,
  });
  const measured = (): never => {
    throw new Error('measured before it begins');
  };
  const found = duties({ ...facts, versions, measured, units: measured });
  expect(found.map(({ kind, day }) => `${day} ${kind}`)).toEqual(['2026-04-30 minimumTermEnd', '2026-06-01 benchmark']);
});

test('what comes first stands first; on one day in the order of the kinds', () => {
  const versions = versionsOf({
    from: '2026-02-10',
    pilot: { until: '2026-04-01' },
    benchmarks: [benchmark, { ...benchmark, by: '2026-03-20' }],
    minimumTerm: { months: 2 },
  });
  const found = duties({ ...facts, versions });
  expect(found.map(({ kind, day }) => `${day} ${kind}`)).toEqual([
    '2026-03-20 benchmark',
    '2026-04-01 pilotEnd',
    '2026-04-01 benchmark',
    // two months from 10 February
    '2026-04-09 minimumTermEnd',
  ]);
});

test('what is far is not measured where only what is near is asked for', () => {
  const versions = versionsOf({
    from: '2026-02-10',
    pilot: { until: '2026-04-02', leads: 50 },
    // 31 days ahead, and 30
    benchmarks: [
      { ...benchmark, by: '2026-04-18' },
      { ...benchmark, by: '2026-04-17' },
    ],
  });
  const asked: string[] = [];
  const given = {
    ...facts,
    versions,
    measured: ({ to }: { to: string }) => {
      asked.push(to);
      return nothing;
    },
    delivered: () => {
      asked.push('pilot');
      return 0;
    },
    onlyNear: true,
  };
  expect(duties(given).map(({ day }) => day)).toEqual(['2026-04-17']);
  expect(asked).toEqual(['2026-03-18']);
});

describe('what is news on Today', () => {
  const at = { contract: 'acme', day: '2026-03-18' };
  const pilotIn = (daysLeft: number): Duty => ({ kind: 'pilotEnd', ...at, daysLeft, leads: null, money: null });
  const termIn = (daysLeft: number): Duty => ({ kind: 'minimumTermEnd', ...at, daysLeft, months: 3 });
  const noticeIn = (daysLeft: number, isFirst: boolean): Duty => {
    return { kind: 'lastNotice', ...at, daysLeft, ends: '2026-04-30', isFirst };
  };
  const benchmarkIn = (daysLeft: number, isReached: boolean): Duty => {
    const limits = { measure: 'sales', atLeast: '5', atMost: null, value: '4' } as const;
    return { kind: 'benchmark', ...at, daysLeft, ...limits, isReached, exit: 'terminate', exitFrom: '2026-03-19' };
  };
  test.each<[Duty, boolean]>([
    [pilotIn(15), false],
    [pilotIn(14), true],
    [pilotIn(-14), true],
    [pilotIn(-15), false],
    [termIn(31), false],
    [termIn(30), true],
    [termIn(0), true],
    [noticeIn(31, true), false],
    [noticeIn(30, true), true],
    [noticeIn(8, false), false],
    [noticeIn(7, false), true],
    [benchmarkIn(31, false), false],
    [benchmarkIn(30, false), true],
    [benchmarkIn(30, true), false],
    [benchmarkIn(-30, false), true],
    [benchmarkIn(-31, false), false],
    [benchmarkIn(-1, true), false],
  ])('%o: %s', (duty, expected) => {
    expect(isNews(duty)).toBe(expected);
  });
});
