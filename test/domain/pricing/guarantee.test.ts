import { describe, expect, it } from 'vitest';
import { workedOut } from '../../../shared/domain/pricing/working.ts';
import { april, billOf, chargesIn, delivery, issued, many, may, version } from './facts.ts';

const under = (shortfall: string, more: object = {}) =>
  version(
    '2026-03-01',
    [
      { id: 'lead', kind: 'perLead', price: 10_000 },
      { id: 'base', kind: 'retainer', price: 90_000 },
    ],
    { guarantee: { units: 3, component: 'lead', shortfall, ...more } },
  );
const leads = (count: number, day: string, first = 0) => many(count, (id) => delivery(first + id, { day }));
const disputed = (id: number) => delivery(id, { standing: 'disputed', acceptedAt: null });

describe('a guarantee', () => {
  it('makes good with free units of the next month, and charges them where they turn out not to be owed', () => {
    const versions = [under('makeGood')];
    const first = billOf({ versions, deliveries: [...leads(1, '2026-03-10'), disputed(2)] });
    expect(first.net).toBe(100_000);
    // Two were missing: of April's four two are free
    const second = billOf({ period: april, versions, deliveries: leads(4, '2026-04-10', 10), ...issued([first]) });
    expect(second.net).toBe(90_000 + 20_000);
    // Lead 2 is accepted after all: it is charged, only one was missing, so one of April's is charged too
    const third = billOf({ period: may, versions, deliveries: [delivery(2)], ...issued([first, second]) });
    expect(chargesIn(third).toSorted()).toEqual([
      ['base', 'period:2026-05-01', 90_000],
      ['lead', 'delivery:2', 10_000],
      ['lead', 'tier:2026-04-01:1', 10_000],
    ]);
  });

  it('makes good of a month without a lead as well', () => {
    const versions = [under('makeGood')];
    const first = billOf({ versions, deliveries: [] });
    const second = billOf({ period: april, versions, deliveries: leads(4, '2026-04-10'), ...issued([first]) });
    expect(second.net).toBe(90_000 + 10_000);
  });

  it('gives what it makes good once in a month whose prices change within it', () => {
    const dearer = version('2026-04-16', [{ id: 'lead', kind: 'perLead', price: 12_000 }], {
      guarantee: { units: 3, component: 'lead', shortfall: 'makeGood' },
    });
    const versions = [under('makeGood'), dearer];
    const first = billOf({ versions, deliveries: leads(1, '2026-03-10') });
    const deliveries = [...leads(1, '2026-04-10', 10), ...leads(2, '2026-04-20', 20)];
    const second = billOf({ period: april, versions, deliveries, ...issued([first]) });
    // Two are free: the one at 100.00 and the first at 120.00. The retainer is of 15 of 30 days.
    expect(second.net).toBe(12_000 + 45_000);
  });

  it('adds what is missing to the next promise', () => {
    const cut = version('2026-04-01', under('feeCut').terms.components, {
      guarantee: { units: 3, component: 'lead', shortfall: 'feeCut' },
    });
    const versions = [under('rollover'), cut];
    const first = billOf({ versions, deliveries: leads(1, '2026-03-10') });
    expect(first.net).toBe(100_000);
    const second = billOf({ period: april, versions, deliveries: leads(2, '2026-04-10', 10), ...issued([first]) });
    // 3 + 2 were promised, 2 delivered: 900.00 × 3 ÷ 5
    expect(chargesIn(second)).toContainEqual(['guarantee', 'guarantee:2026-04-01:1', -54_000]);
  });

  it('cuts the retainers by the share that is missing, and gives it up where a lead is accepted later', () => {
    const versions = [under('feeCut')];
    const first = billOf({ versions, deliveries: [...leads(1, '2026-03-10'), disputed(2)] });
    // 900.00 × 2 ÷ 3
    expect(chargesIn(first)).toContainEqual(['guarantee', 'guarantee:2026-03-01:1', -60_000]);
    expect(first.net).toBe(40_000);
    const deliveries = [delivery(2), ...leads(3, '2026-04-10', 10)];
    const second = billOf({ period: april, versions, deliveries, ...issued([first]) });
    expect(chargesIn(second)).toContainEqual(['guarantee', 'guarantee:2026-03-01:2', 30_000]);
  });

  it('is rounded as an amount of its own, now and when it is set against what was billed', () => {
    const half = version(
      '2026-03-01',
      [
        { id: 'lead', kind: 'perLead', price: 1 },
        { id: 'base', kind: 'retainer', price: 189 },
      ],
      {
        guarantee: { units: 2, component: 'lead', shortfall: 'feeCut' },
      },
    );
    const first = billOf({ versions: [half], deliveries: [disputed(1)] });
    expect(first.net).toBe(0);
    const second = billOf({ period: april, versions: [half], deliveries: [delivery(1)], ...issued([first]) });
    // 189 × 1 ÷ 2 = 94.5 → 95 less 189
    const [cut] = second.charges.filter(({ event }) => event === 'guarantee:2026-03-01:2');
    expect([cut?.amount, workedOut(cut?.derivation.working ?? '')]).toEqual([94, 94]);
  });
});
