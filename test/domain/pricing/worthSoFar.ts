import type { Volume } from '../../../shared/domain/pricing/unitPrice.ts';
import { tenThousandths as exact, percentOf, round, sum } from './tenThousandths.ts';
import type { Owed, ThreeMonths } from './threeMonths.ts';
import { dueOnce, isMet, isPerUnit, lastTerms, months, owedAt, passedOn, replacedFrom, ruled } from './threeMonths.ts';

const big = (number = 0): bigint => BigInt(number);
const cents = (price: string | number = 0, count = 1n): bigint => round(exact(price) * count, 10_000n);

/** What so many units cost by a volume shape, with its fixed parts. */
function shaped(volume: Volume, count: number): bigint {
  if (volume.shape === 'package') return big(Math.ceil(Math.max(0, count - volume.free) / volume.size) * volume.each);
  const tiers = volume.tiers.map((tier, place) => ({ ...tier, above: volume.tiers[place - 1]?.upTo ?? 0 }));
  const reached = tiers.filter(({ above }) => above === 0 || count > above);
  const priced = volume.shape === 'volume' ? reached.slice(-1).map((tier) => ({ ...tier, above: 0 })) : reached;
  const units = sum(priced, ({ unit, upTo, above }) => exact(unit) * big(Math.min(count, upTo ?? count) - above));
  return round(units, 10_000n) + sum(priced, ({ flat }) => big(flat));
}

/**
 * What the components of a contract come to for all months so far, by what a run knows, in cents: what was invoiced by then less
 * what was credited, whatever came late and in whatever order. Commitments, caps and discounts are not in it.
 */
export function worthSoFar(story: ThreeMonths, run: number): bigint {
  const owed = owedAt(story, run);
  const stands = (unit: Owed): boolean => replacedFrom(owed, unit) === Infinity;
  let worth = 0n;
  let rolled = new Map<string, number>();
  for (const [month, { days }] of months.slice(0, run + 1).entries()) {
    for (const { c, days: on, bucket } of ruled(story, month)) {
      const units = owed.filter((unit) => unit.bucket === bucket);
      if (c.kind === 'retainer' || c.kind === 'subscription') worth += round(cents(c.price) * big(on), big(days));
      if (c.volume) worth += shaped(c.volume, units.length);
      else if (c.units) worth += cents(c.overage, big(Math.max(0, units.length - c.units - (rolled.get(c.id) ?? 0))));
      else if (typeof c.price === 'string')
        worth += round(
          sum(units, ({ own }) => own),
          10_000n,
        );
      else if (isPerUnit(c))
        worth += sum(units.filter(stands), ({ own, part }) => own / 10_000n - percentOf(own / 10_000n, part));
    }
    worth += sum(dueOnce(story, month), ({ price }) => cents(price));
    worth += sum(passedOn(story, month, run), ({ cost, markUpPercent }) => cost + percentOf(cost, markUpPercent));
    const left = new Map<string, number>();
    for (const { id, kind, price, units: volume = 0, shortfall, targets } of lastTerms(story, month)?.components ??
      []) {
      if (targets && isMet(targets, story.measured[run]?.[month])) worth += cents(price);
      if (kind !== 'subscription') continue;
      const used = owed.filter((unit) => unit.c.id === id && unit.month === month).length;
      const fees = ruled(story, month).filter(({ c }) => c.id === id);
      const fee = sum(fees, ({ c, days: on }) => round(cents(c.price) * big(on), big(days)));
      if (shortfall === 'credit') worth -= round(fee * big(Math.max(0, volume - used)), big(volume));
      if (shortfall === 'rollover') left.set(id, Math.max(0, volume - Math.max(0, used - (rolled.get(id) ?? 0))));
    }
    rolled = left;
  }
  return worth;
}
