import type { Decimal } from '../basics.ts';
import { ratio } from '../money.ts';
import type { Estimate } from './discrimination.ts';

/** Finer than any statistic is printed. */
const fine = 1e9;

/** A statistic as decimal text with so many places; what rounds to nothing has no sign. */
export const decimalOf = (value: number, places: number): Decimal =>
  ratio(Math.round(value * fine), fine, places) ?? '0';

/** The same of a number and its bounds. */
export const decimalsOf = ({ value, low, high }: Estimate, places: number): Record<keyof Estimate, Decimal> => ({
  value: decimalOf(value, places),
  low: decimalOf(low, places),
  high: decimalOf(high, places),
});
