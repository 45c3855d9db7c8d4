import type { LearnedCriterion, Pattern, ScoringHistory } from './history.ts';
import { errorAlong, type Fitted, fitLogistic, foretold } from './logistic.ts';

/** A question the model asks of a lead: does criterion `at` stand at this letter? */
interface Feature {
  readonly at: number;
  readonly letter: 'p' | 'u';
}

/** What the model is made of. Criteria that all leads stand to in the same way are in none of its features. */
export interface Features {
  readonly list: readonly Feature[];
}

/**
 * The features of a history: whether a criterion is met, and besides whether it is unknown where it is met by some, not met by
 * others and unknown for the rest: what is not said may be worse than a no, or hardly worse than a yes.
 */
export function featuresOf({ criteria, patterns }: ScoringHistory): Features {
  const list = criteria.flatMap((_, at): Feature[] => {
    const seen = new Set(patterns.map(({ results }) => results[at]));
    if (seen.size < 2) return [];
    return [
      ...(seen.has('p') ? [{ at, letter: 'p' as const }] : []),
      ...(seen.has('u') && seen.has('f') ? [{ at, letter: 'u' as const }] : []),
    ];
  });
  return { list };
}

const asNumbers = ({ list }: Features, results: string): number[] =>
  list.map(({ at, letter }) => (results[at] === letter ? 1 : 0));

/** The model of some leads. */
export const modelOf = (features: Features, patterns: readonly Pattern[]): Fitted =>
  fitLogistic(patterns.map(({ results, cases, events }) => ({ x: asNumbers(features, results), cases, events })));

/** How likely a lead of a pattern ends as hoped. */
export const chanceOf = (model: Fitted, features: Features, results: string): number =>
  foretold(model, asNumbers(features, results));

/** What being met says of the end of a lead, on the log scale, against leads that do not meet the criterion. */
export interface Gain {
  readonly value: number;
  /** Standard error. */
  readonly error: number;
}

/**
 * What meeting each criterion gains over not meeting it, all others alike; null where no lead meets it or all do. A score knows
 * only met and not met, so the unknown ones count among those that do not meet it, by how many they are.
 */
export function gainsOf(model: Fitted, features: Features, { criteria, patterns }: ScoringHistory): (Gain | null)[] {
  return criteria.map((_, at) => {
    const met = features.list.findIndex((feature) => feature.at === at && feature.letter === 'p');
    if (met < 0) return null;
    const unknown = features.list.findIndex((feature) => feature.at === at && feature.letter === 'u');
    const share = unknown < 0 ? 0 : shareUnknown(patterns, at);
    const direction = features.list.map((_, place) => (place === met ? 1 : place === unknown ? -share : 0));
    return {
      value: direction.reduce((sum, part, place) => sum + part * (model.slopes[place] ?? 0), 0),
      error: errorAlong(model, direction),
    };
  });
}

/** The unknown ones among the leads that do not meet a criterion. */
function shareUnknown(patterns: readonly Pattern[], at: number): number {
  let [unknown, unmet] = [0, 0];
  for (const { results, cases } of patterns) {
    if (results[at] === 'p') continue;
    unmet += cases;
    if (results[at] === 'u') unknown += cases;
  }
  return unmet === 0 ? 0 : unknown / unmet;
}

/**
 * Gains as whole points that add up to 100, so that the points of a lead are its score (table of cases in the tests):
 * - a criterion that gains gets its part of what is shared out;
 * - one that loses gets 0: points cannot be taken away, and a criterion whose meeting is bad news should be turned round by a
 *   person, not by a number;
 * - a soft one that this history cannot judge keeps its present part, a hard one that every lead met gets 0: it tells none from
 *   another.
 * Null where nothing gains: there is nothing to give points for.
 */
export function pointsOfGains(criteria: readonly LearnedCriterion[], gains: readonly (Gain | null)[]): number[] | null {
  const present = criteria.reduce((sum, { points }) => sum + points, 0);
  const kept = criteria.map(({ hard, points }, at) =>
    (gains[at] ?? null) === null && !hard && present > 0 ? points / present : 0,
  );
  const left = 1 - kept.reduce((sum, part) => sum + part, 0);
  const rising = gains.map((gain) => Math.max(0, gain?.value ?? 0));
  const whole = rising.reduce((sum, value) => sum + value, 0);
  if (whole === 0 || left < 1e-9) return null;
  return inHundred(kept.map((part, at) => part + (left * (rising[at] ?? 0)) / whole));
}

/** Parts of a whole in whole hundredths that add up: the largest remainders get what rounding down left, earlier ones first. */
function inHundred(parts: readonly number[]): number[] {
  const exact = parts.map((part) => part * 100);
  const down = exact.map((value) => Math.floor(value + 1e-9));
  const missing = 100 - down.reduce((sum, value) => sum + value, 0);
  const next = exact
    .map((value, at) => ({ at, rest: value - (down[at] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, missing);
  const raised = new Set(next.map(({ at }) => at));
  return down.map((value, at) => (raised.has(at) ? value + 1 : value));
}
