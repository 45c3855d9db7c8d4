import { allocate, dinero, toSnapshot } from 'dinero.js/bigint';
import * as currencies from 'dinero.js/currencies';
import type { Decimal, Minor } from './basics.ts';
import { decimalShape, divide, fail, fraction, read, safe, tenTo, trimmed, write } from './exact.ts';

/*
 * Money and exact decimals (domain §6): integer minor units, decimal text, half away from zero, once. Nothing here is a
 * float. A text that is not a decimal, or an amount beyond the safe integers, is a bug of the caller and throws: the
 * schemas let neither in.
 */

/** `amount × factor`, rounded once. */
export function times(amount: Minor, factor: Decimal | number): Minor {
  const { digits, scale } = read(factor);
  return safe(Number(divide(BigInt(safe(amount)) * digits, tenTo(scale))));
}

/** `percent` of `amount`, rounded once: 85 % of 2500 is 2125 [P12]. */
export function percentOf(amount: Minor, percent: Decimal): Minor {
  const { digits, scale } = read(percent);
  return safe(Number(divide(BigInt(safe(amount)) * digits, tenTo(scale + 2))));
}

/** `amount × part ÷ whole`, rounded once; `whole` is positive. For what a day or a month has of a price. */
export function shareOf(amount: Minor, part: number, whole: number): Minor {
  return safe(Number(divide(BigInt(safe(amount)) * BigInt(safe(part)), BigInt(safe(whole)))));
}

/** `numerator ÷ denominator` with exactly `places` decimals; null for a zero denominator. */
export function ratio(numerator: number | Decimal, denominator: number | Decimal, places: number): Decimal | null {
  const of = fraction(numerator, denominator);
  return of && write({ digits: divide(of.dividend * tenTo(places), of.divisor), scale: places });
}

const exactPlaces = 12;

/**
 * `numerator ÷ denominator` without rounding where it ends within twelve decimals ("9.375", "60"), trailing zeros
 * trimmed; one that does not end has two decimals ("133.33"). Null for a zero denominator.
 */
export function exactRatio(numerator: number | Decimal, denominator: number | Decimal): Decimal | null {
  const of = fraction(numerator, denominator);
  if (of === null) return null;
  const dividend = of.dividend * tenTo(exactPlaces);
  if (dividend % of.divisor === 0n) return write(trimmed({ digits: dividend / of.divisor, scale: exactPlaces }));
  return ratio(numerator, denominator, 2);
}

const hundredfold = (value: number | Decimal): Decimal => {
  const { digits, scale } = read(value);
  return write(scale >= 2 ? { digits, scale: scale - 2 } : { digits: digits * tenTo(2 - scale), scale: 0 });
};

/** A rate in percent with two decimals, as screens and commands show it ("77.78"); null for a zero denominator. */
export const ratePercent = (numerator: number | Decimal, denominator: number | Decimal): Decimal | null =>
  ratio(hundredfold(numerator), denominator, 2);

/** A rate in percent, exact as {@link exactRatio}. */
export const exactPercent = (numerator: number | Decimal, denominator: number | Decimal): Decimal | null =>
  exactRatio(hundredfold(numerator), denominator);

/** `amount ÷ divisor` in minor units, rounded once; null for a zero divisor. */
export function per(amount: Minor | Decimal, divisor: number | Decimal): Minor | null {
  const of = fraction(amount, divisor);
  return of && safe(Number(divide(of.dividend, of.divisor)));
}

