/**
 * Days and instants. A day has meaning only in a zone, mostly the client's; an instant is integer ms UTC. What is
 * impossible (a zone or a day that does not exist) throws: the schemas let neither in.
 */

import { type Day, dayMs, hourMs, type Instant } from './basics.ts';
/** A month of the calendar, `YYYY-MM`. */
export type Month = string;

/** Working days are ISO weekdays, 1 = Monday; holidays are days of the client. */
export interface Calendar {
  readonly zone: string;
  readonly workingDays: readonly number[];
  readonly holidays: readonly Day[];
}

/** While `from <= instant < to`, the zone is `offset` ms ahead of UTC. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

const stretches = new Map<string, Stretch[]>();

// A lead file asks for a million days of a few zones: the clock changes of a zone are looked up once, not per call.
function stretchAt(instant: Instant, zone: string): Stretch {
  const known = stretches.get(zone) ?? [];
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = known[middle];
    if (stretch === undefined) break;
    if (instant < stretch.from) high = middle;
    else if (instant >= stretch.to) low = middle + 1;
    else return stretch;
  }
  const found = lookUp(instant, zone);
  stretches.set(zone, known.toSpliced(low, 0, found));
  return found;
}

function lookUp(instant: Instant, zone: string): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  // "previous" means strictly before, and the change itself already belongs to its stretch.
  const before = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = here.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
}

const dayTexts = new Map<number, Day>();
const aCentury = 36_525;

/** The day of an instant in a zone. */
export function dayOf(instant: Instant, zone: string): Day {
  const count = Math.floor((instant + stretchAt(instant, zone).offset) / dayMs);
  const known = dayTexts.get(count);
  if (known !== undefined) return known;
  if (dayTexts.size >= aCentury) dayTexts.clear();
  const text = Temporal.Instant.fromEpochMilliseconds(count * dayMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toString();
  dayTexts.set(count, text);
  return text;
}

/** Minutes since midnight on the clock of a zone. */
export const minuteOf = (instant: Instant, zone: string): number =>
  Math.floor(((((instant + stretchAt(instant, zone).offset) % dayMs) + dayMs) % dayMs) / 60_000);

/** The first moment of a day; where a clock change skips midnight, the first that exists. */
export const startOfDay = (day: Day, zone: string): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

/** The last millisecond of a day. */
export const endOfDay = (day: Day, zone: string): Instant => startOfDay(addDays(day, 1), zone) - 1;

/** `day` plus `count` days, which may be negative. */
export const addDays = (day: Day, count: number): Day => Temporal.PlainDate.from(day).add({ days: count }).toString();

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** The latest of some days. */
export const latestOf = (first: Day, ...others: readonly Day[]): Day => [first, ...others].toSorted().at(-1) ?? first;

/** ISO weekday, 1 = Monday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** `2026-W10`: the ISO week, which at the turn of a year may carry the other year's number. */
export function isoWeekOf(day: Day): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The calendar month of a day. */
export const monthOf = (day: Day): Month => day.slice(0, 7);

export const addMonths = (month: Month, count: number): Month =>
  Temporal.PlainYearMonth.from(month).add({ months: count }).toString();

/** Months from one to another: 1 to the next, below zero backwards. */
export const monthsBetween = (from: Month, to: Month): number =>
  Temporal.PlainYearMonth.from(from).until(Temporal.PlainYearMonth.from(to), { largestUnit: 'months' }).months;

export const lastDayOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1);

/** Whether the client works that day (domain §2). */
export const isBusinessDay = (day: Day, calendar: Pick<Calendar, 'workingDays' | 'holidays'>): boolean =>
  calendar.workingDays.includes(weekdayOf(day)) && !calendar.holidays.includes(day);

/** The review window of terms that name none (domain §2). */
export const defaultReviewHours = 48;

/**
 * The last moment of a review window, inclusive [G26]. Hours are elapsed hours, whatever the clock does. Business days end
 * with the last millisecond of the n-th business day after the delivery day, in the client's zone: delivered on a Friday,
 * two business days end on Tuesday night. Without either, 48 hours (domain §2).
 */
export function endOfWindow(
  deliveredAt: Instant,
  review: { readonly hours?: number | undefined; readonly businessDays?: number | undefined },
  calendar: Calendar,
): Instant {
  if (review.businessDays === undefined) return deliveredAt + (review.hours ?? defaultReviewHours) * hourMs;
  let day = dayOf(deliveredAt, calendar.zone);
  for (let left = review.businessDays; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  return endOfDay(day, calendar.zone);
}

/**
 * Hours from one moment to a later one that lie on business days of the client: how long a thing has waited for somebody who
 * works (domain §2). A whole business day counts 24; zero where `to` is not later.
 */
export function businessHours(from: Instant, to: Instant, calendar: Calendar): number {
  if (to <= from) return 0;
  const [first, last] = [dayOf(from, calendar.zone), dayOf(to, calendar.zone)];
  if (first === last) return isBusinessDay(first, calendar) ? (to - from) / hourMs : 0;
  const begun = isBusinessDay(first, calendar) ? endOfDay(first, calendar.zone) + 1 - from : 0;
  const ended = isBusinessDay(last, calendar) ? to - startOfDay(last, calendar.zone) : 0;
  return (begun + ended) / hourMs + 24 * businessDaysWithin(first, last, calendar);
}

/** Business days after `first` and before `last`; by count, because a claim may have waited for years. */
function businessDaysWithin(first: Day, last: Day, { workingDays, holidays }: Calendar): number {
  const days = daysBetween(first, last) - 1;
  const worked = new Set(workingDays);
  const start = weekdayOf(first);
  const weeks = Math.floor(days / 7);
  let count = weeks * worked.size;
  for (let day = weeks * 7 + 1; day <= days; day += 1) if (worked.has(((start + day - 1) % 7) + 1)) count += 1;
  return count - holidays.filter((day) => first < day && day < last && worked.has(weekdayOf(day))).length;
}

/** The later of two days. */
export const laterDay = (a: Day, b: Day): Day => [a, b].toSorted()[1] ?? a;
