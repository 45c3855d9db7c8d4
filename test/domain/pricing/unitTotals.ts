import { tenThousandths as exact, round, sum } from './tenThousandths.ts';
import type { AnyComponent, Owed, ThreeMonths } from './threeMonths.ts';
import { lastTerms } from './threeMonths.ts';

/** How many units of a component are owed in a month. */
export type Count = (component: string | undefined, month: number) => number;
const big = (number = 0): bigint => BigInt(number);

/** Units that are free in a month: left of a subscription's volume of the month before, or missing to its promise. */
function freeUnits(story: ThreeMonths, id: string, month: number, count: Count): number {
  const { components = [], guarantee } = lastTerms(story, month - 1) ?? {};
  const volume = components.find((c) => c.id === id && c.shortfall === 'rollover')?.units ?? 0;
  const left =
    volume && Math.max(0, volume - Math.max(0, count(id, month - 1) - freeUnits(story, id, month - 1, count)));
  const promised = guarantee?.component === id && guarantee.shortfall === 'makeGood' ? guarantee.units : 0;
  return left + Math.max(0, promised - count(id, month - 1));
}

/** What the first `k` of the units of one component and month cost, in cents: without, then with the fixed part. */
export function total(
  story: ThreeMonths,
  c: AnyComponent,
  units: readonly Owed[],
  k: number,
  month: number,
  count: Count,
): [bigint, bigint] {
  const free = (c.units ?? 0) + freeUnits(story, c.id, month, count);
  const [paid, n] = [units.slice(free, k), Math.max(0, units.length - free)];
  const cap = lastTerms(story, month)?.caps.find(
    ({ above }) => above === 'charge' && units[0]?.at === 'lead' && !c.units,
  );
  const bought = cap?.money && exact(c.price ?? 0) ? Number(exact(cap.money) / exact(c.price ?? 0)) : k;
  const windows = Map.groupBy(paid, ({ day }) => (cap?.per === 'day' ? day : month)).values();
  const dear = [...windows].flatMap((window) =>
    cap ? window.slice(Math.min(cap.leads ?? bought, bought)) : [],
  ).length;
  const { volume } = c;
  const plain = sum(paid.slice(dear), ({ own }) => own) + big(dear) * exact(cap?.price ?? 0);
  if (!volume) return [round(plain, 10_000n), round(plain, 10_000n)];
  if (volume.shape === 'package') {
    const packages = big(Math.ceil(Math.max(0, paid.length - volume.free) / volume.size) * volume.each);
    return [packages, packages];
  }
  const tiers = volume.tiers.map((tier, i) => ({ ...tier, above: volume.tiers[i - 1]?.upTo ?? 0 }));
  const reached = tiers.filter(({ above }) => above === 0 || n > above);
  const priced = volume.shape === 'volume' ? reached.slice(-1).map((tier) => ({ ...tier, above: 0 })) : reached;
  const some = sum(
    priced,
    ({ above, upTo, unit }) => big(Math.max(0, Math.min(paid.length, upTo ?? n) - above)) * exact(unit),
  );
  return [round(some, 10_000n), round(some, 10_000n) + sum(priced, ({ flat }) => big(flat))];
}
