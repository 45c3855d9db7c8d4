import type { Decimal } from '../basics.ts';
import { decimalFromMinor, exponent, minorFromDecimal, multiplyDecimals } from '../money.ts';
import { UnitPrice } from './unitPrice.ts';

/** More than any deal writes; what is longer is a slip of the keyboard. */
const longest = 15;

/** "45" EUR → 4500; "0.0006" EUR → "0.06": parts of a cent are kept. Null for what is no price: none below zero is. */
export function unitPriceFromDecimal(text: string, currency: string): UnitPrice | null {
  const whole = minorFromDecimal(text, currency);
  if (whole !== null) return whole < 0 ? null : whole;
  const price = UnitPrice.safeParse(text);
  if (!price.success || text.length > longest) return null;
  return multiplyDecimals(text, `1${'0'.repeat(exponent(currency))}`);
}

/** 4500 EUR → "45.00"; "0.06" EUR → "0.0006": as {@link unitPriceFromDecimal} reads it. */
export function decimalFromUnitPrice(price: UnitPrice, currency: string): Decimal {
  if (typeof price === 'number') return decimalFromMinor(price, currency);
  const places = exponent(currency);
  return places === 0 ? price : multiplyDecimals(price, `0.${'1'.padStart(places, '0')}`);
}
