import type { Decimal } from './basics.ts';

/**
 * A number as people type it, as decimal text: "1,500", "1.500,50", "1 500", "€ 45". One separator before exactly three digits is
 * grouping where no more than two decimals are possible; where more are, "1,255" is one and a quarter to some and over a thousand
 * to others, and nothing is guessed: null, as for what is no number at all.
 */
export function readTypedNumber(text: string, mostDecimals: number): Decimal | null {
  const bare = text.trim().replace(/^[€$£]\s*|\s*[€$£]$/g, '');
  const found = /^(-?)(\d[\d.,'’\s]*)$/u.exec(bare);
  if (found === null) return null;
  const [, sign = '', written = ''] = found;
  const digits = written.replace(/(?<=\d)['’\s](?=\d{3}(?!\d))/gu, '');
  const read = /^\d+$/.test(digits) ? digits : separated(digits, mostDecimals);
  return read === null ? null : `${sign}${read}`;
}

function separated(digits: string, mostDecimals: number): string | null {
  const [last, before] = [digits.match(/[.,](?=\d+$)/)?.[0], digits.match(/[.,]/)?.[0]];
  if (last === undefined || before === undefined) return null;
  if (last !== before) return both(digits, before, last);
  const parts = digits.split(last);
  if (parts.length > 2) return isGrouped(parts) ? parts.join('') : null;
  if (!isGrouped(parts)) return /^\d+[.,]\d+$/.test(digits) ? parts.join('.') : null;
  return mostDecimals < 3 ? parts.join('') : null;
}

/** Two different signs say themselves which of them groups. */
function both(digits: string, grouping: string, point: string): string | null {
  const [whole = '', decimals = '', ...more] = digits.split(point);
  const parts = whole.split(grouping);
  return more.length === 0 && isGrouped(parts) ? `${parts.join('')}.${decimals}` : null;
}

/** Three digits each but the first, which does not begin with a zero: "0,125" groups nothing. */
const isGrouped = ([first = '', ...others]: readonly string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(first) && others.every((part) => /^\d{3}$/.test(part));
