import type { Decimal } from '../basics.ts';
import { per, ratePercent, ratio } from '../money.ts';

/** What a figure did not count, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

/**
 * One figure opened (domain §7): what it is made of and what was left out. `value` is decimal text: percents and ratios with
 * two decimals, money in minor units; null where it has no value.
 */
export interface Figure {
  readonly value: Decimal | null;
  readonly unit: 'percent' | 'money' | 'ratio' | 'seconds' | 'days';
  readonly numerator: Decimal | number | null;
  readonly denominator: Decimal | number | null;
  /** In the words of the counts: `held ÷ (held + prospectNoShow + lateCancel)`. */
  readonly formula: string;
  readonly leftOut: readonly LeftOut[];
}

/** Reasons that left nothing out are not named. */
const named = (leftOut: readonly LeftOut[]): LeftOut[] => leftOut.filter(({ count }) => count > 0);

/** A share in percent. */
export const percentFigure = (
  formula: string,
  numerator: number | Decimal,
  denominator: number | Decimal,
  leftOut: readonly LeftOut[] = [],
): Figure => ({
  value: ratePercent(numerator, denominator),
  unit: 'percent',
  numerator,
  denominator,
  formula,
  leftOut: named(leftOut),
});

/** How many times one is the other, two decimals. */
export const ratioFigure = (
  formula: string,
  numerator: number | Decimal,
  denominator: number | Decimal,
  leftOut: readonly LeftOut[] = [],
): Figure => ({
  value: ratio(numerator, denominator, 2),
  unit: 'ratio',
  numerator,
  denominator,
  formula,
  leftOut: named(leftOut),
});

/** Money for each of something, in minor units. */
export function moneyFigure(
  formula: string,
  numerator: number | Decimal,
  denominator: number | Decimal,
  leftOut: readonly LeftOut[] = [],
): Figure {
  const value = per(numerator, denominator);
  const text = value === null ? null : String(value);
  return { value: text, unit: 'money', numerator, denominator, formula, leftOut: named(leftOut) };
}

/** A figure that is no quotient of two counts, such as a median. */
export const plainFigure = (
  formula: string,
  unit: Figure['unit'],
  value: Decimal | null,
  leftOut: readonly LeftOut[] = [],
): Figure => ({ value, unit, numerator: null, denominator: null, formula, leftOut: named(leftOut) });
