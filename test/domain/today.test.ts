import { expect, test } from 'vitest';
import type { Duty } from '../../shared/domain/contract/duties.ts';
import { isAtRisk } from '../../shared/domain/kpi/pace.ts';
import type { ContractToday, Pace, TodayItem } from '../../shared/domain/today.ts';
import { inOrder, itemsOf } from '../../shared/domain/today.ts';

const now = Date.parse('2026-03-18T09:00:00Z');
const hour = 3_600_000;

/** A contract on a Wednesday with nothing to do. */
const calm: ContractToday = {
  contract: 'acme',
  zone: 'Europe/Berlin',
  now,
  today: '2026-03-18',
  reviewsToday: null,
  reviewsTomorrow: null,
  claims: null,
  silentClaims: 0,
  unconfirmed: null,
  meetings: null,
  limits: [],
  balance: null,
  beyondCapacity: 0,
  owed: [],
  reports: [],
  toInvoice: null,
  revenueMissing: null,
  leadsToCheck: 0,
  leadsToDeliver: 0,
  pace: null,
  duties: [],
  draftErrors: null,
};

const march = { from: '2026-03-01', to: '2026-03-31' };
const february = { from: '2026-02-01', to: '2026-02-28' };
const limit = { kind: 'month', leads: null, money: null, above: 'hold', window: march, used: 0, spent: 0 } as const;
const capOf = (leads: number, used: number) => ({ ...limit, leads, used });
const moneyCap = (money: number, spent: number) => ({ ...limit, money, used: 7, spent });
const pace = (part: Partial<Pace>): Pace => ({
  period: march,
  delivered: 40,
  target: '100',
  projected: '68',
  daysPassed: 13,
  ...part,
});
const report = (due: string) => ({ period: february, due });

/** A kind of duty with its day. */
const dated = <Facts extends { readonly kind: Duty['kind'] }>(facts: Facts, day: string, daysLeft: number) => ({
  contract: 'acme',
  day,
  daysLeft,
  ...facts,
});

const said = ({ urgency, kind, count, of }: TodayItem): string =>
  `${urgency} ${kind} ${count}${of === null ? '' : ` of ${of}`}`;

