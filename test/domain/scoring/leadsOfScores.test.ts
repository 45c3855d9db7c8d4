import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../shared/domain/contract/criterion.ts';
import { reader, readingOf, readingsOf } from '../../../shared/domain/kpi/readings.ts';
import type { FieldValue } from '../../../shared/domain/lead.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { bandOf, pointsOf, scoreOf } from '../../../shared/domain/qualification/score.ts';
import { resultsUnder } from '../../../shared/domain/scoring/judged.ts';
import { saleDaysOf, saleStanding, usualSaleDays } from '../../../shared/domain/scoring/saleWindow.ts';

describe('how a lead stands to sale', () => {
  // Window of 30 days from 1 March: its last day is the 31st; from 1 April on the lead says something.
  test.each<[string, string | null, string, ReturnType<typeof saleStanding>]>([
    ['its last day', null, '2026-03-31', { ripe: false, sold: false, late: false }],
    ['the day after', null, '2026-04-01', { ripe: true, sold: false, late: false }],
    ['won on the last day', '2026-03-31', '2026-04-01', { ripe: true, sold: true, late: false }],
    ['won a day later', '2026-04-01', '2026-04-01', { ripe: true, sold: false, late: true }],
    ['won while it is young', '2026-03-02', '2026-03-05', { ripe: false, sold: true, late: false }],
  ])('%s', (_, wonDay, today, standing) => {
    expect(saleStanding('2026-03-01', 30, wonDay, today)).toEqual(standing);
  });

  test('the agreed window, or the usual one', () => {
    expect(saleDaysOf({ attribution: { days: 90 } })).toBe(90);
    expect(saleDaysOf({})).toBe(usualSaleDays);
  });
});

describe('results of another version', () => {
  const budget: Criterion = { id: 'budget', field: 'bant.budget', op: 'in', value: ['yes'], hard: false, points: 60 };
  const size: Criterion = { id: 'size', field: 'company.employees', op: 'gt', value: 50, hard: true };

  test('the same question under the same name has its result, whatever it was worth', () => {
    const then: Criterion[] = [{ ...budget, points: 10, hard: true }, size];
    const under = resultsUnder([budget, size], then);
    expect(under({})).toEqual(['pass', 'pass']);
    expect(under({ fail: ['size'], unknown: ['budget'] })).toEqual(['unknown', 'fail']);
  });

  test('another condition or none under the name has no result', () => {
    const under = resultsUnder([budget, size], [{ ...size, value: 51 }]);
    expect(under({ fail: ['size', 'budget'] })).toEqual(['notAsked', 'notAsked']);
  });
});

describe('what is read of a lead', () => {
  const read = (criterion: Parameters<typeof readingOf>[0], values: Readonly<Record<string, FieldValue>>) => {
    const reading = readingOf(criterion);
    const facts = { capturedAt: 0, values, custom: { plan: 'gold' }, unread: {} };
    return reading && reader(reading)(facts, createReaders());
  };
  const common = { id: 'x', hard: false } as const;
  test.each<[Criterion, Readonly<Record<string, FieldValue>>, FieldValue | null | undefined]>([
    [
      { ...common, field: 'company.industry', op: 'in', value: ['Retail'] },
      { 'company.industry': ' Retail ' },
      'Retail',
    ],
    [{ ...common, field: 'address.country', op: 'in', value: ['DE'] }, { 'address.country': 'Germany' }, 'DE'],
    [{ ...common, field: 'company.employees', op: 'between', min: 50, max: 200 }, { 'company.employees': 120 }, 120],
    [{ ...common, field: 'consent.given', op: 'is', value: true }, { 'consent.given': false }, false],
    [
      { ...common, field: 'person.email', op: 'emailKind', value: ['business'] },
      { 'person.email': 'a@gmail.com' },
      'free',
    ],
    [
      { ...common, field: 'person.email', op: 'emailKind', value: ['business'] },
      { 'person.email': 'a at b' },
      'invalid',
    ],
    [{ ...common, field: 'person.phone', op: 'phoneValid' }, { 'person.phone': '+44 20 7946 0123' }, 'GB'],
    [
      { ...common, field: 'person.jobTitle', op: 'seniority', value: ['vp'] },
      { 'person.jobTitle': 'VP of Sales' },
      'vp',
    ],
    [
      { ...common, field: 'person.jobTitle', op: 'function', value: ['sales'] },
      { 'person.jobTitle': 'VP of Sales' },
      'sales',
    ],
    [{ ...common, field: 'person.jobTitle', op: 'seniority', value: ['vp'] }, {}, undefined],
    [{ ...common, field: 'custom.plan', op: 'in', value: ['gold'] }, {}, 'gold'],
    // A name is one person's, a pattern and an age have no values of their own.
    [{ ...common, field: 'person.email', op: 'present' }, { 'person.email': 'a@b.example' }, null],
    [{ ...common, field: 'address.postcode', op: 'startsWith', value: ['1'] }, { 'address.postcode': '10115' }, null],
    [{ ...common, field: 'lead.capturedAt', op: 'withinDays', value: 3 }, {}, null],
  ])('%o', (criterion, values, value) => {
    expect(read(criterion, values)).toEqual(value);
  });

  test('each reading once, those of the criteria first', () => {
    const all = readingsOf([
      { ...common, field: 'company.employees', op: 'gt', value: 50 },
      { ...common, id: 'y', field: 'company.employees', op: 'lt', value: 500 },
    ]);
    expect(all[0]).toEqual({ field: 'company.employees', kind: 'number' });
    expect(all.filter(({ field }) => field === 'company.employees')).toHaveLength(1);
  });
});

test('points, score and band of one lead', () => {
  const criteria = [
    { result: 'pass', points: 25 },
    { result: 'fail', points: 25 },
    { result: 'unknown', points: 10 },
    { result: 'pass', points: null },
    { result: 'pass', points: 20 },
  ] as const;
  // 45 of 80 is 56.25.
  expect(pointsOf(criteria)).toEqual({ earned: 45, possible: 80 });
  expect(scoreOf(45, 80)).toBe(56);
  expect(
    bandOf(56, [
      { band: 'A', from: 57 },
      { band: 'B', from: 56 },
      { band: 'C', from: 0 },
    ]),
  ).toBe('B');
  expect(bandOf(10, [{ band: 'A', from: 57 }])).toBeNull();
  expect(bandOf(null, [{ band: 'A', from: 0 }])).toBeNull();
  expect(pointsOf([{ result: 'pass', points: null }])).toBeNull();
});
