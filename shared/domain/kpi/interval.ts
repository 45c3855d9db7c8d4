import type { Decimal } from '../basics.ts';
import { ratePercent, ratio } from '../money.ts';

/** A share in percent with two decimals, and between which bounds the true share lies; all null for nothing counted. */
export interface Share {
  readonly rate: Decimal | null;
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/*
 * The Wilson score interval at 95 % (Wilson 1927): unlike the plain one it holds for few cases and for shares near none and
 * all. With z = 1.96 the bounds are (2s + z² ∓ z√(z² + 4s(n − s)/n)) ÷ 2(n + z²). Whole numbers throughout: z² is
 * 38416 ÷ 10000, and z√… is 196·√((38416n + 40000s(n − s)) ÷ n) ÷ 10000.
 */
const zHundredths = 196n;
const zSquared = 38_416n;
const unit = 10_000n;
/** The root is taken of a number this much larger, twice, so that six of its decimals are right. */
const rootScale = 1_000_000n;

/** How many of some, with its Wilson interval. */
export function shareOfSome(some: number, all: number): Share {
  const bounds = wilson(some, all);
  if (bounds === null) return { rate: null, low: null, high: null };
  return { rate: ratePercent(some, all), low: inPercent(bounds.low), high: inPercent(bounds.high) };
}

/** A difference of two shares in percentage points with two decimals, and its bounds. */
export interface Difference {
  readonly points: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
}

/**
 * One share less another, with the interval Newcombe (1998, method 10) makes of their Wilson intervals: d − √((p₁ − l₁)² +
 * (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²). Chance alone does not make the difference where it leaves out zero. Null where
 * there is nothing on one side.
 */
export function differenceOfShares(
  [some, all]: readonly [some: number, all: number],
  [otherSome, otherAll]: readonly [some: number, all: number],
): Difference | null {
  const [one, other] = [wilson(some, all), wilson(otherSome, otherAll)];
  if (one === null || other === null) return null;
  const difference = one.rate - other.rate;
  const spread = (a: bigint, b: bigint): bigint => rootOf(a * a + b * b);
  return {
    points: inPercent(difference),
    low: inPercent(difference - spread(one.rate - one.low, other.high - other.rate)),
    high: inPercent(difference + spread(one.high - one.rate, other.rate - other.low)),
  };
}

/** A share and its bounds as whole parts of `fine`. */
const fine = 10n ** 12n;

function wilson(
  some: number,
  all: number,
): { readonly rate: bigint; readonly low: bigint; readonly high: bigint } | null {
  if (all === 0) return null;
  const [s, n] = [BigInt(some), BigInt(all)];
  const spread = zHundredths * rootOf(((zSquared * n + 4n * unit * s * (n - s)) * rootScale * rootScale) / n);
  const middle = (2n * s * unit + zSquared) * rootScale;
  const whole = 2n * (n * unit + zSquared) * rootScale;
  const part = (value: bigint): bigint => ((value < 0n ? 0n : value > whole ? whole : value) * fine) / whole;
  return { rate: (s * fine) / n, low: part(middle - spread), high: part(middle + spread) };
}

const inPercent = (part: bigint): Decimal => ratio(String(part * 100n), String(fine), 2) ?? '0';

/** The whole part of a square root, by Newton's way from above. */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square;
  let [last, next] = [square, (square + 1n) / 2n];
  while (next < last) [last, next] = [next, (next + square / next) / 2n];
  return last;
}
