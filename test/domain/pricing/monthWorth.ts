import { atLeast0, tenThousandths as exact, least, percentOf, round, sum } from './tenThousandths.ts';
import type { AnyComponent, Owed, ThreeMonths } from './threeMonths.ts';
import { daily, dueOnce, isMet, isPerUnit, lastTerms, months, passedOn, ruled } from './threeMonths.ts';
import type { Count } from './unitTotals.ts';
import { total } from './unitTotals.ts';

/** A unit that is owed, what it was charged before and after a part credit, and the month in which an upgrade replaces it. */
export type Unit = Owed & { readonly price: bigint; readonly net: bigint; readonly replacedIn: number };
const big = (number = 0): bigint => BigInt(number);
const cents = (price: AnyComponent['price'] = 0): bigint => exact(price) / 10_000n;
const missing = (promised = 0, count = 0): bigint => big(Math.max(0, promised - count));

/** What a month comes to by what is known in a run, and what is missing to its minimum. `carried` was missing before it. */
export function worthOf(
  story: ThreeMonths,
  month: number,
  run: number,
  feesDue: boolean,
  units: readonly Unit[],
  count: Count,
  carried: bigint,
) {
  const { components = [], billing, minimum, guarantee } = lastTerms(story, month) ?? {};
  const days = big(months[month]?.days);
  const fees = (kind: string): bigint =>
    sum(ruled(story, month), ({ c, days: on }) =>
      c.kind === kind && feesDue ? round(cents(c.price) * big(on), days) : 0n,
    );
  let base = fees('retainer') + fees('subscription') + sum(dueOnce(story, month), ({ price }) => cents(price));
  for (const { c, bucket } of ruled(story, month)) {
    const mine = units.filter((unit) => unit.bucket === bucket);
    if (isPerUnit(c))
      base += total(story, c, mine, mine.length, month, count)[1] - sum(mine, ({ price, net }) => price - net);
  }
  for (const { shortfall, units: volume, targets, price, id } of components) {
    if (shortfall === 'credit') base -= round(fees('subscription') * missing(volume, count(id, month)), big(volume));
    if (targets && isMet(targets, story.measured[run]?.[month])) base += cents(price);
  }
  base -= sum(units, ({ net, replacedIn }) => (replacedIn === month ? net : 0n));
  const { percent = '0', amount = 0 } = { percent: undefined, amount: undefined, ...billing?.discount };
  const ofDays = big(daily(story, month).filter((terms) => terms.billing?.discount).length);
  base -= percentOf(atLeast0(base), percent) + least(atLeast0(base), round(big(amount) * ofDays, days));
  const each = exact(minimum?.price ?? components.find(({ id }) => id === minimum?.component)?.price ?? 0);
  const [whole, usage] = minimum?.units
    ? [minimum.units, count(minimum.component, month)].map((number) => round(big(number) * each, 10_000n))
    : [big(minimum?.amount), base];
  const on = big(daily(story, month).filter((terms) => terms.minimum).length);
  const lack = minimum ? atLeast0(carried + round((whole ?? 0n) * on, days) - (usage ?? 0n)) : 0n;
  const short = guarantee?.shortfall === 'feeCut' ? missing(guarantee.units, count(guarantee.component, month)) : 0n;
  const cut = round(fees('retainer') * short, big(guarantee?.units ?? 1));
  const passed = sum(passedOn(story, month, run), ({ cost, markUpPercent }) => cost + percentOf(cost, markUpPercent));
  const isBilled = minimum?.shortfall === 'trueUp';
  return { worth: base + (isBilled ? lack : 0n) - cut + passed, carried: isBilled ? 0n : lack };
}
