import type { Minor } from '../basics.ts';
import { split } from '../money.ts';

/** What a source cost in one currency, in the days looked at. */
export interface SourceCost {
  readonly source: string;
  readonly currency: string;
  readonly amount: Minor;
}

/** How many leads of a source a contract was delivered in those days. */
export interface SourceShare {
  readonly source: string;
  readonly contract: string;
  readonly delivered: number;
}

/** A contract's part of a source's cost. */
export interface SharedCost extends SourceCost {
  readonly contract: string;
}

/**
 * Source costs shared over a source's contracts by delivered leads (domain §7): the parts of a cost always add up to it, and do
 * not depend on the order of anything. A source that delivered nothing is in `unshared`.
 */
export function shareCosts(
  costs: readonly SourceCost[],
  shares: readonly SourceShare[],
): { readonly shared: readonly SharedCost[]; readonly unshared: readonly SourceCost[] } {
  const shared: SharedCost[] = [];
  const unshared: SourceCost[] = [];
  for (const cost of added(costs)) {
    const takers = shares
      .filter(({ source, delivered }) => source === cost.source && delivered > 0)
      .toSorted((a, b) => (a.contract < b.contract ? -1 : 1));
    if (takers.length === 0) {
      unshared.push(cost);
      continue;
    }
    const parts = split(
      cost.amount,
      takers.map(({ delivered }) => delivered),
    );
    for (const [place, { contract }] of takers.entries()) shared.push({ ...cost, contract, amount: parts[place] ?? 0 });
  }
  return { shared, unshared };
}

// One split of the sum, not one per day: odd cents of many small costs would pile up on the heaviest.
function added(costs: readonly SourceCost[]): SourceCost[] {
  const sums = new Map<string, SourceCost>();
  for (const cost of costs) {
    const key = `${cost.currency} ${cost.source}`;
    sums.set(key, { ...cost, amount: cost.amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => (`${a.source} ${a.currency}` < `${b.source} ${b.currency}` ? -1 : 1));
}
