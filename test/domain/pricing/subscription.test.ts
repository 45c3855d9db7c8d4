import { describe, expect, it } from 'vitest';
import type { DeliveryFacts } from '../../../shared/domain/pricing/model.ts';
import { april, billOf, chain, chargesIn, delivery, issued, many, may, version } from './facts.ts';

const subscription = (more: object, from = '2026-03-01') =>
  version(from, [
    {
      id: 'plan',
      kind: 'subscription',
      price: 100_000,
      counts: 'lead',
      units: 10,
      overage: 8_000,
      shortfall: 'none',
      ...more,
    },
  ]);
const leads = (count: number, day: string, first = 0): DeliveryFacts[] =>
  many(count, (id) => delivery(first + id, { day }));

describe('a subscription', () => {
  it.each([
    // The fee covers ten; each above costs 80.00.
    [0, 100_000],
    [10, 100_000],
    [11, 108_000],
    [13, 124_000],
  ])('%s leads come to %s', (count, net) =>
    expect(billOf({ versions: [subscription({})], deliveries: leads(count, '2026-03-10') }).net).toBe(net),
  );

  it('counts meetings where it is agreed for them', () => {
    const versions = [subscription({ counts: 'held', units: 1 })];
    expect(billOf({ versions, deliveries: leads(5, '2026-03-10'), chains: many(3, (id) => chain(id)) }).net).toBe(
      116_000,
    );
  });

  it('prorates its fee by the day, not its volume', () => {
    // 17 of 31 days: 1 000.00 × 17 ÷ 31 = 548.387 → 548.39, and 11 leads are one above ten
    const deliveries = leads(11, '2026-03-20');
    expect(billOf({ versions: [subscription({}, '2026-03-15')], deliveries }).net).toBe(54_839 + 8_000);
  });

  it('has its volume once in a month in which it changes', () => {
    const versions = [subscription({}), subscription({ overage: 9_000 }, '2026-03-16')];
    const deliveries = [...leads(6, '2026-03-10'), ...leads(6, '2026-03-20', 6)];
    // Ten are covered, the eleventh and twelfth cost 90.00 each.
    expect(billOf({ versions, deliveries }).net).toBe(100_000 + 18_000);
  });
});

describe('what a subscription falls short of', () => {
  it('is lost where the contract says none', () => {
    const versions = [subscription({ shortfall: 'none' })];
    const first = billOf({ versions, deliveries: leads(7, '2026-03-10') });
    const second = billOf({ period: april, versions, deliveries: leads(12, '2026-04-10', 10), ...issued([first]) });
    expect([first.net, second.net]).toEqual([100_000, 116_000]);
  });

  it('is added to the next volume once, and is used first', () => {
    const versions = [subscription({ shortfall: 'rollover' })];
    const first = billOf({ versions, deliveries: leads(7, '2026-03-10') });
    // Three are left of March: April has thirteen.
    const second = billOf({ period: april, versions, deliveries: leads(12, '2026-04-10', 10), ...issued([first]) });
    expect(second.net).toBe(100_000);
    // Of the twelve three were March's, so one of April's own ten is left: May has eleven.
    const third = billOf({
      period: may,
      versions,
      deliveries: leads(12, '2026-05-10', 30),
      ...issued([first, second]),
    });
    expect(third.net).toBe(108_000);
  });

  it('is credited by its share of the fee, and charged again where a lead is accepted later', () => {
    const versions = [subscription({ shortfall: 'credit' })];
    const waiting = delivery(8, { standing: 'disputed', acceptedAt: null });
    const first = billOf({ versions, deliveries: [...leads(7, '2026-03-10'), waiting] });
    // 1 000.00 × 3 ÷ 10
    expect(chargesIn(first)).toContainEqual(['plan', 'shortfall:2026-03-01:1', -30_000]);
    expect(first.net).toBe(70_000);
    const deliveries = [delivery(8), ...leads(10, '2026-04-10', 10)];
    const second = billOf({ period: april, versions, deliveries, ...issued([first]) });
    // Only two are missing now: −200.00 less −300.00
    expect(chargesIn(second)).toContainEqual(['plan', 'shortfall:2026-03-01:2', 10_000]);
  });
});
