import { describe, expect, it } from 'vitest';
import { april, billOf, chargesIn, delivery, issued, many, may, version } from './facts.ts';

const under = (minimum: object, more: object = {}, from = '2026-03-01') =>
  version(from, [{ id: 'lead', kind: 'perLead', price: 10_000 }], { minimum, ...more });
const leads = (count: number, day = '2026-03-20', first = 0) => many(count, (id) => delivery(first + id, { day }));

describe('a minimum in money', () => {
  const trueUp = { amount: 100_000, shortfall: 'trueUp' };

  it.each([
    // 800.00 and 200.00 true-up; 1 300.00 and none [P01]
    [8, 100_000],
    [10, 100_000],
    [13, 130_000],
    [0, 100_000],
  ])('%s leads at 100.00 come to %s', (count, net) =>
    expect(billOf({ versions: [under(trueUp)], deliveries: leads(count) }).net).toBe(net),
  );

  it('counts what is left after discount', () => {
    const versions = [under(trueUp, { billing: { discount: { percent: '10' } } })];
    // 1 000.00 − 10 % = 900.00, and 100.00 true-up
    expect(chargesIn(billOf({ versions, deliveries: leads(10) }))).toContainEqual([
      'minimum',
      'minimum:2026-03-01:1',
      10_000,
    ]);
  });

  it('is prorated by the day where it holds for a part of the month', () => {
    // From 15 March: 1 000.00 × 17 ÷ 31 = 548.39
    expect(billOf({ versions: [under(trueUp, {}, '2026-03-15')] }).net).toBe(54_839);
  });

  it('rises where a lead comes back, and falls where one is accepted later', () => {
    const versions = [under(trueUp)];
    const waiting = delivery(9, { standing: 'disputed', acceptedAt: null });
    const first = billOf({ versions, deliveries: [...leads(8), waiting] });
    const second = billOf({
      period: april,
      versions,
      deliveries: [delivery(9), ...leads(10, '2026-04-10', 20)],
      ...issued([first], ['delivery:1', 'delivery:2']),
    });
    // 8 − 2 + 1 = 7 stand: 300.00 are missing, 200.00 were billed
    expect(chargesIn(second)).toContainEqual(['minimum', 'minimum:2026-03-01:2', 10_000]);
    // Of March: 1 000.00, − 200.00 credited, + 100.00 lead, + 100.00 = 1 000.00; of April ten leads
    expect(first.net - 20_000 + second.net).toBe(100_000 + 100_000);
  });

  it('adds what is missing to the next one where it is carried over, an empty month included', () => {
    const versions = [under({ amount: 30_000, shortfall: 'rollover' })];
    const first = billOf({ versions, deliveries: leads(2) });
    expect(first.net).toBe(20_000);
    // 100.00 of March and 300.00 of April are missing, none is billed
    const second = billOf({ period: april, versions, ...issued([first]) });
    expect(second.net).toBe(0);
    const ends = [...versions, under({ amount: 30_000, shortfall: 'trueUp' }, {}, '2026-05-01')];
    // 300.00 + 400.00 carried
    expect(billOf({ period: may, versions: ends, ...issued([first, second]) }).net).toBe(70_000);
  });
});

describe('a minimum in units', () => {
  it.each([
    // Five at 100.00 are promised; each missing one costs the price of one
    [{ units: 5, component: 'lead', shortfall: 'trueUp' }, 3, 50_000],
    [{ units: 5, component: 'lead', shortfall: 'trueUp' }, 6, 60_000],
    // or 40.00: 3 × 100.00 + 2 × 40.00
    [{ units: 5, component: 'lead', price: 4_000, shortfall: 'trueUp' }, 3, 38_000],
  ])('%j with %s leads: %s', (minimum, count, net) =>
    expect(billOf({ versions: [under(minimum)], deliveries: leads(count) }).net).toBe(net),
  );
});
