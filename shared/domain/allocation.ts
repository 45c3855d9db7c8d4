import type { Day } from './basics.ts';
import { capWindow } from './caps.ts';
import type { Cap, TermsVersion } from './contract/terms.ts';
import { inForce } from './contract/terms.ts';
import { isIn, type Period } from './period.ts';

type Allocations = NonNullable<Cap['allocations']>;

/** What a source delivered, and how much of it the agency owes the source for. What the client pays does not depend on it. */
export interface Payable {
  readonly delivered: number;
  readonly payable: number;
  /** Above the source's part of a cap: billed to the client, not owed to the source [P09]. */
  readonly notPayable: number;
}

/**
 * What is payable of what each source delivered in the window of one cap: what lies within its allocation, and all of a source
 * that has none [P09].
 */
export function payable(allocations: Allocations, delivered: ReadonlyMap<string, number>): Map<string, Payable> {
  const most = new Map(allocations.map(({ source, leads }) => [source, leads]));
  return new Map(
    [...delivered].map(([source, count]) => [source, payableOf(count, Math.min(count, most.get(source) ?? count))]),
  );
}

const payableOf = (delivered: number, owed: number): Payable => ({
  delivered,
  payable: owed,
  notPayable: delivered - owed,
});

/** Leads that a source delivered to the contract on a day of the client. */
export interface SourceDay {
  readonly source: string;
  readonly day: Day;
  readonly count: number;
}

/**
 * What is payable of what each source delivered on the days of `period`, by the caps in force on each day. The first leads of a
 * window are the payable ones; under several caps the least that one of them allows. `days` must begin where
 * {@link windowsBegin} says: what was delivered before in the same window counts.
 */
export function payableIn(
  versions: readonly TermsVersion[],
  days: readonly SourceDay[],
  period: Period,
): Map<string, Payable> {
  const soFar = new Map<string, number>();
  const found = new Map<string, Payable>();
  for (const { source, day, count } of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const terms = inForce(versions, day)?.terms;
    let owed = count;
    for (const { allocations, per } of terms?.caps ?? []) {
      if (allocations === undefined || terms === undefined) continue;
      const key = `${per} ${capWindow({ per }, terms.billing, day).from} ${source}`;
      const before = soFar.get(key) ?? 0;
      soFar.set(key, before + count);
      const owedOf = (leads: number): number =>
        payable(allocations, new Map([[source, leads]])).get(source)?.payable ?? 0;
      owed = Math.min(owed, owedOf(before + count) - owedOf(before));
    }
    if (!isIn(period, day)) continue;
    const known = found.get(source);
    found.set(source, payableOf((known?.delivered ?? 0) + count, (known?.payable ?? 0) + owed));
  }
  return found;
}

/** The first day that has a say in what is payable on `day`: the earliest start of a window around it. */
export function windowsBegin(versions: readonly TermsVersion[], day: Day): Day {
  const terms = inForce(versions, day)?.terms;
  if (terms === undefined) return day;
  const allocated = terms.caps.filter(({ allocations }) => allocations !== undefined);
  const starts = allocated.map((cap) => capWindow(cap, terms.billing, day).from);
  return starts.filter((start) => start < day).toSorted()[0] ?? day;
}
