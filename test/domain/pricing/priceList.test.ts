import { describe, expect, it } from 'vitest';
import { Criterion } from '../../../shared/domain/contract/criterion.ts';
import type { Traits } from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import type { PriceRule } from '../../../shared/domain/pricing/unitPrice.ts';
import { billOf, delivery, sale, version } from './facts.ts';

const industry = Criterion.parse({
  id: 'industry',
  field: 'company.industry',
  op: 'in',
  value: ['Dental'],
  hard: true,
});
const region = Criterion.parse({ id: 'region', field: 'address.region', op: 'in', value: ['CA'], hard: true });
const lead = (prices: readonly PriceRule[], traits: Partial<Traits>, day = '2026-03-10', price?: number | string) =>
  billOf({
    versions: [version('2026-01-01', [{ id: 'lead', kind: 'perLead', prices: [...prices], ...(price && { price }) }])],
    deliveries: [delivery(1, { day, traits: { ...unlisted.traits, ...traits } })],
  });

describe('a conditional price', () => {
  it('is the last of the list that fits [P13]', () => {
    const prices = [
      { when: {}, price: 1_000 },
      { when: { criteria: [region] }, price: 1_500 },
      { when: { criteria: [region, industry] }, price: 2_500 },
      { when: { bands: ['A'] }, price: 2_000 },
    ];
    const meets = (met: readonly string[]) => ({ meets: ({ id }: { id: string }) => met.includes(id) });
    expect(lead(prices, meets([])).net).toBe(1_000);
    expect(lead(prices, meets(['region'])).net).toBe(1_500);
    expect(lead(prices, meets(['region', 'industry'])).net).toBe(2_500);
    // Later in the list, though less particular
    const last = lead(prices, { ...meets(['region', 'industry']), band: 'A' });
    expect([last.net, last.charges[0]?.derivation.priceRule]).toEqual([2_000, 4]);
  });

  it('is of a score band, of an exclusive or a shared lead', () => {
    const prices = [
      { when: { bands: ['A', 'B'] }, price: 3_000 },
      { when: { leads: 'shared' as const }, price: 1_800 },
    ];
    expect(lead(prices, { band: 'B', exclusive: true }).net).toBe(3_000);
    expect(lead(prices, { band: 'B', exclusive: false }).net).toBe(1_800);
  });

  it.each([
    ['2026-03-09', 1_000],
    ['2026-03-10', 1_400],
    ['2026-03-20', 1_400],
    ['2026-03-21', 1_000],
  ])('holds from its first to its last day: %s', (day, net) => {
    const prices = [{ when: {}, from: '2026-03-10', to: '2026-03-20', price: 1_400 }];
    expect(lead(prices, {}, day, 1_000).net).toBe(net);
  });

  it('goes before a price with parts of a cent', () => {
    const prices = [{ when: { bands: ['A'] }, price: 3_000 }];
    expect(lead(prices, { band: 'A' }, '2026-03-10', '0.6').net).toBe(3_000);
    // 0.6 of a cent, rounded for each unit
    expect(lead(prices, { band: 'B' }, '2026-03-10', '0.6').net).toBe(1);
  });

  it('drops what none fits where there is no other price', () => {
    const bill = lead([{ when: { bands: ['A'] }, price: 3_000 }], { band: null });
    expect([bill.net, bill.dropped]).toEqual([0, [{ code: 'noPriceFits', count: 1 }]]);
  });

  it('is of any unit, and of its own day', () => {
    const prices = [{ when: { leads: 'exclusive' as const }, from: '2026-03-15', price: 70_000 }];
    const versions = [version('2026-01-01', [{ id: 'sale', kind: 'perSale', price: 50_000, prices }])];
    // Reported on 20 March
    expect(billOf({ versions, sales: [sale(1)] }).net).toBe(70_000);
  });
});
