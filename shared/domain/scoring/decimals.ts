import type { Decimal } from '../basics.ts';
import type { Estimate } from './discrimination.ts';

/** A statistic as decimal text; what rounds to nothing has no sign. */
export function decimalOf(value: number, places: number): Decimal {
  const text = value.toFixed(places);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** The same of a number and its bounds. */
export const decimalsOf = ({ value, low, high }: Estimate, places: number): Record<keyof Estimate, Decimal> => ({
  value: decimalOf(value, places),
  low: decimalOf(low, places),
  high: decimalOf(high, places),
});
