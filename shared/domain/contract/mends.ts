import type { Decimal } from '../basics.ts';
import type { Finding } from '../pricing/model.ts';
import type { Tier } from '../pricing/unitPrice.ts';
import type { Component, UnitPriced } from './component.ts';
import { isUnitPriced } from './component.ts';
import type { Criterion } from './criterion.ts';
import { usualDisputes } from './firstTerms.ts';
import type { Cap, Terms } from './terms.ts';

/** A finding answered with one value: what a button says, and the terms with the value in its place. */
export interface Mend {
  readonly says: string;
  readonly of: (terms: Terms) => Partial<Terms>;
}

/** What is usual where the agency is. */
export interface Usual {
  /** The standard rate of its country, percent; null where there is none of one rate. */
  readonly standardTax: Decimal | null;
}

type MakeMends = (names: readonly string[], usual: Usual) => readonly Mend[];

/**
 * The values that answer a finding of the linter, where one value does; more than one where somebody must choose. Empty where
 * only the person who knows the deal can say it: a price is never guessed.
 */
export function mendsOf({ code, place }: Finding, usual: Usual): readonly Mend[] {
  return makers.get(code)?.(place.split('.'), usual) ?? [];
}

const mend = (says: string, of: Mend['of']): Mend => ({ says, of });

/** Changes one component, by its id. */
const component =
  (id: string | undefined, change: (component: Component) => Component): Mend['of'] =>
  ({ components }) => ({ components: components.map((one) => (one.id === id ? change(one) : one)) });

const criterion =
  (id: string | undefined, change: (criterion: Criterion) => Criterion): Mend['of'] =>
  ({ definition }) => ({
    definition: definition && {
      ...definition,
      criteria: definition.criteria.map((one) => (one.id === id ? change(one) : one)),
    },
  });

const review: MakeMends = () => [
  mend('48 hours', ({ review: now }) => ({ review: { silence: now?.silence ?? 'accept', hours: 48 } })),
];

const overlap =
  (value: 'each' | 'upgrade' | undefined) =>
  (one: Component): Component =>
    mayOverlap(one) ? { ...one, overlap: value } : one;

type Later = Extract<Component, { readonly overlap?: unknown }>;

const later: ReadonlySet<Component['kind']> = new Set([
  'perAppointment',
  'perSale',
  'firstPurchaseShare',
  'dealShare',
  'recurringShare',
]);

const mayOverlap = (one: Component): one is Later => later.has(one.kind);

const shortfall: MakeMends = ([part, id]) => {
  switch (part) {
    case 'minimum':
      return [
        mend('Billed with the period', ({ minimum }) => ({ minimum: { ...minimum, shortfall: 'trueUp' } })),
        mend('Added to the next', ({ minimum }) => ({ minimum: { ...minimum, shortfall: 'rollover' } })),
      ];
    case 'guarantee':
      return (
        [
          ['Given free', 'makeGood'],
          ['Added to the next', 'rollover'],
          ['Cut from the fee', 'feeCut'],
        ] as const
      ).map(([says, value]) =>
        mend(says, ({ guarantee }) => ({ guarantee: guarantee && { ...guarantee, shortfall: value } })),
      );
    default:
      return (
        [
          ['Added to the next', 'rollover'],
          ['Credited', 'credit'],
          ['Lost', 'none'],
        ] as const
      ).map(([says, value]) =>
        mend(
          says,
          component(id, (one) => (one.kind === 'subscription' ? { ...one, shortfall: value } : one)),
        ),
      );
  }
};

const reason =
  (name: string | undefined, clause: string | null): Mend['of'] =>
  ({ disputes }) => ({
    disputes: disputes && {
      ...disputes,
      reasons: disputes.reasons.map((one) => (one.reason === name ? { ...one, clause } : one)),
    },
  });

/** The how-manieth of a list in a price, by the number that stands behind the list's name. */
const numbered = (names: readonly string[], list: string): number => Number(names[names.indexOf(list) + 1]) - 1;

const unitPriced = (
  id: string | undefined,
  change: (one: UnitPriced) => Partial<Pick<UnitPriced, 'price' | 'prices' | 'volume'>>,
): Mend['of'] => component(id, (one) => (isUnitPriced(one) ? { ...one, ...change(one) } : one));

/** Tiers in another order or with another end. */
const tiered =
  (change: (tiers: readonly Tier[]) => Tier[]) =>
  ({ volume }: UnitPriced): Pick<UnitPriced, 'volume'> =>
    volume !== undefined && 'tiers' in volume ? { volume: { ...volume, tiers: change(volume.tiers) } } : {};

const ascending = (tiers: readonly Tier[]): Tier[] =>
  tiers.toSorted((a, b) => (a.upTo ?? Number.POSITIVE_INFINITY) - (b.upTo ?? Number.POSITIVE_INFINITY));

/** Either the price or the tiers; nothing is kept beside them. */
const keptPrice = (id: string | undefined): readonly Mend[] => [
  mend(
    'Keep what goes by volume',
    unitPriced(id, () => ({ price: undefined, prices: undefined })),
  ),
  mend(
    'Keep the other',
    unitPriced(id, () => ({ volume: undefined })),
  ),
];

const cap =
  (per: string | undefined, change: (one: Cap) => Cap): Mend['of'] =>
  ({ caps }) => ({ caps: caps.map((one) => (one.per === per ? change(one) : one)) });

