import type { Day, Decimal, Instant, Minor } from '../../../shared/domain/basics.ts';
import type { Address } from '../../../shared/domain/client.ts';
import { formatMoney, formatUnitPrice } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodText } from '../../../shared/domain/period.ts';
import type { UnitPrice } from '../../../shared/domain/pricing/unitPrice.ts';
import { dayOf } from '../../../shared/domain/time.ts';

/** How values are written in a document: money, days and numbers as people of the client's locale write them. */
export interface Formats {
  /** The locale they follow: one the runtime knows. */
  readonly locale: string;
  readonly money: (amount: Minor, currency: string) => string;
  /** The price of a unit, which may have parts of a minor unit. */
  readonly unitPrice: (price: UnitPrice, currency: string) => string;
  readonly day: (day: Day) => string;
  readonly shortDay: (day: Day) => string;
  /** Day and month, as a chart names them. */
  readonly tick: (day: Day) => string;
  readonly dayAt: (instant: Instant, zone: string) => string;
  readonly month: (month: string) => string;
  readonly period: (period: Period) => string;
  /** A number or decimal text, with as many places as it has. */
  readonly number: (value: number | Decimal) => string;
  readonly percent: (value: Decimal) => string;
  readonly country: (code: string) => string;
}

const made = new Map<string, Formats>();

/** Formats of a locale; one that is not known is written as in en-GB. Made once: the runtime takes milliseconds for each. */
export function formatsFor(wanted: string): Formats {
  const known = made.get(wanted) ?? makeFormats(wanted);
  made.set(wanted, known);
  return known;
}

function makeFormats(wanted: string): Formats {
  const locale = Intl.DateTimeFormat.supportedLocalesOf(usable(wanted))[0] ?? 'en-GB';
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const tick = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const percentSign = /\s%/.test(new Intl.NumberFormat(locale, { style: 'percent' }).format(1)) ? '\u00a0%' : '%';
  const places = new Map<number, Intl.NumberFormat>();
  const number = (value: number | Decimal): string => {
    const text = String(value);
    const count = text.split('.')[1]?.length ?? 0;
    const format = places.get(count) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: count });
    places.set(count, format);
    // Text is formatted exactly; the type wants a literal, which a decimal is.
    return clean(format.format(text as `${number}`)).replace('-', '\u2212');
  };
  const day = (text: Day): string => clean(long.format(noon(text)));
  return {
    locale,
    money: (amount, currency) => clean(formatMoney(amount, currency, locale)),
    unitPrice: (price, currency) => clean(formatUnitPrice(price, currency, locale)),
    day,
    shortDay: (text) => clean(short.format(noon(text))),
    tick: (text) => clean(tick.format(noon(text))),
    dayAt: (instant, zone) => clean(short.format(noon(dayOf(instant, zone)))),
    month: (text) => clean(month.format(noon(`${text}-15`))),
    period: (period) =>
      periodText(period).includes('..')
        ? `${day(period.from)} – ${day(period.to)}`
        : clean(month.format(noon(period.from))),
    number,
    percent: (value) => `${number(value)}${percentSign}`,
    country: (code) => clean(countries.of(code) ?? code),
  };
}

const noon = (day: Day): number => Temporal.PlainDateTime.from(`${day}T12:00`).toZonedDateTime('UTC').epochMilliseconds;

function usable(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch (problem) {
    if (problem instanceof RangeError) return [];
    throw problem;
  }
}

/** The narrow no-break space is not in the document's font. */
const clean = (text: string): string => text.replaceAll('\u202f', '\u00a0');

/** The lines of an address as the country it goes to writes them; the country itself only from abroad. */
export function addressLines(address: Address, from: string, formats: Formats): string[] {
  const { line1, line2, city, region, postcode, country } = address;
  return [
    line1,
    line2,
    ...cityLines(city, region, postcode, country),
    country === from ? null : formats.country(country),
  ]
    .filter((line) => line !== null && line !== undefined)
    .filter((line) => line !== '');
}

const regionLast = ['US', 'CA', 'AU'];
const postcodeApart = ['GB', 'IE'];

function cityLines(city: string, region: string | undefined, postcode: string | undefined, country: string): string[] {
  const joined = (parts: readonly (string | undefined)[], by: string): string =>
    parts.filter((part) => part !== undefined).join(by);
  if (regionLast.includes(country)) return [joined([city, joined([region, postcode], ' ')], ', ')];
  if (postcodeApart.includes(country)) return [joined([city, region], ', '), postcode ?? ''];
  return [joined([postcode, city], ' '), region ?? ''];
}

/** In groups of four, as banks print it. */
export const ibanText = (iban: string): string => iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1\u00a0');
