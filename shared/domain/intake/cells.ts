import type { Decimal, Instant } from '../basics.ts';
import type { LocalTime } from './localTime.ts';

/** Which sign parts whole and fraction; the other one, a space or an apostrophe may part thousands. */
export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];
export const dateOrders = ['mdy', 'dmy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const longestNumber = 40;
const grouped = {
  '.': /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\s\d{3})+|\d{1,3}(?:['’]\d{3})+)(?:\.(\d+))?$/,
  ',': /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s\d{3})+|\d{1,3}(?:['’]\d{3})+)(?:,(\d+))?$/,
} as const;

/**
 * Exact decimal text (`-1234.50`) of a number as people write it, or null. Thousands signs count only where
 * thousands end and only one kind of them; units, currencies, ranges, exponents and percents are not read, because
 * reading half of a cell would be guessing.
 */
export function readDecimal(text: string, decimal: DecimalSign): Decimal | null {
  if (text.length > longestNumber) return null;
  const parts = grouped[decimal].exec(text.trim().replace('\u2212', '-'));
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction] = parts;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const size = fraction === undefined ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(size) ? `-${size}` : size;
}

const plainDigits = /^\d{1,15}$/;

/** The number a cell holds, or null; see {@link readDecimal}. Null as well beyond the safe integers. */
export function readNumber(text: string, decimal: DecimalSign): number | null {
  if (plainDigits.test(text)) return Number(text);
  const exact = readDecimal(text, decimal);
  if (exact === null) return null;
  const number = Number(exact);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

const yes = ['yes', 'y', 'true', 'on', '1', 'ja', 'wahr', 'oui', 'vrai', 'si', 'sí', 'sì', 'verdadero', 'vero'];
const no = ['no', 'n', 'false', 'off', '0', 'nein', 'falsch', 'non', 'faux', 'falso'];
const booleans = new Map<string, boolean>([
  ...yes.map((word) => [word, true] as const),
  ...no.map((word) => [word, false] as const),
]);

/** Yes or no in English, German, French, Spanish or Italian, whatever the case; null for anything else. */
export function readBoolean(text: string): boolean | null {
  return booleans.get(text) ?? booleans.get(text.trim().toLowerCase()) ?? null;
}

/** Why a date was not read. `dateAmbiguous`: day and month could change places and the map does not say. */
export type DateProblem = 'dateUnreadable' | 'dateAmbiguous' | 'dateSkippedByClock';

export interface DateReading {
  /** Order of day and month in slash and dash dates; `ymd` means only year-first dates are read. */
  readonly dateOrder?: DateOrder | undefined;
  /** Where a time without an offset was on the wall. */
  readonly zone: LocalTime;
}

const longestDate = 45;
const dateText =
  /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*([Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * A date, or a date with time, to ms UTC. Year-first dates and dotted dates (always day.month.year) need no order;
 * other dates without one are read only if they can mean one day. A date alone is the start of its day. A local time
 * that repeats is the first of the two. Two-digit years, years outside 1900 to 2200 and serial numbers are not read.
 */
export function readInstant(text: string, { dateOrder, zone }: DateReading): Instant | DateProblem {
  const written = readWrittenByPrograms(text);
  if (written !== null) return written;
  const parts = text.length > longestDate ? null : dateText.exec(text.trim());
  if (parts === null) return 'dateUnreadable';
  const midnight = readDay(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', parts[4] ?? '', dateOrder);
  if (typeof midnight === 'string') return midnight;
  if (parts[5] === undefined) return zone.startOfDay(midnight) ?? 'dateSkippedByClock';

  const hour = readHour(Number(parts[5]), parts[9]);
  const minute = Number(parts[6]);
  const second = Number(parts[7] ?? 0);
  if (hour === null || minute > 59 || second > 59) return 'dateUnreadable';
  const fraction = parts[8] === undefined ? 0 : Number(parts[8].slice(0, 3).padEnd(3, '0'));
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  if (parts[10] === undefined) return zone.instantOf(local) ?? 'dateSkippedByClock';
  const offset = readOffset(parts[10]);
  return offset === null ? 'dateUnreadable' : local - offset;
}

/**
 * A date as its writer saw it, year first: `2026-03-31`, with its time `2026-03-31T10:30:00`, and `Z` where the text has an offset.
 * Reads what {@link readInstant} reads.
 */
export function readWritten(
  text: string,
  dateOrder: DateOrder | undefined,
):
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'unread'; readonly code: 'dateUnreadable' | 'dateAmbiguous' } {
  const read = readInstant(text, { dateOrder, zone: wall });
  if (typeof read === 'string') return { kind: 'unread', code: read === 'dateAmbiguous' ? read : 'dateUnreadable' };
  const parts = dateText.exec(text.trim());
  const whole = new Date(read).toISOString();
  if (parts?.[5] === undefined) return { kind: 'read', text: whole.slice(0, 10) };
  return { kind: 'read', text: parts[10] === undefined ? whole.slice(0, 19) : `${whole.slice(0, 19)}Z` };
}

/** The clock on the wall, whatever the zone. */
const wall: LocalTime = { instantOf: (local) => local, startOfDay: (midnight) => midnight };

/** `2026-03-25T12:00:00.000Z`, with or without the milliseconds, read without a pattern; null is not "unreadable" but "look closer". */
function readWrittenByPrograms(text: string): Instant | null {
  const { length } = text;
  if ((length !== 24 && length !== 20) || text[10] !== 'T' || text[length - 1] !== 'Z') return null;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return null;
  if (length === 24 && text[19] !== '.') return null;
  const midnight = midnightOf(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10));
  const [hour, minute, second] = [digitsAt(text, 11, 13), digitsAt(text, 14, 16), digitsAt(text, 17, 19)];
  const fraction = length === 24 ? digitsAt(text, 20, 23) : 0;
  const isClock = hour <= 23 && minute <= 59 && second <= 59 && fraction <= 999;
  return typeof midnight === 'number' && isClock
    ? midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    : null;
}

/** NaN, which is neither below nor above anything, where there is another sign among them. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function readDay(
  first: string,
  sign: string,
  second: string,
  third: string,
  order: DateOrder | undefined,
): number | DateProblem {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4 && third.length <= 2) return midnightOf(a, b, c);
  if (first.length > 2 || third.length !== 4) return 'dateUnreadable';
  if (order === 'mdy') return midnightOf(c, a, b);
  if (sign === '.' || order === 'dmy') return midnightOf(c, b, a);
  if (order === 'ymd') return 'dateUnreadable';
  if (a > 12) return midnightOf(c, b, a);
  return b > 12 || a === b ? midnightOf(c, a, b) : 'dateAmbiguous';
}

function midnightOf(year: number, month: number, dayOfMonth: number): number | DateProblem {
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return 'dateUnreadable';
  const midnight = Date.UTC(year, month - 1, dayOfMonth);
  return midnight < Date.UTC(year, month, 1) ? midnight : 'dateUnreadable';
}

function readHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' || half === 'P' ? 12 : 0);
}

function readOffset(text: string): number | null {
  if (/^[A-Za-z]/.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 15 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const monthFirst = /^(\d{1,2})[-/.](\d{4})$/;

/** A month (`2026-03`, `03/2026`, or a day of it year first) as `YYYY-MM`, or null; years 1900 to 2200. */
export function readMonth(text: string): string | null {
  const tidy = text.trim();
  const start = yearFirst.exec(tidy);
  const end = monthFirst.exec(tidy);
  const year = start?.[1] ?? end?.[2] ?? '';
  const month = start?.[2] ?? end?.[1] ?? '';
  const midnight = midnightOf(Number(year), Number(month), Number(start?.[3] ?? 1));
  return typeof midnight === 'number' ? `${year}-${month.padStart(2, '0')}` : null;
}
