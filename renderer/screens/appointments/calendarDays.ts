import type { Day } from '../../../shared/domain/basics.ts';
import { addDays, monthOf, weekdayOf } from '../../../shared/domain/time.ts';

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** The seven days of a day's week, Monday first. */
export const weekOf = (day: Day): Day[] => Array.from({ length: 7 }, (_, place) => addDays(mondayOf(day), place));

/** The weeks the month of a day touches, each with its seven days. */
export function weeksOfMonth(day: Day): Day[][] {
  const month = monthOf(day);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(`${month}-01`); monthOf(monday) <= month; monday = addDays(monday, 7)) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

/** The same day of the month after or before, or the last one it has. */
export const addMonths = (day: Day, count: number): Day =>
  Temporal.PlainDate.from(day).add({ months: count }, { overflow: 'constrain' }).toString();

/** `Mon 16 Nov` */
export const weekdayText = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

/** `09:30` from minutes since midnight. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