const makers: ReadonlyMap<string, MakeMends> = new Map<string, MakeMends>([
  [
    'noTrigger',
    ([, id]) =>
      (
        [
          ['Booked', 'booked'],
          ['Held', 'held'],
        ] as const
      ).map(([says, trigger]) =>
        mend(
          says,
          component(id, (one) => (one.kind === 'perAppointment' ? { ...one, trigger } : one)),
        ),
      ),
  ],
  [
    'noOverlapRule',
    ([, id]) => [
      mend('Charge each', component(id, overlap('each'))),
      mend('The later replaces the earlier', component(id, overlap('upgrade'))),
    ],
  ],
  ['overlapUnused', ([, id]) => [mend('Take it out', component(id, overlap(undefined)))]],
  ['noAttributionWindow', () => [mend('90 days', () => ({ attribution: { days: 90 } }))]],
  ['noShortfallRule', shortfall],
  ['priceBesideVolume', ([, id]) => keptPrice(id)],
  ['pricesBesideVolume', ([, id]) => keptPrice(id)],
  ['tiersNotAscending', ([, id]) => [mend('Put them in order', unitPriced(id, tiered(ascending)))]],
  ['tierAfterOpen', ([, id]) => [mend('Put them in order', unitPriced(id, tiered(ascending)))]],
  [
    'lastTierClosed',
    ([, id]) => [
      mend(
        'Leave its end open',
        unitPriced(
          id,
          tiered((tiers) => tiers.map((tier, at) => (at === tiers.length - 1 ? { ...tier, upTo: null } : tier))),
        ),
      ),
    ],
  ],
  [
    'daysReversed',
    (names) => [
      mend(
        'Swap them',
        unitPriced(names[1], ({ prices }) => ({
          prices: prices?.map((rule, at) =>
            at === numbered(names, 'prices') ? { ...rule, from: rule.to, to: rule.from } : rule,
          ),
        })),
      ),
    ],
  ],
  [
    'overDeliveryPriceUnused',
    ([, per]) => [
      mend(
        'Take it out',
        cap(per, (one) => ({ ...one, price: undefined })),
      ),
      mend(
        'Deliver above the cap',
        cap(per, (one) => ({ ...one, above: 'charge' })),
      ),
    ],
  ],
  [
    'minimumPriceUnused',
    () => [
      mend('Take them out', ({ minimum }) => ({ minimum: { ...minimum, price: undefined, component: undefined } })),
    ],
  ],
  ['noNotice', () => [mend('30 days', () => ({ notice: { days: 30 } }))]],
  [
    'silenceWithoutAnswer',
    () => [
      mend('3 business days', ({ disputes }) => ({ disputes: disputes && { ...disputes, answerBusinessDays: 3 } })),
    ],
  ],
  ['outcomesUnused', () => [mend('Take them out', () => ({ appointments: undefined }))]],
  [
    'heldNotBilled',
    () => [
      mend('Bill them', ({ appointments }) => ({
        appointments: { outcomes: { ...appointments?.outcomes, held: 'bill' } },
      })),
    ],
  ],
  [
    'paymentDaysBesidePrepaid',
    () => [mend('Pay at once', ({ billing }) => ({ billing: { ...billing, paymentDays: 0 } }))],
  ],
  [
    'reportDueBefore',
    () => [mend('Take it out', ({ reporting }) => ({ reporting: reporting && { ...reporting, nextDue: undefined } }))],
  ],
  [
    'noDataOwner',
    () =>
      (
        [
          ['The client’s', 'client'],
          ['The agency’s', 'agency'],
          ['Both', 'both'],
        ] as const
      ).map(([says, dataOwner]) => mend(says, () => ({ dataOwner }))),
  ],
  ['noReviewWindow', review],
  ['unusualWindow', review],
  ['windowBeyondPeriod', review],
  ['hoursAndBusinessDays', review],
  ['noDisputeTerms', () => [mend('Take the usual reasons', () => ({ disputes: usualDisputes }))]],
  [
    'noPartPercent',
    () => [mend('50 %', ({ disputes }) => ({ disputes: disputes && { ...disputes, partPercent: '50' } }))],
  ],
  ['noReplacementTerms', () => [mend('14 days', () => ({ replacement: { dueDays: 14 } }))]],
  ['noBuyers', () => [mend('3 buyers', ({ exclusivity }) => ({ exclusivity: { ...exclusivity, buyers: 3 } }))]],
  [
    'buyersOfExclusive',
    () => [
      mend('Take the number out', ({ exclusivity: { leads, client } }) => ({ exclusivity: { leads, client } })),
      mend('Share them', ({ exclusivity }) => ({ exclusivity: { ...exclusivity, leads: 'shared' } })),
    ],
  ],
  ['firstDayUnused', () => [mend('Take it out', ({ billing }) => ({ billing: { ...billing, firstDay: undefined } }))]],
  [
    'taxNoteUnused',
    () => [
      mend('Take it out', ({ billing }) => ({
        billing: { ...billing, tax: billing.tax && { ...billing.tax, note: undefined } },
      })),
    ],
  ],
  [
    'noTax',
    (_, { standardTax }) =>
      standardTax === null
        ? []
        : [
            mend(`${standardTax} % tax`, ({ billing }) => ({
              billing: { ...billing, tax: { category: 'S', ratePercent: standardTax } },
            })),
          ],
  ],
  ['noReportingCadence', () => [mend('Every week', () => ({ reporting: { cadence: 'weekly' } }))]],
  [
    'minAboveMax',
    ([part, id]) =>
      part === 'definition'
        ? [
            mend(
              'Swap them',
              criterion(id, (one) => (one.op === 'between' ? { ...one, min: one.max, max: one.min } : one)),
            ),
          ]
        : [],
  ],
  [
    'unknownClause',
    // The name of a reason may hold a point: it is what stands between the part and the field.
    (names) => [
      mend('The whole definition', reason(names.slice(1, -1).join('.'), 'definition')),
      mend('No clause', reason(names.slice(1, -1).join('.'), null)),
    ],
  ],
]);
