import type { Day } from './basics.ts';
import type { Cycle } from './contract/terms.ts';
import type { BillingCycle, Period } from './period.ts';
import { isPeriodOf, periodContaining } from './period.ts';
import { addDays } from './time.ts';

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
  /** The day the contract began. */
  readonly began: Day;
  /** Last day of the newest period that has a report; null while there is none. */
  readonly reportedTo: Day | null;
  /** In the client's zone. */
  readonly today: Day;
}

export interface DueReports {
  /** Periods that are over and have no report, oldest first. */
  readonly due: readonly Period[];
  /** The period that runs, and the day its report falls due: the day after it ends. */
  readonly next: { readonly period: Period; readonly day: Day } | null;
}

/** What was missed longer ago than this is not asked for any more: a quarter of weekly reports. */
const mostDue = 13;

/**
 * Which results reports are due (domain §2, reporting cadence and next due day). Once a report was made, every period since is
 * due, the last 13 at most; before the first one only the period that ended last is, so that a contract that has run for a year
 * does not begin with fifty. Weeks begin on Monday, months and quarters are those of the calendar. Without a cadence nothing is.
 */
export function reportsDue({ cadence, began, reportedTo, today }: ReportingFacts): DueReports {
  if (cadence === null || today < began) return { due: [], next: null };
  const running = periodContaining({ cycle: cadence }, today);
  const next = { period: running, day: addDays(running.to, 1) };
  const due: Period[] = [];
  const most = reportedTo === null ? 1 : mostDue;
  for (let end = addDays(running.from, -1); due.length < most; ) {
    const period = periodContaining({ cycle: cadence }, end);
    if (period.to < began || (reportedTo !== null && period.to <= reportedTo)) break;
    due.unshift(period);
    end = addDays(period.from, -1);
  }
  return { due, next };
}
