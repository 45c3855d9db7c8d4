import { describe, expect, it } from 'vitest';
import { found, priced } from './wholeTerms.ts';

const lead = { id: 'lead', kind: 'perLead', price: 7_500 };
const held = { id: 'held', kind: 'perAppointment', trigger: 'held', price: 22_000 };
const subscription = {
  id: 'abo',
  kind: 'subscription',
  price: 100_000,
  counts: 'lead',
  units: 20,
  overage: 4_000,
  shortfall: 'rollover',
};
const deal = { id: 'deal', kind: 'dealShare', percent: '10' };
const bonus = { id: 'b', kind: 'bonus', price: 50_000, targets: [{ measure: 'accepted', atLeast: '50' }] };
const window = { attribution: { days: 90 } };
const without = (component: object, field: string): object => {
  const { [field]: _, ...rest } = component as Record<string, unknown>;
  return rest;
};

describe('what a component lacks', () => {
  it.each<[object, string]>([
    [{ id: 'x', kind: 'perRecord' }, 'error noRate components.x.price'],
    [{ id: 'x', kind: 'perSubmission' }, 'error noRate components.x.price'],
    [{ id: 'x', kind: 'perCall', price: 1 }, 'error noCallLength components.x.longerThan'],
    [without(held, 'trigger'), 'error noTrigger components.held.trigger'],
    [without(held, 'price'), 'error noRate components.held.price'],
    [{ id: 'x', kind: 'retainer' }, 'error noRate components.x.price'],
    [{ id: 'x', kind: 'oneOff', on: '2026-03-01' }, 'error noRate components.x.price'],
    [{ id: 'x', kind: 'oneOff', price: 1 }, 'error noDay components.x.on'],
    [{ id: 'x', kind: 'oneOff', price: 1, on: '2026-02-28' }, 'warning dayBeforeTerms components.x.on'],
    [without(subscription, 'price'), 'error noRate components.abo.price'],
    [without(subscription, 'counts'), 'error noCounts components.abo.counts'],
    [without(subscription, 'units'), 'error noUnits components.abo.units'],
    [without(subscription, 'overage'), 'error noOverage components.abo.overage'],
    [without(subscription, 'shortfall'), 'error noShortfallRule components.abo.shortfall'],
    [without(bonus, 'price'), 'error noRate components.b.price'],
    [without(bonus, 'targets'), 'error noTargets components.b.targets'],
    [{ id: 'x', kind: 'passThrough' }, 'error noMarkUp components.x.markUpPercent'],
    [{ id: 'discount', kind: 'retainer', price: 1 }, 'error idReserved components.discount'],
    [{ id: 'minimum', kind: 'retainer', price: 1 }, 'error idReserved components.minimum'],
    [{ id: 'guarantee', kind: 'retainer', price: 1 }, 'error idReserved components.guarantee'],
  ])('%j: %s', (component, finding) => expect(found(priced(component))).toEqual([finding]));

  it.each<[object, string]>([
    [without(deal, 'percent'), 'error noRate components.deal.percent'],
    [{ ...deal, percent: '100.5' }, 'error percentOutOfRange components.deal.percent'],
    [{ ...deal, percent: '0' }, 'error percentOutOfRange components.deal.percent'],
    [{ ...deal, kind: 'firstPurchaseShare', percent: '101' }, 'error percentOutOfRange components.deal.percent'],
    [{ ...deal, kind: 'recurringShare' }, 'error noMonths components.deal.months'],
    [{ id: 'x', kind: 'perSale' }, 'error noRate components.x.price'],
  ])('%j: %s', (component, finding) => expect(found({ ...priced(component), ...window })).toEqual([finding]));

  it.each([
    [deal],
    [{ ...deal, kind: 'firstPurchaseShare', percent: '100' }],
    [{ ...deal, kind: 'recurringShare', months: 12 }],
    [{ id: 'sale', kind: 'perSale', price: 1 }],
  ])('a share without its window: %j', (component) => {
    expect(found(priced(component))).toEqual(['error noAttributionWindow attribution']);
    expect(found({ ...priced(component), ...window })).toEqual([]);
  });
});

