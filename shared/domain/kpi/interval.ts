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
  if (all === 0) return { rate: null, low: null, high: null };
  const [s, n] = [BigInt(some), BigInt(all)];
  const spread = zHundredths * rootOf(((zSquared * n + 4n * unit * s * (n - s)) * rootScale * rootScale) / n);
  const middle = (2n * s * unit + zSquared) * rootScale;
  const whole = 2n * (n * unit + zSquared) * rootScale;
  return { rate: ratePercent(some, all), low: percent(middle - spread, whole), high: percent(middle + spread, whole) };
}

const percent = (part: bigint, whole: bigint): Decimal | null =>
  ratio(String((part < 0n ? 0n : part > whole ? whole : part) * 100n), String(whole), 2);

/** The whole part of a square root, by Newton's way from above. */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square;
  let [last, next] = [square, (square + 1n) / 2n];
  while (next < last) [last, next] = [next, (next + square / next) / 2n];
  return last;
}
