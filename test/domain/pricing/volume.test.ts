import { describe, expect, it } from 'vitest';
import type { Volume } from '../../../shared/domain/pricing/unitPrice.ts';
import { april, billOf, chargesIn, delivery, issued, linesOf, many, may, version } from './facts.ts';

const shaped = (volume: Volume, from = '2026-03-01') => version(from, [{ id: 'lead', kind: 'perLead', volume }]);
const netOf = (volume: Volume, count: number): number =>
  billOf({ versions: [shaped(volume)], deliveries: many(count, (id) => delivery(id)) }).net;

const graduated: Volume = {
  shape: 'graduated',
  tiers: [
    { upTo: 3, unit: 4_500 },
    { upTo: null, unit: 3_800, flat: 1_000 },
  ],
};

describe('a volume shape', () => {
  it.each<[string, Volume, number, number]>([
    ['graduated, in the first tier', graduated, 3, 13_500], // 3 × 45.00
    ['graduated, in the second', graduated, 5, 22_100], // 3 × 45.00 + 2 × 38.00 + 10.00
    ['graduated, none: the flat part of a tier that is not reached is not due', graduated, 0, 0],
    [
      'graduated, a flat part of the first tier is due at none',
      { shape: 'graduated', tiers: [{ upTo: null, unit: 1, flat: 700 }] },
      0,
      700,
    ],
    ['volume, in the second tier all cost its price', { ...graduated, shape: 'volume' }, 5, 20_000], // 5 × 38.00 + 10.00
    ['package, the free ones', { shape: 'package', size: 2, free: 3, each: 900 }, 3, 0],
    ['package, started ones count', { shape: 'package', size: 2, free: 3, each: 900 }, 6, 1_800], // 3 over: 2 packages
    // 7 × 0.06 = 0.42 → 0; 9 × 0.06 = 0.54 → 1
    [
      'parts of a cent are summed before they are rounded',
      { shape: 'graduated', tiers: [{ upTo: null, unit: '0.06' }] },
      7,
      0,
    ],
    ['parts of a cent', { shape: 'graduated', tiers: [{ upTo: null, unit: '0.06' }] }, 9, 1],
  ])('%s', (_, volume, count, net) => expect(netOf(volume, count)).toBe(net));

  it('has a line for each price, and one for what is fixed', () => {
    const bill = billOf({ versions: [shaped(graduated)], deliveries: many(5, (id) => delivery(id)) });
    expect(linesOf(bill).toSorted()).toEqual([
      ['lead', '2026-03', 1, 1_000, 1_000],
      ['lead', '2026-03', 2, 3_800, 7_600],
      ['lead', '2026-03', 3, 4_500, 13_500],
    ]);
  });
});

describe('a tier', () => {
  const first = billOf({ versions: [shaped(graduated)], deliveries: many(4, (id) => delivery(id)) });

  it('is worked out anew when a return lands later, as a line of its own', () => {
    // Lead 1 was credited with its 45.00. Three at 45.00 are 135.00; the three that stand were charged 45 + 45 + 38 and 10.00 flat.
    const second = billOf({ period: april, versions: [shaped(graduated)], ...issued([first], ['delivery:1']) });
    expect(chargesIn(second)).toEqual([['lead', 'tier:2026-03-01:2', -300]]); // 135.00 − 128.00 = 7.00, less 10.00 billed
    // Over all documents: 183.00 − 45.00 − 3.00 = 135.00, as if lead 1 had never been.
    expect(first.net - 4_500 + second.net).toBe(netOf(graduated, 3));
  });

  it('says nothing where nothing changes, and counts up where it does again', () => {
    const versions = [shaped(graduated)];
    const second = billOf({ period: april, versions, ...issued([first], ['delivery:1']) });
    const bills = [first, second];
    expect(billOf({ period: may, versions, ...issued(bills, ['delivery:1']) }).charges).toEqual([]);
    // Lead 4 came back as well: two at 45.00, charged as that; 0 less −3.00 − ... billed 10.00 − 3.00
    const third = billOf({ period: may, versions, ...issued(bills, ['delivery:1', 'delivery:4']) });
    expect(chargesIn(third)).toEqual([['lead', 'tier:2026-03-01:3', -700]]);
    expect(first.net + second.net + third.net - 4_500 - 3_800).toBe(9_000);
  });

  it('takes late acceptances of its month in', () => {
    const second = billOf({
      period: april,
      versions: [shaped(graduated)],
      deliveries: [delivery(5)],
      ...issued([first]),
    });
    expect(chargesIn(second)).toEqual([['lead', 'delivery:5', 3_800]]);
  });

  it('begins anew with each month, and where its prices change', () => {
    const cheaper: Volume = {
      shape: 'graduated',
      tiers: [
        { upTo: 1, unit: 4_000 },
        { upTo: null, unit: 3_000 },
      ],
    };
    const versions = [shaped(graduated), shaped(cheaper, '2026-03-16')];
    const deliveries = [...many(4, (id) => delivery(id)), ...many(2, (id) => delivery(10 + id, { day: '2026-03-20' }))];
    // 3 × 45.00 + 38.00 + 10.00, and 40.00 + 30.00
    expect(billOf({ versions, deliveries }).net).toBe(18_300 + 7_000);
    const inApril = many(3, (id) => delivery(20 + id, { day: '2026-04-10' }));
    expect(billOf({ period: april, versions: [shaped(graduated)], deliveries: inApril, ...issued([first]) }).net).toBe(
      13_500,
    );
  });

  it('goes on where only a name changes', () => {
    const renamed = version('2026-03-16', [{ id: 'lead', kind: 'perLead', name: 'Clinic leads', volume: graduated }]);
    const deliveries = [...many(3, (id) => delivery(id)), delivery(4, { day: '2026-03-20' })];
    expect(billOf({ versions: [shaped(graduated), renamed], deliveries }).net).toBe(18_300);
  });
});