/** Exact sum of decimals, trailing zeros trimmed. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right] = [read(a), read(b)];
  const scale = Math.max(left.scale, right.scale);
  const digits = left.digits * tenTo(scale - left.scale) + right.digits * tenTo(scale - right.scale);
  return write(trimmed({ digits, scale }));
}

/** Exact product of decimals, trailing zeros trimmed. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right] = [read(a), read(b)];
  return write(trimmed({ digits: left.digits * right.digits, scale: left.scale + right.scale }));
}

/** Below zero where `a < b`, zero where they are worth the same ("1.0" and "1"), above zero otherwise. */
export function compareDecimals(a: Decimal | number, b: Decimal | number): number {
  const [left, right] = [read(a), read(b)];
  const difference = left.digits * tenTo(right.scale) - right.digits * tenTo(left.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * `total` shared by weights (non-negative integers, at least one above zero); the parts always add up to `total`, the odd
 * cents go to the heaviest.
 */
export function split(total: Minor, weights: readonly number[]): Minor[] {
  if (!weights.some((weight) => weight > 0)) fail('nothing to split by');
  const unit = { code: 'minor unit', base: 10n, exponent: 0n };
  const whole = dinero({ amount: BigInt(safe(total)), currency: unit });
  const shares = allocate(
    whole,
    weights.map((weight) => BigInt(safe(weight))),
  );
  return shares.map((share) => safe(Number(toSnapshot(share).amount)));
}

/** The sum; throws beyond the safe integers. */
export function sumOf(amounts: Iterable<Minor>): Minor {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return safe(sum);
}

// ISO 4217 counts two decimals for the ariary and the ouguiya, whose fifths no document writes.
const exponents = new Map<string, number>(
  Object.values(currencies).map(({ code, base, exponent }) => [code, base === 10 ? exponent : 2]),
);

/**
 * Decimals of a currency's minor unit by ISO 4217. Not by CLDR, which drops decimals that people stopped using (HUF).
 * Withdrawn codes are not in the ISO list: for those, what the runtime knows.
 */
export function exponent(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const found = maximumFractionDigits ?? 2;
  exponents.set(currency, found);
  return found;
}

/** "75.00" USD → 7500. Null when it is no decimal, or its value needs more decimals than the currency has. */
export function minorFromDecimal(text: string, currency: string): Minor | null {
  if (!decimalShape.test(text)) return null;
  const { digits, scale } = trimmed(read(text));
  const places = exponent(currency);
  if (scale > places) return null;
  const amount = Number(digits * tenTo(places - scale));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** 7500 USD → "75.00"; 7500 JPY → "7500". */
export const decimalFromMinor = (amount: Minor, currency: string): Decimal =>
  write({ digits: BigInt(safe(amount)), scale: exponent(currency) });

/** "0.06" of a cent as an exact decimal of the currency: "0.0006". */
export function decimalFromUnitPrice(price: Minor | Decimal, currency: string): Decimal {
  const { digits, scale } = trimmed(read(price));
  return write({ digits, scale: scale + exponent(currency) });
}

/** The price of a unit as people of `locale` write it: with as many decimals more as a part of a minor unit needs. */
export function formatUnitPrice(price: Minor | Decimal, currency: string, locale: string): string {
  const { digits, scale } = trimmed(read(price));
  if (scale === 0) return formatMoney(safe(Number(digits)), currency, locale);
  const places = exponent(currency) + scale;
  const format = new Intl.NumberFormat(localeOf(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return format.format(write({ digits, scale: places }) as `${number}`);
}

const formats = new Map<string, Intl.NumberFormat>();

/** The amount as people of `locale` write it, with a true minus (U+2212). An unknown locale is written in en-GB. */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  const key = `${currency} ${locale}`;
  const format = formats.get(key) ?? moneyFormat(currency, locale);
  formats.set(key, format);
  // Text is formatted exactly, a number would pass through a float; the type wants a literal, which text from here is.
  const parts = format.formatToParts(decimalFromMinor(amount, currency) as `${number}`);
  return parts.map(({ type, value }) => (type === 'minusSign' ? '\u2212' : value)).join('');
}

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  const places = exponent(currency);
  return new Intl.NumberFormat(localeOf(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
}

function localeOf(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en-GB';
  } catch (problem) {
    if (problem instanceof RangeError) return 'en-GB';
    throw problem;
  }
}
