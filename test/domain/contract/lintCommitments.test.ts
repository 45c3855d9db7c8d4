import { describe, expect, it } from 'vitest';
import { found, leads, priced } from './wholeTerms.ts';

const minimum = (more: object): object => ({ minimum: { shortfall: 'trueUp', ...more } });
const guarantee = (more: object): object => ({
  guarantee: { units: 20, component: 'lead', shortfall: 'makeGood', ...more },
});
const capped = (...caps: readonly object[]): object => ({ caps: caps.map((cap) => ({ above: 'hold', ...cap })) });
const volume = {
  shape: 'graduated',
  tiers: [
    { upTo: 10, unit: 5_000, flat: 1_000 },
    { upTo: null, unit: 4_000 },
  ],
};
const base = { id: 'base', kind: 'retainer', price: 100_000 };

describe('a minimum', () => {
  it.each<[object, string]>([
    [{ minimum: { amount: 1 } }, 'error noShortfallRule minimum.shortfall'],
    [minimum({}), 'error minimumEmpty minimum'],
    [minimum({ amount: 1, units: 1, component: 'lead' }), 'error minimumTwice minimum'],
    [minimum({ amount: 1, component: 'lead' }), 'warning minimumPriceUnused minimum.component'],
    [minimum({ units: 1 }), 'error noCountedComponent minimum.component'],
    [minimum({ units: 1, component: 'none' }), 'error unknownComponent minimum.component'],
    [{ ...priced(base), ...minimum({ units: 1, component: 'base' }) }, 'error componentWithoutUnits minimum.component'],
    [{ ...leads({ volume }), ...minimum({ units: 1, component: 'lead' }) }, 'error noMinimumPrice minimum.price'],
    // Two a day let through 62 in a month of 31 days.
    [
      { ...minimum({ units: 63, component: 'lead' }), ...capped({ per: 'day', leads: 2 }) },
      'error minimumAboveCaps minimum.units',
    ],
    // 10 × 75.00 = 750.00.
    [
      { ...minimum({ amount: 75_001 }), ...capped({ per: 'period', leads: 10 }) },
      'error minimumAboveCaps minimum.amount',
    ],
    // With a base fee 750.00 + 1,000.00.
    [
      {
        ...priced({ id: 'lead', kind: 'perLead', price: 7_500 }, base),
        ...minimum({ amount: 175_001 }),
        ...capped({ per: 'period', leads: 10 }),
      },
      'error minimumAboveCaps minimum.amount',
    ],
    [
      { ...minimum({ amount: 20_001 }), ...capped({ per: 'month', money: 20_000 }) },
      'error minimumAboveCaps minimum.amount',
    ],
    // 12 at the dearest tier and its flat fee: 12 × 50.00 + 10.00 = 610.00.
    [
      { ...leads({ volume }), ...minimum({ amount: 61_001 }), ...capped({ per: 'month', leads: 12 }) },
      'error minimumAboveCaps minimum.amount',
    ],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

  it.each<[object]>([
    [minimum({ amount: 300_000 })],
    [minimum({ units: 40, component: 'lead' })],
    [{ ...leads({ volume }), ...minimum({ units: 40, component: 'lead', price: 4_000 }) }],
    [{ ...minimum({ units: 62, component: 'lead' }), ...capped({ per: 'day', leads: 2 }) }],
    [{ ...minimum({ amount: 75_000 }), ...capped({ per: 'period', leads: 10 }) }],
    [{ ...leads({ volume }), ...minimum({ amount: 61_000 }), ...capped({ per: 'month', leads: 12 }) }],
    // Above the cap leads are still delivered and charged.
    [
      {
        ...minimum({ units: 63, component: 'lead' }),
        ...capped({ per: 'day', leads: 2, above: 'charge', price: 8_000 }),
      },
    ],
  ])('is fine: %j', (terms) => expect(found(terms)).toEqual([]));
});

describe('a guarantee', () => {
  it.each<[object, string]>([
    [{ guarantee: { units: 20, component: 'lead' } }, 'error noShortfallRule guarantee.shortfall'],
    [guarantee({ component: 'none' }), 'error unknownComponent guarantee.component'],
    [{ ...priced(base), ...guarantee({ component: 'base' }) }, 'error componentWithoutUnits guarantee.component'],
    [{ ...guarantee({}), ...capped({ per: 'month', leads: 19 }) }, 'error guaranteeAboveCaps guarantee.units'],
    // 3 a day on 31 days are 93; on 23 weekdays 69.
    [{ ...guarantee({ units: 94 }), capacity: { leadsPerDay: 3 } }, 'error guaranteeAboveCapacity capacity'],
    [{ ...guarantee({ units: 70 }), capacity: { leadsPerDay: 3 } }, 'warning guaranteeAboveCapacity capacity'],
    [guarantee({ shortfall: 'feeCut' }), 'error feeCutWithoutFee guarantee.shortfall'],
    [{ ...leads({ volume }), ...guarantee({}) }, 'error makeGoodNeedsOnePrice guarantee.shortfall'],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

  it.each<[object]>([
    [guarantee({})],
    [{ ...guarantee({ units: 69 }), capacity: { leadsPerDay: 3 } }],
    [{ ...leads({ volume }), ...guarantee({ shortfall: 'rollover' }) }],
    [
      {
        ...priced({ id: 'lead', kind: 'perLead', price: 7_500 }, base),
        ...guarantee({ shortfall: 'feeCut' }),
      },
    ],
  ])('is fine: %j', (terms) => expect(found(terms)).toEqual([]));
});
