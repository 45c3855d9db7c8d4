import { Day } from './basics.ts';
import type { Cycle } from './contract/terms.ts';
import { never } from './never.ts';
import { addDays, daysBetween, monthOf } from './time.ts';

/** Days of a billing or reporting period in the client's zone, both inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The part of the billing terms that says where periods begin. */
export interface BillingCycle {
  readonly cycle: Cycle;
  readonly firstDay?: Day | undefined;
}

/** A Monday. */
const defaultFirstDay: Day = '2024-01-01';

/**
 * The billing period a day lies in (domain §2). Weeks and double weeks count from `firstDay` in both directions; months and
 * quarters are those of the calendar, whatever `firstDay` says.
 */
export function periodContaining(billing: BillingCycle, day: Day): Period {
  switch (billing.cycle) {
    case 'weekly':
      return weeks(1, day, billing.firstDay);
    case 'twoWeekly':
      return weeks(2, day, billing.firstDay);
    case 'monthly':
      return months(day, 1);
    case 'quarterly':
      return months(day, 3);
    default:
      return never(billing.cycle);
  }
}

function weeks(count: number, day: Day, firstDay: Day = defaultFirstDay): Period {
  const length = count * 7;
  const from = addDays(firstDay, Math.floor(daysBetween(firstDay, day) / length) * length);
  return { from, to: addDays(from, length - 1) };
}

function months(day: Day, count: number): Period {
  const date = Temporal.PlainDate.from(day);
  const from = date.with({ day: 1, month: Math.floor((date.month - 1) / count) * count + 1 });
  return { from: from.toString(), to: from.add({ months: count }).subtract({ days: 1 }).toString() };
}

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** `YYYY-MM`, or `YYYY-MM-DD..YYYY-MM-DD` with the first day not after the last (command-line.md); null for any other text. */
export function parsePeriod(text: string): Period | null {
  if (monthShape.test(text)) return months(`${text}-01`, 1);
  const [from, to, ...rest] = text.split('..');
  if (from === undefined || to === undefined || rest.length > 0) return null;
  const areDays = Day.safeParse(from).success && Day.safeParse(to).success;
  return areDays && from <= to ? { from, to } : null;
}

/** Whether `period` is exactly one billing period of the contract. */
export function isPeriodOf(billing: BillingCycle, period: Period): boolean {
  const own = periodContaining(billing, period.from);
  return own.from === period.from && own.to === period.to;
}

/** `2026-03` for a calendar month, `2026-03-02..2026-03-08` otherwise: the text {@link parsePeriod} reads. */
export function periodText(period: Period): string {
  const month = months(period.from, 1);
  return month.from === period.from && month.to === period.to ? monthOf(period.from) : `${period.from}..${period.to}`;
}

/** Number of days, both ends included. */
export const daysIn = (period: Period): number => daysBetween(period.from, period.to) + 1;

/** Whether a day lies in the period. */
export const isIn = (period: Period, day: Day): boolean => period.from <= day && day <= period.to;
