import type { Day } from '../basics.ts';
import type { BillingCycle } from '../period.ts';
import { periodContaining } from '../period.ts';
import { addDays, latestOf } from '../time.ts';

/**
 * The last day of a minimum term of so many months (domain §2): the day before the one that bears the number of the first day.
 * Where that month has no such day it is the month's last: from 31 January, one month ends with February.
 */
export function minimumTermEnd(began: Day, months: number): Day {
  const first = Temporal.PlainDate.from(began);
  const again = first.add({ months });
  return (again.day === first.day ? again.subtract({ days: 1 }) : again).toString();
}

/** A day on which notice can be given for the last time, and the day the contract ends with then. */
export interface NoticeDay {
  readonly day: Day;
  readonly ends: Day;
}

/**
 * The next last day to give notice (domain §2): a contract ends with a billing period, not before its minimum term, and
 * notice is given so many days before. After that day it renews by the next billing period.
 */
export function nextNotice(
  { billing, days, termEnd }: { readonly billing: BillingCycle; readonly days: number; readonly termEnd: Day | null },
  today: Day,
): NoticeDay {
  const reachable = addDays(today, days);
  const { to: ends } = periodContaining(billing, termEnd === null ? reachable : latestOf(reachable, termEnd));
  return { day: addDays(ends, -days), ends };
}
