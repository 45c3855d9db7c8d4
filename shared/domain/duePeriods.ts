import type { Day } from './basics.ts';
import type { Cycle } from './contract/terms.ts';
import type { BillingCycle, Period } from './period.ts';
import { isPeriodOf, periodContaining } from './period.ts';
import { addDays, daysBetween } from './time.ts';

/**
 * Billing periods one after the other, oldest first: from the one `from` lies in to the last that ends on `until` or before.
 * The cycle of a period is the one in force on its last day, as its terms are (domain §2); a stretch of days that is no whole
 * period under any cycle, around a change of cycle, is skipped. `cycleOn` answers null where no terms are in force.
 */
export function periodsUntil(cycleOn: (day: Day) => BillingCycle | null, from: Day, until: Day): Period[] {
  const found: Period[] = [];
  for (let day = from; day <= until; ) {
    const period = periodAt(cycleOn, day);
    if (period === null || period.to > until) return found;
    if (isOneOf(cycleOn, period)) found.push(period);
    day = addDays(period.to, 1);
  }
  return found;
}

function periodAt(cycleOn: (day: Day) => BillingCycle | null, day: Day): Period | null {
  const now = cycleOn(day);
  if (now === null) return null;
  const period = periodContaining(now, day);
  if (isOneOf(cycleOn, period)) return period;
  const later = cycleOn(period.to);
  return later && periodContaining(later, day);
}

function isOneOf(cycleOn: (day: Day) => BillingCycle | null, period: Period): boolean {
  const cycle = cycleOn(period.to);
  return cycle !== null && isPeriodOf(cycle, period);
}

/** How often the client gets a results report; each is a cycle of the same name. */
type Cadence = Extract<Cycle, 'weekly' | 'monthly' | 'quarterly'>;

export interface ReportingFacts {
  /** The cadence in force today; null where the contract names none. */
  readonly cadence: Cadence | null;
  /** A day a report falls due; null for the day after a period ends. */
  readonly nextDue: Day | null;
  /** The day the contract began. */
  readonly began: Day;
  /** Last day of the newest period that has a report; null while there is none. */
  readonly reportedTo: Day | null;
  /** In the client's zone. */
  readonly today: Day;
}

/** A period to report on, and the day its report falls due. */
export interface DueReport {
  readonly period: Period;
  readonly day: Day;
}

export interface DueReports {
  /** Reports whose day has come and that are not made, oldest first. */
  readonly due: readonly DueReport[];
  /** The one that falls due next. */
  readonly next: DueReport | null;
}

/** What was missed longer ago than this is not asked for any more: a quarter of weekly reports. */
const mostDue = 13;

/**
 * Which results reports are due (domain §2, reporting cadence and next due day). Once a report was made, every period since is
 * due, the last 13 at most; before the first one only the period that ended last is, so that a contract that has run for a year
 * does not begin with fifty. Weeks begin on Monday, months and quarters are those of the calendar. Without a cadence nothing is.
 * Where the terms name a due day, nothing is due before it, and later reports follow as many days after their period.
 */
export function reportsDue({ cadence, nextDue, began, reportedTo, today }: ReportingFacts): DueReports {
  if (cadence === null || today < began) return { due: [], next: null };
  const periodAt = (day: Day): Period => periodContaining({ cycle: cadence }, day);
  const dayOf = reportDayOf({ cadence, nextDue });
  const isAsked = ({ to }: Period): boolean => nextDue === null || dayOf(to) >= nextDue;
  let running = periodAt(addDays(today, -daysAfter(cadence, nextDue)));
  const due: DueReport[] = [];
  const most = reportedTo === null ? 1 : mostDue;
  for (let end = addDays(running.from, -1); due.length < most; ) {
    const period = periodAt(end);
    if (period.to < began || !isAsked(period) || (reportedTo !== null && period.to <= reportedTo)) break;
    due.unshift({ period, day: dayOf(period.to) });
    end = addDays(period.from, -1);
  }
  while (!isAsked(running)) running = periodAt(addDays(running.to, 1));
  return { due, next: { period: running, day: dayOf(running.to) } };
}

/** The day the report of a period that ends on a day falls due. */
export function reportDayOf({ cadence, nextDue }: Pick<ReportingFacts, 'cadence' | 'nextDue'>): (lastDay: Day) => Day {
  const lag = cadence === null ? 0 : daysAfter(cadence, nextDue);
  return (lastDay) => addDays(lastDay, 1 + lag);
}

/** How long after the end of its period a report falls due, beyond the next day: read off the one day the terms name. */
function daysAfter(cadence: Cadence, nextDue: Day | null): number {
  if (nextDue === null) return 0;
  const { from } = periodContaining({ cycle: cadence }, nextDue);
  return daysBetween(from, nextDue);
}
