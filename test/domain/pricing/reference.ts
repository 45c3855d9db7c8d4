import type { Unit } from './monthWorth.ts';
import { worthOf } from './monthWorth.ts';
import { percentOf, sum } from './tenThousandths.ts';
import type { ThreeMonths } from './threeMonths.ts';
import { months, owedAt, replacedFrom } from './threeMonths.ts';
import type { Count } from './unitTotals.ts';
import { total } from './unitTotals.ts';

/*
 * The model that doubts the engine, sharing nothing with it: what is owed for all months so far, by what is known now, less what
 * was invoiced, and plus what was credited. What units cost together is told by `unitTotals.ts`, what a month comes to by
 * `monthWorth.ts`.
 */

/** What each month's invoice comes to, net, in cents; null where it would give back: that goes onto the next one. */
export function invoicesOf(story: ThreeMonths): (bigint | null)[] {
  const charged = new Map<string, Unit>();
  const issued = new Set<number>();
  let invoiced = 0n;
  return months.map((_, run) => {
    // What was charged before keeps its price and its place; another unit costs what it adds.
    const owed = owedAt(story, run).toSorted((a, b) => Number(charged.has(b.key)) - Number(charged.has(a.key)));
    const count: Count = (id, month) => owed.filter((unit) => unit.c.id === id && unit.month === month).length;
    const units = owed.map((unit): Unit => {
      const same = owed.filter(({ bucket }) => bucket === unit.bucket);
      const upTo = (k: number): bigint => total(story, unit.c, same, k, unit.month, count)[0];
      const rank = same.indexOf(unit);
      const { price = upTo(rank + 1) - upTo(rank), replacedIn = Infinity } = charged.get(unit.key) ?? {};
      const now = replacedFrom(owed, unit);
      return {
        ...unit,
        price,
        net: price - percentOf(price, unit.part),
        replacedIn: Math.max(now, replacedIn) < Infinity ? replacedIn : now,
      };
    });
    // What an upgrade gave back is not there to be credited.
    const credited = sum(charged.values(), ({ key, net, replacedIn }) =>
      replacedIn < Infinity ? 0n : net - (units.find((unit) => unit.key === key)?.net ?? 0n),
    );
    let [due, carried] = [credited - invoiced, 0n];
    for (let month = 0; month <= run; month += 1) {
      const known = worthOf(story, month, run, issued.has(month) || month === run, units, count, carried);
      [due, carried] = [due + known.worth, known.carried];
    }
    if (due < 0n) return null;
    invoiced += due;
    issued.add(run);
    for (const unit of units) charged.set(unit.key, { ...unit, net: charged.get(unit.key)?.net ?? unit.net });
    return due;
  });
}
