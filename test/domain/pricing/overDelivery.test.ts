import { describe, expect, it } from 'vitest';
import { april, billOf, chargesIn, delivery, issued, many, version } from './facts.ts';

const under = (cap: object, price: number | string = 5_000) =>
  version('2026-03-01', [{ id: 'lead', kind: 'perLead', price }], {
    caps: [{ above: 'charge', price: 3_000, ...cap }],
  });
const leads = (count: number, day = '2026-03-10', first = 0) => many(count, (id) => delivery(first + id, { day }));

describe('leads above a cap', () => {
  it.each([
    // 4 × 50.00 + 2 × 30.00
    [{ per: 'month', leads: 4 }, 6, 26_000],
    [{ per: 'month', leads: 4 }, 4, 20_000],
    // 219.00 buy four at 50.00
    [{ per: 'month', money: 21_900 }, 6, 26_000],
    // The tighter of both: two by money
    [{ per: 'month', leads: 4, money: 10_000 }, 6, 22_000],
  ])('%j with %s leads: %s', (cap, count, net) =>
    expect(billOf({ versions: [under(cap)], deliveries: leads(count) }).net).toBe(net),
  );

  it('are counted in each window by itself', () => {
    const deliveries = [...leads(3, '2026-03-10'), ...leads(1, '2026-03-11', 10)];
    // Two a day: 2 × 50.00 + 30.00, and 50.00
    expect(billOf({ versions: [under({ per: 'day', leads: 2 })], deliveries }).net).toBe(18_000);
  });

  it('leave their place to the others where one below it comes back', () => {
    const versions = [under({ per: 'month', leads: 4 })];
    const first = billOf({ versions, deliveries: leads(6) });
    const second = billOf({ period: april, versions, ...issued([first], ['delivery:1']) });
    // Five stand: 4 × 50.00 + 30.00 = 230.00, charged were 3 × 50.00 + 2 × 30.00 = 210.00
    expect(chargesIn(second)).toEqual([['lead', 'tier:2026-03-01:1', 2_000]]);
  });
});
