import type { Minor } from '../basics.ts';
import { divide, read, safe, tenTo } from '../exact.ts';

/*
 * The sum a derivation writes down, worked out again (domain §9, 5): decimals, + − × ÷, percent and brackets. A percentage or
 * a share of something is an amount of its own and rounded as one, all else is exact and rounded once at the end, half away from zero:
 * `100 * 4500 + 9 * 3800 - 483700`, `-(10% * 80000)`, `2500 - 85% * 2500`.
 */

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const token = /\s*(\d+(?:\.\d+)?|[-+*/%()])/y;

/** What it comes to in whole minor units. A text that is no sum is a bug of whoever wrote it, and throws. */
export function workedOut(working: string): Minor {
  const tokens = tokensOf(working);
  let at = 0;
  const take = (wanted: string): boolean => {
    if (tokens[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const sum = (): Fraction => {
    let left = product();
    for (;;) {
      if (take('+')) left = plus(left, product());
      else if (take('-')) left = plus(left, negated(product()));
      else return left;
    }
  };
  const product = (): Fraction => {
    const first = at;
    let left = factor();
    for (;;) {
      if (take('*')) left = by(left, factor());
      else if (take('/')) left = by(left, inverse(factor()));
      else
        return tokens.slice(first, at).some((one) => one === '%' || one === '/')
          ? { over: divide(left.over, left.under), under: 1n }
          : left;
    }
  };
  const factor = (): Fraction => {
    if (take('-')) return negated(factor());
    const value = take('(') ? bracketed() : number(tokens[at++]);
    return take('%') ? by(value, { over: 1n, under: 100n }) : value;
  };
  const bracketed = (): Fraction => {
    const inside = sum();
    if (!take(')')) throw new Error(`a bracket stays open: ${working}`);
    return inside;
  };
  const { over, under } = sum();
  if (at < tokens.length) throw new Error(`no sum: ${working}`);
  return safe(Number(divide(over, under)));
}

function tokensOf(working: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < working.trimEnd().length) {
    const [, text] = token.exec(working) ?? [];
    if (text === undefined) throw new Error(`no sum: ${working}`);
    found.push(text);
  }
  return found;
}

function number(text: string | undefined): Fraction {
  const { digits, scale } = read(text ?? '');
  return { over: digits, under: tenTo(scale) };
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const by = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });
const negated = ({ over, under }: Fraction): Fraction => ({ over: -over, under });
const inverse = ({ over, under }: Fraction): Fraction => {
  if (over === 0n) throw new Error('divided by nothing');
  return over < 0n ? { over: -under, under: -over } : { over: under, under: over };
};
