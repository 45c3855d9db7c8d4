import { ownLocale } from './ownLocale.ts';

/** `Mon` of ISO weekday 1: 1 January 2024 was a Monday. */
export const weekdayName = (day: number): string =>
  new Intl.DateTimeFormat(ownLocale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
