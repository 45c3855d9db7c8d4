import { atLeast0, tenThousandths as exact, least, percentOf, round, sum } from './tenThousandths.ts';
import type { AnyComponent, Owed, ThreeMonths } from './threeMonths.ts';
import { daily, isMet, isPerUnit, lastTerms, monthOf, months, order, owedAt, ruled, termsOn } from './threeMonths.ts';

type Unit = Owed & { readonly price: bigint; readonly net: bigint; readonly replacedIn: number };
type Count = (component: string | undefined, month: number) => number;
const big = (number = 0): bigint => BigInt(number);
const cents = (price: AnyComponent['price'] = 0): bigint => exact(price) / 10_000n;

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
function total(
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

/** What everything up to a month comes to, by what is known then. */
function worthOf(
  story: ThreeMonths,
  run: number,
  issued: readonly number[],
  units: readonly Unit[],
  count: Count,
): bigint {
  let [worth, lack] = [0n, 0n];
  for (const [month, { days }] of months.slice(0, run + 1).entries()) {
    const { components = [], billing, minimum, guarantee } = lastTerms(story, month) ?? {};
    const held = ruled(story, month);
    const fees = (...kinds: string[]): bigint =>
      sum(held, ({ c, days: on }) =>
        kinds.includes(c.kind) && [...issued, run].includes(month) ? round(cents(c.price) * big(on), big(days)) : 0n,
      );
    let base = fees('retainer', 'subscription');
    for (const { c, bucket } of held) {
      const mine = units.filter((unit) => unit.bucket === bucket);
      if (isPerUnit(c))
        base += total(story, c, mine, mine.length, month, count)[1] - sum(mine, ({ price, net }) => price - net);
    }
    for (const { components: named } of new Set(daily(story, month)))
      for (const { on = '', price } of named as readonly AnyComponent[])
        if (monthOf(on) === month && termsOn(story, on)?.components === named) base += cents(price);
    for (const c of components) {
      const lacking = Math.max(0, (c.units ?? 0) - count(c.id, month));
      if (c.shortfall === 'credit') base -= round(fees('subscription') * big(lacking), big(c.units));
      if (c.targets && isMet(c.targets, story.measured[run]?.[month])) base += cents(c.price);
    }
    base -= sum(units, ({ net, replacedIn }) => (replacedIn === month ? net : 0n));
    const { percent = '0', amount = 0 } = { percent: undefined, amount: undefined, ...billing?.discount };
    base -= percentOf(atLeast0(base), percent) + least(atLeast0(base), big(amount));
    const price = exact(minimum?.price ?? components.find(({ id }) => id === minimum?.component)?.price ?? 0);
    const least$ = minimum?.units ? round(big(minimum.units) * price, 10_000n) : big(minimum?.amount);
    const usage = minimum?.units ? round(big(count(minimum.component, month)) * price, 10_000n) : base;
    const on = big(daily(story, month).filter((terms) => terms.minimum).length);
    lack = minimum ? atLeast0(lack + round(least$ * on, big(days)) - usage) : 0n;
    worth += base;
    if (minimum?.shortfall === 'trueUp') [worth, lack] = [worth + lack, 0n];
    const missing =
      guarantee?.shortfall === 'feeCut' ? Math.max(0, guarantee.units - count(guarantee.component, month)) : 0;
    worth -= round(fees('retainer') * big(missing), big(guarantee?.units ?? 1));
    for (const { source, amounts } of story.costs.filter((cost) => cost.month === month))
      for (const { sources = [source], markUpPercent } of components)
        if (markUpPercent && sources.includes(source))
          worth += big(amounts[run]) + percentOf(big(amounts[run]), markUpPercent);
  }
  return worth;
}

/** What each month's invoice comes to, net, in cents; null where it would give back: that goes onto the next one. */
export function invoicesOf(story: ThreeMonths): (bigint | null)[] {
  const charged = new Map<string, Unit>();
  const issued: number[] = [];
  let invoiced = 0n;
  return months.map((_, run) => {
    // What was charged before keeps its price and its place; another unit costs what it adds.
    const owed = owedAt(story, run).toSorted((a, b) => Number(charged.has(b.key)) - Number(charged.has(a.key)));
    const count: Count = (id, month) => owed.filter((unit) => unit.c.id === id && unit.month === month).length;
    const units = owed.map((unit) => {
      const same = owed.filter(({ bucket }) => bucket === unit.bucket);
      const rank = same.indexOf(unit);
      const [less = 0n, more = 0n] = [rank, rank + 1].map((k) => total(story, unit.c, same, k, unit.month, count)[0]);
      const { price = more - less, replacedIn = Infinity } = charged.get(unit.key) ?? {};
      const later = owed.filter(
        ({ c, at, deliveryId: of }) =>
          of === unit.deliveryId &&
          c.overlap === 'upgrade' &&
          order.indexOf(at) > order.indexOf(unit.at) &&
          unit.at !== 'sale',
      );
      const now = Math.max(unit.month, Math.min(...later.map(({ month }) => month)));
      const net = price - percentOf(price, unit.part);
      return { ...unit, price, net, replacedIn: now < Infinity && replacedIn < Infinity ? replacedIn : now };
    });
    // What an upgrade gave back is not there to be credited.
    const credited = sum(charged.values(), ({ key, net, replacedIn }) =>
      replacedIn < Infinity ? 0n : net - (units.find((unit) => unit.key === key)?.net ?? 0n),
    );
    const net = worthOf(story, run, issued, units, count) - invoiced + credited;
    if (net < 0n) return null;
    invoiced += net;
    issued.push(run);
    for (const unit of units) charged.set(unit.key, { ...unit, net: charged.get(unit.key)?.net ?? unit.net });
    return net;
  });
}
