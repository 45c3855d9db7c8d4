import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Terms, type TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import { createUnitCosts, type HandedLead, reckonedFrom } from '../../../shared/domain/pricing/unitCosts.ts';
import { billOf } from './facts.ts';

const version = (components: object[], given: object = {}): TermsVersion => ({
  id: 1,
  version: 1,
  terms: Terms.parse({ from: '2026-01-01', components, ...given }),
});
const lead = (part: Partial<HandedLead> = {}): HandedLead => ({
  ...unlisted,
  day: '2026-03-10',
  callSeconds: null,
  ...part,
});
const leads = (count: number, part: Partial<HandedLead> = {}): HandedLead[] =>
  Array.from({ length: count }, () => lead(part));
const perLead = (given: object) => ({ id: 'lead', kind: 'perLead', ...given });
const tiers = [
  { upTo: 2, unit: 1000 },
  { upTo: null, unit: 600 },
];

test.each([
  ['a flat price', [perLead({ price: 1000 })], leads(3), [1000, 1000, 1000]],
  [
    'what is free and what replaces',
    [perLead({ price: 1000 })],
    [lead({ isFree: true }), lead({ isReplacement: true })],
    [0, 0],
  ],
  // the shared rule stands last, so it wins for shared leads
  [
    'a conditional price',
    [perLead({ price: 1000, prices: [{ when: { leads: 'shared' }, price: 400 }] })],
    [lead(), lead({ traits: { ...unlisted.traits, exclusive: false } })],
    [1000, 400],
  ],
  ['two components', [perLead({ price: 1000 }), { id: 'record', kind: 'perRecord', price: 50 }], leads(1), [1050]],
  [
    'meetings are not priced by leads',
    [{ id: 'm', kind: 'perAppointment', trigger: 'held', price: 9000 }],
    leads(1),
    [0],
  ],
  // 120 s are not longer than 120 s
  [
    'a call too short',
    [{ id: 'call', kind: 'perCall', price: 700, longerThan: 120 }],
    [lead({ callSeconds: 120 }), lead({ callSeconds: 121 })],
    [0, 700],
  ],
  // the third is the first above the tier
  ['graduated', [perLead({ volume: { shape: 'graduated', tiers } })], leads(3), [1000, 1000, 600]],
  // 2 × 1,000 = 2,000, 3 × 600 = 1,800: the third lead lowers the sum by 200
  ['volume', [perLead({ volume: { shape: 'volume', tiers } })], leads(3), [1000, 1000, -200]],
  // 3 × 0.4 = 1.2: totals 0.4 → 0, 0.8 → 1, 1.2 → 1
  ['parts of a cent add up', [perLead({ price: '0.4' })], leads(3), [0, 1, 0]],
  // a new month begins a new count
  [
    'by period',
    [perLead({ volume: { shape: 'graduated', tiers } })],
    [...leads(3), lead({ day: '2026-04-01' })],
    [1000, 1000, 600, 1000],
  ],
] as const)('%s', (_, components, some, expected) => {
  const costs = createUnitCosts([version([...components])]);
  expect(some.map((one) => costs.take(one))).toEqual(expected);
});

test('above a cap that charges a lead costs the over-delivery price', () => {
  const caps = [{ per: 'month', leads: 2, above: 'charge', price: 1500 }];
  const costs = createUnitCosts([version([perLead({ price: 1000 })], { caps })]);
  expect(leads(3).map((one) => costs.take(one))).toEqual([1000, 1000, 1500]);
});

test('what is asked for does not count, what is taken does', () => {
  const costs = createUnitCosts([version([perLead({ volume: { shape: 'graduated', tiers } })])]);
  costs.take(lead());
  expect([costs.next(lead()), costs.next(lead())]).toEqual([1000, 1000]);
  costs.take(lead());
  expect(costs.next(lead())).toBe(600);
});

test.each([
  { given: {}, from: '2026-03-01' },
  { given: { billing: { cycle: 'quarterly' } }, from: '2026-01-01' },
  // 10 March 2026 lies in the week of Monday the 9th, and in a quarter whose price a cap of a month changes
  { given: { billing: { cycle: 'weekly' } }, from: '2026-03-09' },
  {
    given: { billing: { cycle: 'weekly' }, caps: [{ per: 'month', leads: 5, above: 'charge', price: 1 }] },
    from: '2026-03-01',
  },
])('with $given the cost of a lead of 10 March is reckoned from $from', ({ given, from }) => {
  expect(reckonedFrom([version([], given)], '2026-03-10')).toBe(from);
  expect(reckonedFrom([], '2026-03-10')).toBe('2026-03-10');
});

describe('agrees with the engine', () => {
  const price = fc.integer({ min: 1, max: 5000 });
  const upTo = fc.integer({ min: 1, max: 6 });
  const graded = fc
    .tuple(fc.constantFrom('graduated', 'volume'), upTo, price, price)
    .map(([shape, first, one, other]) => ({
      volume: {
        shape,
        tiers: [
          { upTo: first, unit: one },
          { upTo: null, unit: other },
        ],
      },
    }));
  const component = fc
    .oneof(
      price.map((flat) => ({ price: flat })),
      fc.constantFrom('0.4', '12.345').map((part) => ({ price: part })),
      fc.tuple(price, price).map(([usual, shared]) => ({
        price: usual,
        prices: [{ when: { leads: 'shared' }, price: shared }],
      })),
      graded,
      fc.tuple(upTo, price).map(([size, each]) => ({ volume: { shape: 'package', size, free: 2, each } })),
    )
    .map(perLead);
  const cap = fc.record({
    per: fc.constantFrom('day', 'week', 'month', 'period'),
    leads: upTo,
    above: fc.constant('charge'),
    price,
  });
  const handed = fc.record({
    day: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
    isFree: fc.boolean(),
    isReplacement: fc.boolean(),
    exclusive: fc.boolean(),
  });

  test('what deliveries cost one after the other is what the month bills when all of them are accepted', () => {
    fc.assert(
      fc.property(component, fc.option(cap), fc.array(handed, { maxLength: 25 }), (lead, charging, some) => {
        // Above a cap that charges there is one usual price: the linter refuses any other.
        const isPlain = 'price' in lead && !('prices' in lead);
        const caps = charging !== null && isPlain ? [charging] : [];
        const versions = [version([lead], { caps })];
        const inOrder = some
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
          .map(({ exclusive, ...one }) => ({
            ...one,
            callSeconds: null,
            traits: { ...unlisted.traits, exclusive },
          }));
        const costs = createUnitCosts(versions);
        const spent = inOrder.reduce((sum, one) => sum + costs.take(one), 0);
        const deliveries = inOrder.map((one, place) => ({
          ...one,
          id: place + 1,
          standing: 'accepted' as const,
          acceptedAt: 1,
          partPercent: null,
          replaced: false,
        }));
        expect(spent).toBe(billOf({ versions, deliveries }).net);
      }),
      { seed: 20_261_127, numRuns: 10_000 },
    );
  });
});
