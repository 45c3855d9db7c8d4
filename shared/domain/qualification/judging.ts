import type { Day, Instant } from '../basics.ts';
import { addDays, dayOf, startOfDay } from '../time.ts';
import type { Readers } from './readers.ts';

/** Against what a lead is judged: a moment, the client's zone, and how texts are read. Good for its moment only. */
export interface Judging {
  readonly now: Instant;
  readonly zone: string;
  readonly readers: Readers;
  /** The client's day of `now`. */
  readonly today: Day;
  /** The first moment of the client's next day. */
  readonly tomorrow: Instant;
  /** The client's day `days` before today, and its first moment. */
  readonly daysAgo: (days: number) => { readonly day: Day; readonly start: Instant };
}

/** Prepares the judging of many leads at one moment: each limit of days is worked out once, not per lead. */
export function judgingAt(now: Instant, zone: string, readers: Readers): Judging {
  const today = dayOf(now, zone);
  const limits = new Map<number, { readonly day: Day; readonly start: Instant }>();
  return {
    now,
    zone,
    readers,
    today,
    tomorrow: startOfDay(addDays(today, 1), zone),
    daysAgo: (days) => {
      const known = limits.get(days);
      if (known !== undefined) return known;
      const day = addDays(today, -days);
      const limit = { day, start: startOfDay(day, zone) };
      limits.set(days, limit);
      return limit;
    },
  };
}
