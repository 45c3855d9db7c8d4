/*
 * Exact numbers of the model that doubts the engine, sharing nothing with it: a decimal of at most four places is a whole number
 * of ten-thousandths.
 */

export function tenThousandths(decimal: string | number): bigint {
  const [whole = '', part = ''] = String(decimal).split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

/** `dividend ÷ divisor`, half away from zero; the divisor is positive. */
export const round = (dividend: bigint, divisor: bigint): bigint =>
  dividend < 0n ? -round(-dividend, divisor) : (2n * dividend + divisor) / (2n * divisor);

export const percentOf = (amount: bigint, percent: string): bigint =>
  round(amount * tenThousandths(percent), 1_000_000n);

export const sum = <Item>(items: Iterable<Item>, of: (item: Item) => bigint): bigint =>
  [...items].reduce((total, item) => total + of(item), 0n);

export const atLeast0 = (number: bigint): bigint => (number > 0n ? number : 0n);
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
