import { describe, expect, it } from 'vitest';
import { april, billOf, chargesIn, delivery, issued, many, unmeasured, version } from './facts.ts';

const under = (discount: object, from = '2026-03-01') =>
  version(from, [{ id: 'lead', kind: 'perLead', price: 4_500 }], { billing: { discount } });
const leads = (count: number) => many(count, (id) => delivery(id));

describe('a discount', () => {
  it.each([
    // 10 × 45.00 = 450.00 − 10 %
    [{ percent: '10' }, 10, 40_500],
    // 45.00 − 33.3 % = 45.00 − 14.985 → 14.99 = 30.01
    [{ percent: '33.3' }, 1, 3_001],
    [{ amount: 5_000 }, 10, 40_000],
    // Never below zero: 45.00 − 50.00
    [{ amount: 5_000 }, 1, 0],
    [{ amount: 5_000 }, 0, 0],
  ])('%j of %s leads: %s', (discount, count, net) =>
    expect(billOf({ versions: [under(discount)], deliveries: leads(count) }).net).toBe(net),
  );

  it('is worked out anew where a lead comes back', () => {
    const versions = [under({ percent: '10' })];
    const first = billOf({ versions, deliveries: leads(10) });
    const second = billOf({ period: april, versions, ...issued([first], ['delivery:1']) });
    // −10 % of 405.00 less −45.00; with the credit of 45.00 the ninth-tenths are as if it had never been
    expect(chargesIn(second)).toEqual([['discount', 'discount:2026-03-01:2', 450]]);
    expect(first.net - 4_500 + second.net).toBe(billOf({ versions, deliveries: leads(9) }).net);
  });

  it('is of a bonus in a month that begins late as well', () => {
    const targets = [{ measure: 'accepted' as const, atLeast: '1' }];
    const versions = [
      version('2026-03-11', [{ id: 'bonus', kind: 'bonus', price: 10_000, targets }], {
        billing: { discount: { percent: '10' } },
      }),
    ];
    expect(billOf({ versions, measured: () => ({ ...unmeasured, accepted: '5' }) }).net).toBe(9_000);
  });

  it('is of the days it holds on', () => {
    const versions = [under({ percent: '10' }), under({ percent: '20' }, '2026-03-16')];
    const deliveries = [delivery(1), delivery(2, { day: '2026-03-20' })];
    // 45.00 − 10 % and 45.00 − 20 %
    expect(billOf({ versions, deliveries }).net).toBe(4_050 + 3_600);
  });

  it('in money is prorated by the day, like a fee: 20.00 for 15 of 31 days and 40.00 for 16 of them', () => {
    const versions = [under({ amount: 2_000 }), under({ amount: 4_000 }, '2026-03-16')];
    const deliveries = [delivery(1), delivery(2, { day: '2026-03-20' })];
    // 2,000 × 15 ÷ 31 = 967.74 → 968; 4,000 × 16 ÷ 31 = 2,064.52 → 2,065; 9,000 − 3,033
    expect(billOf({ versions, deliveries }).net).toBe(5_967);
    // 20.00 off from 16 March on alone: 2,000 × 16 ÷ 31 = 1,032.26 → 1,032
    expect(billOf({ versions: [under({ amount: 2_000 }, '2026-03-16')], deliveries: deliveries.slice(1) }).net).toBe(
      3_468,
    );
  });
});
