import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareCosts } from '../../shared/domain/kpi/costs.ts';
import { sumOf } from '../../shared/domain/money.ts';

describe('source costs', () => {
  it('are shared over contracts by delivered leads, to the cent', () => {
    const source = (contract: string, leads: number) => ({ source: 'meta', contract, delivered: leads });
    const cost = { source: 'meta', currency: 'USD', amount: 5_000 };
    // 100.00 by 2 : 1 : 0 is 66.67 and 33.33
    const { shared, unshared } = shareCosts(
      [cost, { ...cost, source: 'idle' }, cost],
      [source('b', 1), source('a', 2), source('c', 0)],
    );
    expect(shared.map(({ contract, amount }) => [contract, amount])).toEqual([
      ['a', 6_667],
      ['b', 3_333],
    ]);
    expect(unshared).toEqual([{ ...cost, source: 'idle' }]);
  });

  it('lose no cent, whatever the order', () => {
    const costs = fc.array(
      fc.record({
        source: fc.constantFrom('a', 'b'),
        currency: fc.constantFrom('USD', 'EUR'),
        amount: fc.nat(1_000_000),
      }),
    );
    const shares = fc.uniqueArray(
      fc.record({ source: fc.constantFrom('a', 'b'), contract: fc.constantFrom('x', 'y', 'z'), delivered: fc.nat(50) }),
      { selector: ({ source, contract }) => `${source} ${contract}` },
    );
    fc.assert(
      fc.property(costs, shares, (all, taken) => {
        const { shared, unshared } = shareCosts(all, taken);
        expect(sumOf([...shared, ...unshared].map(({ amount }) => amount))).toBe(
          sumOf(all.map(({ amount }) => amount)),
        );
        expect(shareCosts(all.toReversed(), taken.toReversed())).toEqual({ shared, unshared });
      }),
      { seed: 20_260_301, numRuns: 500 },
    );
  });
});
