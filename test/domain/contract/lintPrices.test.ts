import { describe, expect, it } from 'vitest';
import { found, leads } from './wholeTerms.ts';

const tiers = (...list: readonly object[]): object => leads({ volume: { shape: 'graduated', tiers: list } });
const rules = (...prices: readonly object[]): object => leads({ prices });
const all = { when: {}, price: 1_000 };
const region = (...value: string[]): object => ({ id: 'region', field: 'address.region', op: 'in', value });
const inRegion = (...value: string[]): object => ({ when: { criteria: [region(...value)] }, price: 1_500 });
const scored = {
  definition: {
    criteria: [{ id: 'size', field: 'company.employees', op: 'gt', value: 50, points: 10 }],
    bands: [
      { band: 'A', from: 70 },
      { band: 'B', from: 0 },
    ],
  },
};
const place = 'components.lead';

describe('one price, a list, or a volume', () => {
  it.each<[object, string]>([
    [leads({}), `error noRate ${place}.price`],
    [leads({ price: 0 }), `warning priceIsZero ${place}.price`],
    [leads({ price: 1, volume: { shape: 'package', size: 10, each: 500 } }), `error priceBesideVolume ${place}.volume`],
    [
      leads({ prices: [all], volume: { shape: 'package', size: 10, each: 500 } }),
      `error pricesBesideVolume ${place}.volume`,
    ],
    [leads({ volume: { shape: 'package', size: 10, each: 0 } }), `warning priceIsZero ${place}.volume.each`],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));
});

describe('tiers', () => {
  it.each<[object, string]>([
    [
      tiers({ upTo: 100, unit: 4_500 }, { upTo: 50, unit: 3_800 }, { upTo: null, unit: 3_000 }),
      'error tiersNotAscending 2',
    ],
    [
      tiers({ upTo: 100, unit: 4_500 }, { upTo: 100, unit: 3_800 }, { upTo: null, unit: 3_000 }),
      'error tiersOverlap 2',
    ],
    [tiers({ upTo: null, unit: 4_500 }, { upTo: null, unit: 3_800 }), 'error tierAfterOpen 2'],
    // P07 [golden]: the last tier is closed, and holds what is delivered.
    [tiers({ upTo: 100, unit: 200 }, { upTo: 300, unit: 150 }), 'warning lastTierClosed 2'],
  ])('%j: %s', (terms, finding) => {
    const [severity, code, tier] = finding.split(' ');
    expect(found(terms)).toEqual([`${severity} ${code} ${place}.volume.tiers.${tier}`]);
  });

  it('may end where a cap on the period ends the delivery', () =>
    expect(
      found({ ...tiers({ upTo: 300, unit: 150 }), caps: [{ per: 'period', leads: 300, above: 'refuse' }] }),
    ).toEqual([]));

  it('are fine in order, the last open [P02]', () =>
    expect(found(tiers({ upTo: 100, unit: 100 }, { upTo: 200, unit: '50.5' }, { upTo: null, unit: 10 }))).toEqual([]));
});

describe('conditional prices', () => {
  it.each<[object, string]>([
    [rules(all, { ...all, from: '2026-06-01', to: '2026-05-01' }), 'error daysReversed 2.from'],
    [rules(all, { when: {}, price: 1, to: '2026-02-28' }), 'warning ruleExpired 2.to'],
    [rules(all, { when: { bands: ['A'] }, price: 1 }), 'error unknownBand 2.bands'],
    [rules(all, { when: { leads: 'shared' }, price: 1 }), 'error sharedRuleInExclusive 2.leads'],
    [
      rules(all, { when: { criteria: [{ ...region('CA'), field: 'no.such' }] }, price: 1 }),
      'error unknownField 2.region.field',
    ],
    [rules(all, { when: { criteria: [region('CA'), region('ca')] }, price: 1 }), 'error criterionRepeated 2.region'],
    [
      rules(all, { when: { criteria: [region('CA'), { ...region('NY'), id: 'other' }] }, price: 1 }),
      'error ruleNeverFits 2',
    ],
    // The definition asks for more than 50.
    [
      rules(all, { when: { criteria: [{ id: 's', field: 'company.employees', op: 'lte', value: 50 }] }, price: 1 }),
      'error ruleNeverFits 2',
    ],
    [rules(inRegion('CA'), all), 'error ruleShadowed 1'],
    [rules(all, inRegion('CA'), inRegion('ca', 'NY')), 'error ruleShadowed 2'],
    [
      rules(
        all,
        { ...inRegion('CA'), from: '2026-04-01', to: '2026-04-30' },
        { ...inRegion('CA'), from: '2026-04-01' },
      ),
      'error ruleShadowed 2',
    ],
    [leads({ price: 1, prices: [all] }), 'error priceShadowed price'],
    [rules(inRegion('CA')), 'warning noPriceOtherwise price'],
    [rules({ ...all, from: '2026-04-01' }), 'warning noPriceOtherwise price'],
    [rules({ ...all, to: '2026-04-30' }, { ...all, from: '2026-05-02' }), 'warning noPriceOtherwise price'],
  ])('%j: %s', (terms, finding) => {
    const [severity, code, at] = finding.split(' ');
    expect(found(terms)).toEqual([`${severity} ${code} ${place}.${at === 'price' ? at : `prices.${at}`}`]);
  });

  it.each<[object]>([
    // P13 [golden]: from the general to the particular, the last match wins.
    [
      rules(all, inRegion('CA'), {
        when: { criteria: [region('CA'), { id: 'owner', field: 'custom.homeOwner', op: 'is', value: true }] },
        price: 2_500,
      }),
    ],
    [leads({ price: 1_000, prices: [inRegion('CA')] })],
    [rules({ ...all, to: '2026-04-30' }, { ...all, from: '2026-05-01' })],
    [{ ...scored, ...rules({ when: { bands: ['A'] }, price: 3 }, { when: { bands: ['B'] }, price: 2 }) }],
    [
      {
        exclusivity: { leads: 'shared', buyers: 3 },
        ...rules({ when: { leads: 'exclusive' }, price: 4_000 }, { when: { leads: 'shared' }, price: 1_800 }),
      },
    ],
    [
      leads({
        price: 1,
        prices: [inRegion('CA'), { when: { criteria: [region('CA')], leads: 'exclusive' }, price: 2 }],
      }),
    ],
  ])('are fine: %j', (terms) => expect(found(terms)).toEqual([]));

  it.each<[object]>([
    [{ ...scored, ...rules({ when: { bands: ['A'] }, price: 3 }) }],
    [{ exclusivity: { leads: 'shared', buyers: 3 }, ...rules({ when: { leads: 'exclusive' }, price: 4_000 }) }],
  ])('leave a unit without a price: %j', (terms) =>
    expect(found(terms)).toEqual([`warning noPriceOtherwise ${place}.price`]),
  );

  it('never fit a band that no lead can have', () => {
    const definition = {
      criteria: [{ id: 'size', field: 'company.employees', op: 'gt', value: 50 }],
      bands: [{ band: 'A', from: 0 }],
    };
    expect(found({ definition, ...leads({ price: 1, prices: [{ when: { bands: ['A'] }, price: 2 }] }) })).toEqual([
      'warning bandsWithoutPoints definition.bands',
      `error ruleNeverFits ${place}.prices.1`,
    ]);
  });
});
