/** Cases that look the same: how many there were, and how many of them ended as hoped. */
export interface Observed {
  readonly x: readonly number[];
  readonly cases: number;
  readonly events: number;
}

/** A fitted model: the log odds of a case are `intercept + Σ slopes[j] · x[j]`. */
export interface Fitted {
  readonly intercept: number;
  readonly slopes: readonly number[];
  /** The Cholesky factor of the curvature of what was maximised, the intercept first: see `errorAlong`. */
  readonly factor: Lower;
  /** The last step was too small to matter. */
  readonly settled: boolean;
}

/** The strength of the pull towards zero: a slope is believed to lie within ±2 on the log scale unless the cases say otherwise. */
const usualPenalty = 1;
/** Keeps the intercept finite where every case ended the same way. */
const interceptPenalty = 1e-6;
const mostSteps = 100;
const enough = 1e-10;

/**
 * Logistic regression with an L2 penalty (ridge), by Newton's method, which for this model is iteratively reweighted least
 * squares: maximises Σ events·ln p + (cases − events)·ln(1 − p) − ½·penalty·Σ slopes². A column that is the same in all cases gets
 * a slope of zero, and cases that can be told apart perfectly a finite one: the penalty sees to both. The same cases in the same
 * order give the same numbers; callers sort them.
 */
export function fitLogistic(observed: readonly Observed[], penalty = usualPenalty): Fitted {
  const width = 1 + (observed[0]?.x.length ?? 0);
  const penalties = Array.from({ length: width }, (_, j) => (j === 0 ? interceptPenalty : penalty));
  let beta = new Array<number>(width).fill(0);
  let value = worth(observed, beta, penalties);
  let settled = false;
  let factor = curvature(observed, beta, penalties).factor;
  for (let step = 0; step < mostSteps && !settled; step += 1) {
    const at = curvature(observed, beta, penalties);
    factor = at.factor;
    const move = solve(factor, at.slope);
    // A full step may overshoot far from the top: it is halved until it climbs.
    let share = 1;
    let next = moved(beta, move, share);
    let nextValue = worth(observed, next, penalties);
    while (nextValue < value && share > enough) {
      share /= 2;
      next = moved(beta, move, share);
      nextValue = worth(observed, next, penalties);
    }
    settled = Math.max(...move.map((part) => Math.abs(part * share))) < enough * 100 || nextValue <= value;
    if (nextValue >= value) [beta, value] = [next, nextValue];
  }
  const [intercept = 0, ...slopes] = beta;
  return { intercept, slopes, factor, settled };
}

/** The standard error of a sum of slopes, each times its part in `direction`. */
export function errorAlong({ factor }: Pick<Fitted, 'factor'>, direction: readonly number[]): number {
  const half = forward(factor, [0, ...direction]);
  return Math.sqrt(half.reduce((sum, part) => sum + part * part, 0));
}

/** The probability of a case under a fitted model. */
export const foretold = ({ intercept, slopes }: Pick<Fitted, 'intercept' | 'slopes'>, x: readonly number[]): number =>
  probability(slopes.reduce((sum, slope, j) => sum + slope * (x[j] ?? 0), intercept));

/** The probability of some log odds; never out of 0–1, however large they are. */
export const probability = (logOdds: number): number =>
  logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));

const moved = (beta: readonly number[], move: readonly number[], share: number): number[] =>
  beta.map((part, j) => part + share * (move[j] ?? 0));

const logOddsOf = (beta: readonly number[], x: readonly number[]): number =>
  x.reduce((sum, value, j) => sum + value * (beta[j + 1] ?? 0), beta[0] ?? 0);

/** ln(1 + e^v) without overflow. */
const softplus = (v: number): number => (v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v)));

/** What is maximised: the log likelihood less the penalty. */
function worth(observed: readonly Observed[], beta: readonly number[], penalties: readonly number[]): number {
  let sum = 0;
  for (const { x, cases, events } of observed) {
    const eta = logOddsOf(beta, x);
    sum += events * eta - cases * softplus(eta);
  }
  return penalties.reduce((left, penalty, j) => left - (penalty * (beta[j] ?? 0) ** 2) / 2, sum);
}

type Lower = readonly (readonly number[])[];

/** The gradient, and the Cholesky factor of the negative second derivative, which the penalties keep positive definite. */
function curvature(
  observed: readonly Observed[],
  beta: readonly number[],
  penalties: readonly number[],
): { readonly slope: readonly number[]; readonly factor: Lower } {
  const width = beta.length;
  const slope = penalties.map((penalty, j) => -penalty * (beta[j] ?? 0));
  const matrix = penalties.map((penalty, j) => Array.from({ length: width }, (_, k) => (j === k ? penalty : 0)));
  for (const { x, cases, events } of observed) {
    const p = probability(logOddsOf(beta, x));
    const rest = events - cases * p;
    const weight = cases * p * (1 - p);
    const row = [1, ...x];
    for (const [j, left] of row.entries()) {
      if (left === 0) continue;
      slope[j] = (slope[j] ?? 0) + rest * left;
      const line = matrix[j] ?? [];
      for (let k = 0; k <= j; k += 1) line[k] = (line[k] ?? 0) + weight * left * (row[k] ?? 0);
    }
  }
  return { slope, factor: cholesky(matrix) };
}

/** Of the lower triangle of a positive definite matrix. */
function cholesky(matrix: Lower): Lower {
  const lower: number[][] = [];
  for (const [j, row] of matrix.entries()) {
    const line: number[] = [];
    for (let k = 0; k <= j; k += 1) {
      const other = k === j ? line : (lower[k] ?? []);
      let sum = row[k] ?? 0;
      for (let m = 0; m < k; m += 1) sum -= (line[m] ?? 0) * (other[m] ?? 0);
      line.push(k === j ? Math.sqrt(sum) : sum / (other[k] ?? 1));
    }
    lower.push(line);
  }
  return lower;
}

/** The v of L·v = `right`. */
function forward(lower: Lower, right: readonly number[]): number[] {
  const half: number[] = [];
  for (const [j, row] of lower.entries()) {
    let sum = right[j] ?? 0;
    for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * (half[k] ?? 0);
    half.push(sum / (row[j] ?? 1));
  }
  return half;
}

/** The v of L·Lᵀ·v = `right`. */
function solve(lower: Lower, right: readonly number[]): number[] {
  const found = forward(lower, right);
  for (let j = lower.length - 1; j >= 0; j -= 1) {
    let sum = found[j] ?? 0;
    for (let k = j + 1; k < lower.length; k += 1) sum -= (lower[k]?.[j] ?? 0) * (found[k] ?? 0);
    found[j] = sum / (lower[j]?.[j] ?? 1);
  }
  return found;
}
