import { z } from 'zod';

/** A short stable name chosen by the user, the same in files, commands and screens. */
export const Ref = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash, underscore');

/** A calendar day `YYYY-MM-DD`, in whatever zone the field says (mostly the client's). */
export const Day = z.iso.date();
export type Day = string;

/** A calendar month, `2026-03`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');

/** A moment: integer milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.int();
export type Instant = number;

/** Spans of instants. A day of a calendar may be longer or shorter: only what is counted in hours is counted in these. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Integer minor units of the currency beside it (cents, pence, yen). */
export const Minor = z.int();
export type Minor = number;

/** How many of something. */
export const Count = z.int().nonnegative();

/** An exact decimal number as text: rates, percents, quantities that are not whole. Never a float. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number as text, such as "12.5"');
export type Decimal = string;

const currencies = new Set(Intl.supportedValuesOf('currency'));
/** ISO 4217. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => currencies.has(code), 'an ISO 4217 currency code');

/** An IANA time zone name such as `Europe/Berlin`. */
export const TimeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Berlin');

/** Those asked for before: the runtime takes a good part of a millisecond to look one up. */
const zones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    const isKnown = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
    if (isKnown) zones.add(name);
    return isKnown;
  } catch (problem) {
    if (problem instanceof RangeError) return false;
    throw problem;
  }
}

/** Who did it: a name and a role chosen in Settings; no log-in on one laptop (domain §1). */
export const Actor = z.strictObject({ name: z.string().min(1).max(80), role: z.enum(['owner', 'manager']) });
export type Actor = z.infer<typeof Actor>;

/** Any JSON, as a screen keeps it: what it holds is the screen's own business. */
export const Kept = z.json();
export type Kept = z.infer<typeof Kept>;
