import type { CriterionResult } from '../qualification/conditions.ts';
import { scoreOf } from '../qualification/score.ts';

/** A criterion that leads were judged by, and what it gives to the score now. */
export interface LearnedCriterion {
  readonly id: string;
  readonly hard: boolean;
  readonly points: number;
}

/**
 * Leads of one part of the history that stood to every criterion in the same way, and how many of them ended as hoped. `results`
 * has one letter for each criterion: `p` met, `f` not met, `u` unknown.
 */
export interface Pattern {
  readonly results: string;
  readonly fold: number;
  readonly cases: number;
  readonly events: number;
}

/** What happened, counted: the criteria, and the patterns in the order of their letters and parts. */
export interface ScoringHistory {
  readonly criteria: readonly LearnedCriterion[];
  readonly patterns: readonly Pattern[];
}

const letters: Readonly<Record<CriterionResult, string>> = { pass: 'p', fail: 'f', unknown: 'u' };

/** The letter of a result in a pattern. */
export const letterOf = (result: CriterionResult): string => letters[result];

/** Counts leads into patterns as they are read: memory grows with how different they are, not with how many. */
export function createPatternCount(): {
  readonly add: (results: string, fold: number, ended: boolean) => void;
  readonly patterns: () => Pattern[];
} {
  const counts = new Map<string, { results: string; fold: number; cases: number; events: number }>();
  return {
    add: (results, fold, ended) => {
      const key = `${results} ${fold}`;
      const known = counts.get(key) ?? { results, fold, cases: 0, events: 0 };
      known.cases += 1;
      if (ended) known.events += 1;
      counts.set(key, known);
    },
    // Sums of floats depend on their order: the same leads in any order must give the same weights.
    patterns: () => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern),
  };
}

/** The score of a pattern under some points, as the contract would give it; 0 where no criterion gives any. */
export function scoreUnder(results: string, points: readonly number[]): number {
  let [earned, possible] = [0, 0];
  for (const [at, one] of points.entries()) {
    possible += one;
    if (results[at] === 'p') earned += one;
  }
  return possible === 0 ? 0 : scoreOf(earned, possible);
}

/** Leads, and those that ended as hoped. */
export function countedIn(patterns: readonly Pattern[]): { readonly cases: number; readonly events: number } {
  let [cases, events] = [0, 0];
  for (const pattern of patterns) {
    cases += pattern.cases;
    events += pattern.events;
  }
  return { cases, events };
}
