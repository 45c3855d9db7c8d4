import { expect, it } from 'vitest';
import { found, leads, priced } from './wholeTerms.ts';

const caps = (...list: readonly object[]): object => ({ caps: list.map((cap) => ({ above: 'hold', ...cap })) });
const allocated = (...allocations: readonly object[]): object => caps({ per: 'month', leads: 100, allocations });

it.each<[object, string]>([
  [caps({ per: 'day' }), 'error capEmpty caps.day'],
  [caps({ per: 'day', leads: 10 }, { per: 'week', leads: 5 }), 'error capsContradict caps.week'],
  [caps({ per: 'week', money: 90_000 }, { per: 'month', money: 80_000 }), 'error capsContradict caps.month'],
  [caps({ per: 'day', leads: 10 }, { per: 'day', leads: 5, above: 'refuse' }), 'error capRepeated caps.day'],
  [caps({ per: 'day', money: 7_499 }), 'error capBelowPrice caps.day.money'],
  [caps({ per: 'day', leads: 5, above: 'charge' }), 'error noOverDeliveryPrice caps.day.price'],
  [caps({ per: 'day', leads: 5, price: 1 }), 'warning overDeliveryPriceUnused caps.day.price'],
  [
    {
      ...priced({ id: 'base', kind: 'retainer', price: 1 }),
      ...caps({ per: 'day', leads: 5, above: 'charge', price: 1 }),
    },
    'error chargeWithoutUnits caps.day.above',
  ],
  [
    {
      ...leads({ volume: { shape: 'package', size: 10, each: 500 } }),
      ...caps({ per: 'day', leads: 5, above: 'charge', price: 1 }),
    },
    'error chargeNeedsOnePrice caps.day.above',
  ],
  [
    {
      ...leads({ price: 1, prices: [{ when: { leads: 'exclusive' }, price: 2, from: '2026-04-01' }] }),
      ...caps({ per: 'day', leads: 5, above: 'charge', price: 1 }),
    },
    'error chargeNeedsOnePrice caps.day.above',
  ],
  [
    caps({ per: 'month', money: 100_000, allocations: [{ source: 'a', leads: 1 }] }),
    'error allocationsWithoutLeads caps.month.allocations',
  ],
  [
    allocated({ source: 'a', leads: 60 }, { source: 'b', leads: 41 }),
    'error allocationsAboveCap caps.month.allocations',
  ],
  [
    allocated({ source: 'a', leads: 10 }, { source: 'a', leads: 20 }),
    'error allocationRepeated caps.month.allocations',
  ],
  [{ ...caps({ per: 'day', leads: 6 }), capacity: { leadsPerDay: 5 } }, 'warning capBeyondCapacity caps.day'],
])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

it.each<[object]>([
  [caps({ per: 'month', leads: 100 }, { per: 'day', leads: 10 })],
  [caps({ per: 'day', leads: 10 }, { per: 'day', money: 50_000, above: 'refuse' })],
  [caps({ per: 'day', money: 7_500 })],
  [caps({ per: 'day', leads: 5, above: 'charge', price: 9_000 })],
  // P09 [golden]: two sources, half of the cap each.
  [allocated({ source: 'a', leads: 50 }, { source: 'b', leads: 50 })],
  [{ ...caps({ per: 'day', leads: 5 }), capacity: { leadsPerDay: 5 } }],
])('is fine: %j', (terms) => expect(found(terms)).toEqual([]));
