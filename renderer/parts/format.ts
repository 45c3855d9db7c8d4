import { dayOf } from '../../shared/domain/time.ts';

/** Intl objects are dear to make and the same few are wanted over and over. */
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function format<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = kept.get(key);
  // One key is made by one caller: what was kept under it is what it makes.
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(key, made);
  return made;
}

/** `4 Mar 2026`: a calendar day `YYYY-MM-DD` in a locale. */
export function dayText(day: string, locale: string): string {
  return format(
    `day ${locale}`,
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  ).format(new Date(`${day}T00:00:00Z`));
}

/** The day of a moment, where its hour would take the room of more important words. */
export const dayAtText = (at: number | string, zone: string, locale: string): string =>
  dayText(dayOf(typeof at === 'string' ? Date.parse(at) : at, zone), locale);

/** `March 2026`: a month `YYYY-MM` in a locale. */
export function monthText(month: string, locale: string): string {
  return format(
    `month ${locale}`,
    () => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ).format(new Date(`${month}-01T00:00:00Z`));
}

/** `March 2026` for a whole month, `2 – 8 Mar 2026` for other days, both ends included. */
export function periodOfDays({ from, to }: { readonly from: string; readonly to: string }, locale: string): string {
  const dayAfter = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  const isMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && dayAfter.slice(8, 10) === '01';
  if (isMonth) return monthText(from.slice(0, 7), locale);
  const days = format(
    `day ${locale}`,
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  );
  return days.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** `4 Mar 2026, 14:05` in a zone. `at` is integer ms or ISO 8601. */
export function momentText(at: number | string, zone: string, locale: string): string {
  return format(
    `moment ${zone} ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }),
  ).format(new Date(at));
}

/** `Fri 4 Mar 2026, 14:05`: a moment to be met at, which people know by its weekday. */
export function weekdayMomentText(at: number, zone: string, locale: string): string {
  return format(
    `weekday moment ${zone} ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }),
  ).format(new Date(at));
}

/** `Europe/Berlin` as one says it. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** A whole number, or decimal text whose decimals are kept as they are. */
export function numberText(value: number | string, locale: string): string {
  const decimals = typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 0;
  const formatted = format(
    `number ${locale} ${decimals}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  // Text is formatted exactly, a number would pass through a float; the type wants a literal, which decimal text is.
  const parts = formatted.formatToParts(value as number | `${number}`);
  return parts.map(({ type, value: part }) => (type === 'minusSign' ? '\u2212' : part)).join('');
}
