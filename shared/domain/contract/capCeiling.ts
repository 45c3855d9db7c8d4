import type { Minor } from '../basics.ts';
import type { Cap, Cycle, Terms } from './terms.ts';

/** Days of a billing period at most. */
export const longestPeriod: Readonly<Record<Cycle, number>> = { weekly: 7, twoWeekly: 14, monthly: 31, quarterly: 92 };

const monday = 1;

/** How many windows of a cap touch one billing period at most: whole weeks fit only where its periods begin on Mondays. */
function windowsOf({ per }: Pick<Cap, 'per'>, { cycle, firstDay }: Terms['billing']): number {
  switch (per) {
    case 'day':
      return longestPeriod[cycle];
    case 'week': {
      const fits = firstDay === undefined || Temporal.PlainDate.from(firstDay).dayOfWeek === monday;
      const weeks = { weekly: fits ? 1 : 2, twoWeekly: fits ? 2 : 3, monthly: 6, quarterly: 15 };
      return weeks[cycle];
    }
    case 'month': {
      const months = { weekly: 2, twoWeekly: 2, monthly: 1, quarterly: 3 };
      return months[cycle];
    }
    case 'period':
      return 1;
  }
}

const limiting = ({ above }: Cap): boolean => above !== 'charge';

/** Leads that the caps let through in a billing period at most; infinity where none limits them. */
export const leadCeiling = ({ caps, billing }: Terms): number =>
  caps
    .filter(limiting)
    .reduce(
      (least, cap) => Math.min(least, (cap.leads ?? Number.POSITIVE_INFINITY) * windowsOf(cap, billing)),
      Number.POSITIVE_INFINITY,
    );

/** Money that the caps let through in a billing period at most, by the prices of units alone; infinity where none limits it. */
export const moneyCeiling = ({ caps, billing }: Terms): Minor =>
  caps
    .filter(limiting)
    .reduce(
      (least, cap) => Math.min(least, (cap.money ?? Number.POSITIVE_INFINITY) * windowsOf(cap, billing)),
      Number.POSITIVE_INFINITY,
    );
