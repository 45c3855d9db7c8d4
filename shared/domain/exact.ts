import { calculator, halfAwayFromZero } from 'dinero.js/bigint';
import type { Decimal } from './basics.ts';

/** A decimal number without loss: `digits ÷ 10^scale`. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

/** Sign, whole part, decimals. */
export const decimalShape = /^(-?)(\d+)(?:\.(\d+))?$/;

/** An integer or decimal text as it is; throws for anything else. */
export function read(value: number | Decimal): Exact {
  if (typeof value === 'number') return { digits: BigInt(safe(value)), scale: 0 };
  const [, sign, whole = '', part = ''] = decimalShape.exec(value) ?? fail(`not a decimal: ${value}`);
  const digits = BigInt(whole + part);
  return { digits: sign === '-' ? -digits : digits, scale: part.length };
}

/** As text, with `scale` decimals. */
export function write({ digits, scale }: Exact): Decimal {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const sign = digits < 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${text.slice(-scale)}`;
}

/** The same value without trailing zeros. */
export function trimmed(exact: Exact): Exact {
  let { digits, scale } = exact;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/** Ends what only a bug can reach. */
export function fail(message: string): never {
  throw new Error(message);
}

/** The number, if it is one that integers can be trusted with. */
export function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : fail(`not a safe integer: ${value}`);
}

/** A power of ten. */
export const tenTo = (power: number): bigint => 10n ** BigInt(power);

/** The only rounding of the product. `divisor` is positive. */
export const divide = (dividend: bigint, divisor: bigint): bigint => halfAwayFromZero(dividend, divisor, calculator);

/** Two integers; the divisor is positive. */
export interface Fraction {
  readonly dividend: bigint;
  readonly divisor: bigint;
}

/** Both sides as integers with a positive divisor; null for a zero denominator, which has no value [G25, G33]. */
export function fraction(numerator: number | Decimal, denominator: number | Decimal): Fraction | null {
  const above = read(numerator);
  const below = read(denominator);
  if (below.digits === 0n) return null;
  const sign = below.digits < 0n ? -1n : 1n;
  return { dividend: sign * above.digits * tenTo(below.scale), divisor: sign * below.digits * tenTo(above.scale) };
}
