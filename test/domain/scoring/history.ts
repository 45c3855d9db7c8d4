import { foldOf } from '../../../shared/domain/scoring/fold.ts';
import {
  createPatternCount,
  type LearnedCriterion,
  type ScoringHistory,
} from '../../../shared/domain/scoring/history.ts';

/** Chance from 0 to below 1 that comes out the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface MadeLead {
  readonly id: number;
  readonly results: string;
  readonly ended: boolean;
}

/** What a made lead's criteria are like, and what each says of its end, on the log scale. */
export interface MadeCriterion {
  /** Shares of leads that meet it and that do not say; the rest do not meet it. */
  readonly met: number;
  readonly unknown?: number;
  readonly slope: number;
  readonly unknownSlope?: number;
}

/** Leads whose end follows known weights. */
export function madeLeads(
  count: number,
  intercept: number,
  criteria: readonly MadeCriterion[],
  chance: () => number,
): MadeLead[] {
  return Array.from({ length: count }, (_, at) => {
    let logOdds = intercept;
    let results = '';
    for (const { met, unknown = 0, slope, unknownSlope = 0 } of criteria) {
      const drawn = chance();
      const letter = drawn < met ? 'p' : drawn < met + unknown ? 'u' : 'f';
      results += letter;
      logOdds += letter === 'p' ? slope : letter === 'u' ? unknownSlope : 0;
    }
    return { id: 2 ** 40 + 2 * at, results, ended: chance() < 1 / (1 + Math.exp(-logOdds)) };
  });
}

/** The same leads, their ends dealt out anew. */
export function shuffledEnds(leads: readonly MadeLead[], chance: () => number): MadeLead[] {
  const ends = leads.map(({ ended }) => ended);
  for (let at = ends.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [ends[at], ends[other]] = [ends[other] === true, ends[at] === true];
  }
  return leads.map((lead, at) => ({ ...lead, ended: ends[at] === true }));
}

/** Leads counted as the use-case counts them; soft criteria of these points. */
export function historyOf(
  leads: readonly MadeLead[],
  points: readonly number[],
  criterion: (at: number) => Partial<LearnedCriterion> = () => ({}),
): ScoringHistory {
  const count = createPatternCount();
  for (const { id, results, ended } of leads) count.add(results, foldOf(id), ended);
  return {
    criteria: points.map((one, at) => ({ id: `c${at}`, hard: false, points: one, ...criterion(at) })),
    patterns: count.patterns(),
  };
}
