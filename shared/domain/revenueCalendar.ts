import type { Day } from './basics.ts';
import type { TermsVersion } from './contract/terms.ts';
import { inForce } from './contract/terms.ts';
import type { Month } from './time.ts';
import { addMonths, lastDayOf, monthOf, monthsBetween } from './time.ts';

/**
 * Where a month of a customer's revenue stands, the most urgent first: `missing` is over and nobody reported it, `expected` is
 * not over yet, of `afterWindow` money was reported that the terms of its report day share no more [G16].
 */
export const revenueStates = ['missing', 'expected', 'reported', 'afterWindow'] as const;
export type RevenueState = (typeof revenueStates)[number];

/** Money a customer paid in a month, and the day the client reported it: the one it belongs to (domain §2). */
interface Report {
  readonly month: Month;
  readonly day: Day;
}

export interface CalendarMonth<Reported extends Report> {
  readonly month: Month;
  /** The how-manieth month of this customer, from 1. */
  readonly place: number;
  readonly state: RevenueState;
  /** Of each deal of the customer that paid in it; none where the month is missing or expected. */
  readonly reports: readonly Reported[];
}

/** A customer whose money is shared, and the terms that share it. */
interface Customer<Reported extends Report> {
  readonly reports: readonly Reported[];
  readonly versions: readonly TermsVersion[];
  /** In the client's zone. */
  readonly today: Day;
  /** Whether a report would bring anything: its lead stands, and was sold within the attribution window. */
  readonly isOwed: boolean;
}

/**
 * The calendar of one customer's revenue under a recurring share (domain §6), oldest month first. Its months count from the first
 * one that was reported: before that nobody knows when the customer began to pay. A month that nobody reported is in it where the
 * terms of its last day share it, and a report would bring anything.
 */
export function revenueCalendar<Reported extends Report>({
  reports,
  versions,
  today,
  isOwed,
}: Customer<Reported>): CalendarMonth<Reported>[] {
  const byMonth = Map.groupBy(reports, ({ month }) => month);
  const months = [...byMonth.keys()].toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const longest = Math.max(...versions.map(sharedMonths));
  const count = Math.max(monthsBetween(first, last) + 1, isOwed ? longest : 0);
  return Array.from({ length: count }, (_, at) => ({ month: addMonths(first, at), place: at + 1 })).flatMap(
    ({ month, place }): CalendarMonth<Reported>[] => {
      const some = byMonth.get(month) ?? [];
      const isShared = (day: Day): boolean => place <= sharedMonths(inForce(versions, day));
      if (some.length > 0) {
        return [
          { month, place, state: some.some(({ day }) => isShared(day)) ? 'reported' : 'afterWindow', reports: some },
        ];
      }
      if (!isOwed || !isShared(lastDayOf(month))) return [];
      return [{ month, place, state: month < monthOf(today) ? 'missing' : 'expected', reports: [] }];
    },
  );
}

/** For how many months a version shares what a customer pays; 0 where it does not. */
const sharedMonths = (version: TermsVersion | null): number =>
  Math.max(
    0,
    ...(version?.terms.components ?? []).map((component) =>
      component.kind === 'recurringShare' ? (component.months ?? 0) : 0,
    ),
  );
