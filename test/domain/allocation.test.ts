import { expect, test } from 'vitest';
import type { SourceDay } from '../../shared/domain/allocation.ts';
import { payable, payableIn, windowsBegin } from '../../shared/domain/allocation.ts';
import { Terms, type TermsVersion } from '../../shared/domain/contract/terms.ts';

const half = [
  { source: 'a', leads: 50 },
  { source: 'b', leads: 50 },
];

test.each([
  // [P09] the cap is full with 100 leads of one source: the client pays 100, the source is paid for 50
  { delivered: { a: 100, b: 0 }, payable: { a: [100, 50, 50], b: [0, 0, 0] } },
  { delivered: { a: 50, b: 50 }, payable: { a: [50, 50, 0], b: [50, 50, 0] } },
  // a source without a part of its own is paid for all it brings
  { delivered: { a: 51, c: 7 }, payable: { a: [51, 50, 1], c: [7, 7, 0] } },
  { delivered: {}, payable: {} },
])('$delivered of 50 each', ({ delivered, payable: expected }) => {
  const found = payable(half, new Map(Object.entries(delivered)));
  expect(
    Object.fromEntries([...found].map(([source, one]) => [source, [one.delivered, one.payable, one.notPayable]])),
  ).toEqual(expected);
});

const version = (from: string, caps: object[], id = 1): TermsVersion => ({
  id,
  version: id,
  terms: Terms.parse({ from, caps }),
});
const on = (day: string, count: number, source = 'a'): SourceDay => ({ source, day, count });
const march = { from: '2026-03-01', to: '2026-03-31' };

test.each([
  {
    what: 'no allocation: everything is payable',
    versions: [version('2026-01-01', [{ per: 'month', leads: 5, above: 'hold' }])],
    days: [on('2026-03-02', 8)],
    period: march,
    expected: { a: [8, 8, 0] },
  },
  {
    // 30 + 30 of 50: the first 50 of the month, 10 not
    what: 'the first leads of a window are the payable ones',
    versions: [version('2026-01-01', [{ per: 'month', leads: 100, above: 'hold', allocations: half }])],
    days: [on('2026-03-20', 30), on('2026-03-02', 30)],
    period: march,
    expected: { a: [60, 50, 10] },
  },
  {
    // asked from the 15th: 30 before used up 30 of 50, so 20 of the second 30 are payable
    what: 'what came before in the window counts, and is not shown',
    versions: [version('2026-01-01', [{ per: 'month', leads: 100, above: 'hold', allocations: half }])],
    days: [on('2026-03-02', 30), on('2026-03-20', 30)],
    period: { from: '2026-03-15', to: '2026-03-31' },
    expected: { a: [30, 20, 10] },
  },
  {
    // a new window begins anew: 60 in March (50), 60 in April (50)
    what: 'every window has its own',
    versions: [version('2026-01-01', [{ per: 'month', leads: 100, above: 'hold', allocations: half }])],
    days: [on('2026-03-02', 60), on('2026-04-02', 60)],
    period: { from: '2026-03-01', to: '2026-04-30' },
    expected: { a: [120, 100, 20] },
  },
  {
    // of 6 on the 2nd the day allows 4, of 6 on the 3rd the month allows 10 − 6 = 4, and the day 4
    what: 'under two caps the least of both',
    versions: [
      version('2026-01-01', [
        { per: 'day', leads: 9, above: 'hold', allocations: [{ source: 'a', leads: 4 }] },
        { per: 'month', leads: 99, above: 'hold', allocations: [{ source: 'a', leads: 10 }] },
      ]),
    ],
    days: [on('2026-03-02', 6), on('2026-03-03', 6), on('2026-03-03', 2, 'b')],
    period: march,
    expected: { a: [12, 8, 4], b: [2, 2, 0] },
  },
  {
    // until the 9th all 20; from the 10th at most 5 of what comes from then on: nothing is taken back
    what: 'each day under the terms of its own',
    versions: [
      version('2026-01-01', [{ per: 'month', leads: 99, above: 'hold' }]),
      version('2026-03-10', [{ per: 'month', leads: 99, above: 'hold', allocations: [{ source: 'a', leads: 5 }] }], 2),
    ],
    days: [on('2026-03-02', 20), on('2026-03-11', 7)],
    period: march,
    expected: { a: [27, 25, 2] },
  },
])('$what', ({ versions, days, period, expected }) => {
  const found = payableIn(versions, days, period);
  expect(
    Object.fromEntries([...found].map(([source, one]) => [source, [one.delivered, one.payable, one.notPayable]])),
  ).toEqual(expected);
});

test.each([
  { caps: [], begins: '2026-03-15' },
  { caps: [{ per: 'month', leads: 9, above: 'hold' }], begins: '2026-03-15' },
  { caps: [{ per: 'month', leads: 9, above: 'hold', allocations: [] }], begins: '2026-03-01' },
  // 15 March 2026 is a Sunday
  { caps: [{ per: 'week', leads: 9, above: 'hold', allocations: [] }], begins: '2026-03-09' },
])('with $caps the windows around 15 March begin on $begins', ({ caps, begins }) => {
  expect(windowsBegin([version('2026-01-01', caps)], '2026-03-15')).toBe(begins);
});