describe('targets of a bonus', () => {
  const targets = (...list: readonly object[]): object => priced({ ...bonus, targets: list });
  it.each<[object, string]>([
    [targets({ measure: 'held' }), 'error targetWithoutLimit components.b.targets.1'],
    [targets({ measure: 'held', atLeast: '9', atMost: '8' }), 'error minAboveMax components.b.targets.1.atLeast'],
    [targets({ measure: 'showRate', atLeast: '100.1' }), 'error percentOutOfRange components.b.targets.1'],
    [targets({ measure: 'sales', atMost: '-1' }), 'error countBelowZero components.b.targets.1'],
    [
      targets({ measure: 'accepted', atLeast: '50' }, { measure: 'accepted', atMost: '49' }),
      'error targetsContradict components.b.targets.2',
    ],
    // 4 days of 31 in March would do for 100 a month; 3 a day bring 93 at most.
    [
      { ...targets({ measure: 'accepted', atLeast: '94' }), caps: [{ per: 'day', leads: 3, above: 'hold' }] },
      'error unitsAboveCaps components.b.targets.1',
    ],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

  it('are fine where they can be met', () =>
    expect(
      found({
        ...targets({ measure: 'accepted', atLeast: '93' }, { measure: 'returnRate', atMost: '10' }),
        caps: [{ per: 'day', leads: 3, above: 'hold' }],
      }),
    ).toEqual([]));
});

describe('one lead that brings two charges', () => {
  it.each<[object, string]>([
    [priced(lead, held), 'error noOverlapRule components.held.overlap'],
    [priced(held, lead), 'error noOverlapRule components.held.overlap'],
    [priced({ ...held, id: 'booked', trigger: 'booked' }, held), 'error noOverlapRule components.held.overlap'],
    [priced(subscription, held), 'error noOverlapRule components.held.overlap'],
    [{ ...window, ...priced(lead, deal) }, 'error noOverlapRule components.deal.overlap'],
    [priced({ ...held, overlap: 'each' }), 'warning overlapUnused components.held.overlap'],
    [priced(lead, { ...lead, id: 'call', kind: 'perCall', longerThan: 120 }), 'warning sameEventTwice components.call'],
    [priced(subscription, lead), 'warning sameEventTwice components.lead'],
    [
      { ...window, ...priced(deal, { id: 'sale', kind: 'perSale', price: 1 }) },
      'warning sameEventTwice components.sale',
    ],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

  const apart = (id: string, region: string): object => ({
    id,
    kind: 'perLead',
    prices: [{ when: { criteria: [{ id: 'r', field: 'address.region', op: 'in', value: [region] }] }, price: 1 }],
  });
  it.each<[object]>([
    [priced(lead, { ...held, overlap: 'upgrade' })],
    [priced(lead, { ...held, overlap: 'each' })],
    [priced({ id: 'base', kind: 'retainer', price: 1 }, held)],
    [
      {
        ...window,
        ...priced({ ...deal, kind: 'firstPurchaseShare' }, { ...deal, id: 'later', kind: 'recurringShare', months: 6 }),
      },
    ],
  ])('is fine: %j', (terms) => expect(found(terms)).toEqual([]));

  it('is no question where no lead can bring both', () =>
    expect(found(priced(apart('ca', 'CA'), apart('ny', 'NY'))).filter((one) => one.includes('sameEventTwice'))).toEqual(
      [],
    ));
});

describe('sources', () => {
  const sources = [{ ref: 'meta', costs: [{ day: '2026-03-01', amount: 1, currency: 'USD' }] }];
  const passed = (...names: string[]): object =>
    priced({ id: 'media', kind: 'passThrough', markUpPercent: '15', sources: names });
  it.each<[object, string, string]>([
    [passed('metta'), 'USD', 'error unknownSource components.media.sources'],
    [passed('meta', 'meta'), 'USD', 'error sourceRepeated components.media.sources'],
    [passed('meta'), 'EUR', 'warning costInOtherCurrency components.media.sources'],
    [
      { caps: [{ per: 'month', leads: 10, above: 'hold', allocations: [{ source: 'x', leads: 5 }] }] },
      'USD',
      'error unknownSource caps.month.allocations',
    ],
  ])('%j in %s: %s', (terms, currency, finding) => expect(found(terms, { currency, sources })).toEqual([finding]));

  it('are not looked up where nobody says which there are', () => expect(found(passed('metta'))).toEqual([]));
  it('are fine where they are known', () => expect(found(passed('meta'), { currency: 'USD', sources })).toEqual([]));
  it('cannot be passed on for less than they cost', () =>
    expect(found(priced({ id: 'media', kind: 'passThrough', markUpPercent: '-1' }))).toEqual([
      'error markUpBelowZero components.media.markUpPercent',
    ]));
});
