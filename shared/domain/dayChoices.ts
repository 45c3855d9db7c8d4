import type { Day } from './basics.ts';
import type { Period } from './period.ts';
import { periodContaining } from './period.ts';
import { addDays } from './time.ts';

/** Days people look at most, by name. */
export const dayChoiceNames = ['thisMonth', 'lastMonth', 'last13Weeks', 'thisYear'] as const;

export interface DayChoice extends Period {
  readonly name: (typeof dayChoiceNames)[number];
}

/** As long as a client is reported to weekly (domain §2): the week that runs and the twelve before it. */
const weeks = 13;

/** The days looked at where nobody chose any. */
export function lastWeeks(today: Day): Period {
  const week = periodContaining({ cycle: 'weekly' }, today);
  return { from: addDays(week.from, -7 * (weeks - 1)), to: week.to };
}

/** Those days around a today, in the order of their names. */
export function dayChoices(today: Day): DayChoice[] {
  const month = periodContaining({ cycle: 'monthly' }, today);
  return [
    { name: 'thisMonth', ...month },
    { name: 'lastMonth', ...periodContaining({ cycle: 'monthly' }, addDays(month.from, -1)) },
    { name: 'last13Weeks', ...lastWeeks(today) },
    { name: 'thisYear', from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  ];
}