test.each<[what: string, facts: Partial<ContractToday>, said: string[]]>([
  ['nothing', {}, []],
  ['windows of today', { reviewsToday: { count: 3, first: now + hour } }, ['today reviewClosing 3']],
  ['windows of tomorrow', { reviewsTomorrow: { count: 2, first: now + 30 * hour } }, ['soon reviewClosing 2']],
  ['a claim of two days', { claims: { count: 1, first: now - 48 * hour } }, ['today disputeWaiting 1']],
  ['a claim older than that', { claims: { count: 4, first: now - 48 * hour - 1 } }, ['overdue disputeWaiting 4']],
  [
    'of three claims one that silence decided',
    { claims: { count: 3, first: now - hour }, silentClaims: 1 },
    ['overdue decidedBySilence 1', 'today disputeWaiting 2'],
  ],
  ['nothing but those', { claims: { count: 2, first: now - hour }, silentClaims: 2 }, ['overdue decidedBySilence 2']],
  ['a meeting of yesterday', { unconfirmed: { count: 1, first: now - 24 * hour } }, ['today meetingUnconfirmed 1']],
  ['one before that', { unconfirmed: { count: 2, first: now - 24 * hour - 1 } }, ['overdue meetingUnconfirmed 2']],
  ['a meeting ahead', { meetings: { count: 2, first: now + hour } }, ['today meetingToday 2']],
  // 80 of 100 is four fifths, 79 is not; 4 of 5 is, and all of it is full
  ['a cap nearly full', { limits: [capOf(100, 80), capOf(100, 79)] }, ['soon capNearlyFull 80 of 100']],
  ['a small cap', { limits: [capOf(5, 4), capOf(5, 3)] }, ['soon capNearlyFull 4 of 5']],
  ['a full cap', { limits: [capOf(100, 100)] }, ['today capNearlyFull 100 of 100']],
  // 80,000 of 100,000 is four fifths, a cent less is not
  ['a cap in money', { limits: [moneyCap(100_000, 80_000), moneyCap(100_000, 79_999)] }, ['soon capNearlyFull 7']],
  ['a full cap in money', { limits: [moneyCap(100_000, 100_000)] }, ['today capNearlyFull 7']],
  ['a balance among the limits is no cap', { limits: [{ ...moneyCap(100, 100), kind: 'balance' }] }, []],
  // fewer than twenty leads
  ['a balance that covers twenty leads', { balance: { left: 50_000, covers: 20 } }, []],
  ['one that covers nineteen', { balance: { left: 50_000, covers: 19 } }, ['soon balanceLow 19']],
  ['one that covers none', { balance: { left: 200, covers: 0 } }, ['today balanceLow 0']],
  ['one where leads cost nothing', { balance: { left: 0, covers: null } }, []],
  ['more than can be answered', { beyondCapacity: 3 }, ['today beyondCapacity 3']],
  [
    'units owed, one item for each urgency',
    { owed: ['2026-03-10', '2026-03-17', '2026-03-18', '2026-03-25', '2026-06-01', null] },
    ['overdue replacementOwed 2', 'today replacementOwed 1', 'soon replacementOwed 3'],
  ],
  ['reports missed', { reports: [report('2026-02-01'), report('2026-03-01')] }, ['overdue reportDue 2']],
  ['a report of today', { reports: [report('2026-03-18')] }, ['today reportDue 1']],
  ['a report of next week', { reports: [report('2026-03-25')] }, ['soon reportDue 1']],
  ['a report of later', { reports: [report('2026-03-26')] }, []],
  [
    'a period that ended eleven days ago',
    { toInvoice: { period: { from: '2026-03-01', to: '2026-03-07' }, net: 100, blocked: false } },
    ['overdue periodToInvoice 1'],
  ],
  [
    'one that ended a week ago',
    { toInvoice: { period: { from: '2026-03-05', to: '2026-03-11' }, net: 100, blocked: true } },
    ['today periodToInvoice 1'],
  ],
  // a report may come as late as the invoice, a week after its month
  [
    'months of revenue that ended a week ago',
    { today: '2026-03-07', revenueMissing: { count: 2, first: '2026-02' } },
    ['today revenueMissing 2'],
  ],
  [
    'one that ended longer ago',
    { today: '2026-03-08', revenueMissing: { count: 1, first: '2026-02' } },
    ['overdue revenueMissing 1'],
  ],
  ['leads', { leadsToCheck: 5, leadsToDeliver: 37 }, ['today leadToCheck 5', 'today leadToDeliver 37']],
  ['a target that will be missed', { pace: pace({}) }, ['soon targetAtRisk 40 of 100']],
  ['a target that will be met', { pace: pace({ projected: '100' }) }, []],
  [
    'what the terms date',
    {
      duties: [
        dated({ kind: 'pilotEnd', leads: null, money: null }, '2026-03-17', -1),
        dated({ kind: 'minimumTermEnd', months: 3 }, '2026-03-18', 0),
        dated({ kind: 'lastNotice', ends: '2026-04-30', isFirst: false }, '2026-03-31', 13),
      ],
    },
    ['overdue pilotEnd 1', 'today minimumTermEnd 1', 'soon lastNotice 1'],
  ],
  [
    'a guarantee that will be missed',
    {
      duties: [
        dated(
          {
            kind: 'guarantee',
            component: 'lead',
            period: march,
            units: 23,
            of: 40,
            projected: '39',
            isAtRisk: true,
            shortfall: null,
          },
          '2026-03-31',
          13,
        ),
      ],
    },
    ['soon guarantee 23 of 40'],
  ],
  ['a draft with errors', { draftErrors: 2 }, ['soon contractDraft 2']],
  ['a draft that can be activated', { draftErrors: 0 }, ['soon contractDraft 0']],
])('%s', (_, facts, expected) => {
  expect(itemsOf({ ...calm, ...facts }).map(said)).toEqual(expected);
});

test('before the third working day a projection is chance, before the first there is none', () => {
  expect(isAtRisk(pace({ daysPassed: 3 }))).toBe(true);
  expect(isAtRisk(pace({ daysPassed: 2 }))).toBe(false);
  expect(isAtRisk(pace({ projected: null }))).toBe(false);
  expect(isAtRisk(pace({ projected: '100', target: '100.5' }))).toBe(true);
});

test('by urgency, then by when it is due, then by kind, then by contract', () => {
  const items = [
    ...itemsOf({ ...calm, contract: 'b', leadsToCheck: 1, claims: { count: 1, first: now - hour } }),
    ...itemsOf({ ...calm, contract: 'a', leadsToCheck: 1, leadsToDeliver: 1, owed: ['2026-03-17'] }),
    ...itemsOf({ ...calm, contract: 'c', claims: { count: 1, first: now - 2 * hour }, owed: ['2026-03-18'] }),
  ];
  const expected = [
    'a overdue replacementOwed 1',
    'c today disputeWaiting 1',
    'b today disputeWaiting 1',
    // a day of the client ends after every moment of it
    'c today replacementOwed 1',
    'a today leadToCheck 1',
    'b today leadToCheck 1',
    'a today leadToDeliver 1',
  ];
  const ordered = (given: readonly TodayItem[]) =>
    inOrder(given, () => 'Europe/Berlin').map((item) => `${item.contract} ${said(item)}`);
  expect(ordered(items)).toEqual(expected);
  expect(ordered(items.toReversed())).toEqual(expected);
});

test('what has a day says how far it is', () => {
  const daysOf = (owed: string) => itemsOf({ ...calm, owed: [owed] }).map(({ daysLeft }) => daysLeft);
  expect([...daysOf('2026-03-16'), ...daysOf('2026-03-18'), ...daysOf('2026-04-01')]).toEqual([-2, 0, 14]);
  expect(itemsOf({ ...calm, leadsToCheck: 1 }).map(({ daysLeft }) => daysLeft)).toEqual([null]);
});
