import type { LeadDefinition } from '../contract/criterion.ts';
import { bandOf, highestFirst } from '../qualification/score.ts';
import {
  brierOf,
  byBaseRate,
  type CalibrationBin,
  calibrationBins,
  calibrationError,
  type Foretold,
  straightened,
} from './calibration.ts';
import { type Discrimination, discriminationOf, type Estimate, learnedWidening } from './discrimination.ts';
import { folds } from './fold.ts';
import { countedIn, type Pattern, type ScoringHistory, scoreUnder } from './history.ts';
import { chanceOf, type Features, featuresOf, type Gain, gainsOf, modelOf, pointsOfGains } from './weights.ts';

/** Below these nothing is learned: what a model makes of fewer leads is mostly chance. */
const leastCases = 100;
/** Of the rarer end, returned or accepted, sold or not. */
const leastRarer = 20;
/** Of the rarer end for each thing the model asks (Peduzzi 1996). */
const leastPerFeature = 10;

export const tooFewReasons = ['noCriteria', 'cases', 'rarer', 'alike', 'perFeature'] as const;

/** Why nothing can be learned, with what is needed and what there is. */
interface TooFew {
  readonly why: (typeof tooFewReasons)[number];
  readonly needed: number;
  readonly found: number;
  /** All leads of the history, and whether those that ended as hoped are the rarer ones. */
  readonly cases: number;
  readonly isEventRarer: boolean;
}

export const suggestionVerdicts = [
  'better',
  'nothingGains',
  'noBetterThanBase',
  'noBetterThanPresent',
  'same',
] as const;
type SuggestionVerdict = (typeof suggestionVerdicts)[number];

/** One criterion: what it gives now, what it would give, and what that rests on. */
interface SuggestedWeight {
  readonly id: string;
  readonly hard: boolean;
  /** Leads that met it, did not, and did not say. */
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly before: number;
  readonly after: number;
  /** Null where all or none of the leads met it. */
  readonly gain: Estimate | null;
}

/** A band before and after, counted with weights that were learned without the leads counted. */
interface BandChange {
  /** Null below all bands. */
  readonly band: string | null;
  readonly before: { readonly cases: number; readonly events: number };
  readonly after: { readonly cases: number; readonly events: number };
}

/** How good the model is on leads it was not made from. */
export interface Foresight {
  readonly bins: readonly CalibrationBin[];
  readonly calibrationError: number;
  readonly brier: number;
}

/** Weights learned from history, and everything that says whether to believe them. */
export interface Learned {
  readonly verdict: SuggestionVerdict;
  readonly cases: number;
  readonly events: number;
  readonly features: number;
  readonly weights: readonly SuggestedWeight[];
  /** Of the suggested points (first) and the present ones (second). */
  readonly discrimination: Discrimination;
  /** Of the model behind the points, which can also say how likely a lead ends as hoped. */
  readonly model: Estimate;
  readonly plain: Foresight;
  readonly straightened: Foresight;
  /** Straightening what was foretold made it better on leads it was not made from. */
  readonly isStraightened: boolean;
  readonly baseBrier: number;
  readonly bands: readonly BandChange[];
  /** Leads whose band would rise, fall, stay. */
  readonly moves: { readonly up: number; readonly down: number; readonly same: number };
}

type TooFewSaid = { readonly kind: 'tooFew' } & TooFew;

export type Suggestion = TooFewSaid | ({ readonly kind: 'learned' } & Learned);

/** Bands to tell leads apart by where the terms name none. */
const usualBands: LeadDefinition['bands'] = [
  { band: 'A', from: 70 },
  { band: 'B', from: 40 },
  { band: 'C', from: 0 },
];

/**
 * Weights for the criteria of a contract, learned from how its own leads ended (domain §3). Everything that is said of their worth
 * was seen on leads they were not learned from: the history lies in five parts by lead, each foretold by the other four. They are
 * better only where the lower end of the interval says so: better than a coin, than the base rate, than the present weights.
 */
export function suggestWeights(history: ScoringHistory, bands: LeadDefinition['bands']): Suggestion {
  const features = featuresOf(history);
  const tooFew = whyTooFew(history, features);
  if (tooFew !== null) return tooFew;
  const { criteria, patterns } = history;
  const before = criteria.map(({ points }) => points);
  const model = modelOf(features, patterns);
  const gains = gainsOf(model, features, history);
  const after = pointsOfGains(criteria, gains);
  const rows = foretoldRows(history, features, before);
  const discrimination = discriminationOf(
    rows.map(({ pattern, after: first, before: second }) => ranked(pattern, first, second)),
    learnedWidening,
  );
  const ofModel = discriminationOf(
    rows.map(({ pattern, chance }) => ranked(pattern, chance, 0)),
    learnedWidening,
  );
  // A part with fewer than two of the rarer kind has no curve; all five can only be so by a strange chance.
  if (discrimination === null || ofModel === null) {
    return tooFewOf(history, 'rarer', 2 * folds, rarerOf(patterns));
  }
  const chances = rows.map(({ pattern: { fold, cases, events }, chance }) => ({ fold, cases, events, chance }));
  const [plain, straight] = [foresightOf(chances), foresightOf(straightened(chances))];
  const baseBrier = brierOf(byBaseRate(chances));
  return {
    kind: 'learned',
    verdict: verdictOf({ before, after, discrimination, model: ofModel.first, brier: plain.brier, baseBrier }),
    ...countedIn(patterns),
    features: features.list.length,
    weights: weightsOf(history, gains, after ?? before),
    discrimination,
    model: ofModel.first,
    plain,
    straightened: straight,
    isStraightened: straight.brier < plain.brier,
    baseBrier,
    ...changes(rows, bands.length === 0 ? usualBands : bands),
  };
}

function whyTooFew(history: ScoringHistory, features: Features): TooFewSaid | null {
  const { cases } = countedIn(history.patterns);
  const rarer = rarerOf(history.patterns);
  const wanted = features.list.length * leastPerFeature;
  if (history.criteria.length === 0) return tooFewOf(history, 'noCriteria', 1, 0);
  if (cases < leastCases) return tooFewOf(history, 'cases', leastCases, cases);
  if (rarer < leastRarer) return tooFewOf(history, 'rarer', leastRarer, rarer);
  if (!features.list.some(({ letter }) => letter === 'p')) return tooFewOf(history, 'alike', 1, 0);
  if (rarer < wanted) return tooFewOf(history, 'perFeature', wanted, rarer);
  return null;
}

function tooFewOf({ patterns }: ScoringHistory, why: TooFew['why'], needed: number, found: number): TooFewSaid {
  const { cases, events } = countedIn(patterns);
  return { kind: 'tooFew', why, needed, found, cases, isEventRarer: 2 * events <= cases };
}

function rarerOf(patterns: readonly Pattern[]): number {
  const { cases, events } = countedIn(patterns);
  return Math.min(events, cases - events);
}

interface Row {
  readonly pattern: Pattern;
  /** What the other parts foretell. */
  readonly chance: number;
  /** The scores, under points learned from the other parts and under the present ones. */
  readonly after: number;
  readonly before: number;
}

/** Every pattern as those who do not know it see it. */
function foretoldRows({ criteria, patterns }: ScoringHistory, features: Features, before: readonly number[]): Row[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const rest = patterns.filter((pattern) => pattern.fold !== fold);
    const model = modelOf(features, rest);
    const points =
      pointsOfGains(criteria, gainsOf(model, features, { criteria, patterns: rest })) ?? criteria.map(() => 0);
    return patterns
      .filter((pattern) => pattern.fold === fold)
      .map((pattern) => ({
        pattern,
        chance: chanceOf(model, features, pattern.results),
        after: scoreUnder(pattern.results, points),
        before: scoreUnder(pattern.results, before),
      }));
  });
}

const ranked = ({ fold, cases, events }: Pattern, first: number, second: number) => ({
  fold,
  events,
  others: cases - events,
  first,
  second,
});

function foresightOf(some: readonly Foretold[]): Foresight {
  const bins = calibrationBins(some);
  return { bins, calibrationError: calibrationError(bins), brier: brierOf(some) };
}

function verdictOf({
  before,
  after,
  discrimination: { first, difference },
  model,
  brier,
  baseBrier,
}: {
  readonly before: readonly number[];
  readonly after: readonly number[] | null;
  readonly discrimination: Discrimination;
  readonly model: Estimate;
  readonly brier: number;
  readonly baseBrier: number;
}): SuggestionVerdict {
  if (after === null) return 'nothingGains';
  if (first.low <= 0.5 || model.low <= 0.5 || brier >= baseBrier) return 'noBetterThanBase';
  if (after.every((points, at) => points === before[at])) return 'same';
  return difference.low <= 0 ? 'noBetterThanPresent' : 'better';
}

function weightsOf(
  { criteria, patterns }: ScoringHistory,
  gains: readonly (Gain | null)[],
  after: readonly number[],
): SuggestedWeight[] {
  return criteria.map(({ id, hard, points }, at) => {
    const count = (letter: string): number => countedIn(patterns.filter(({ results }) => results[at] === letter)).cases;
    return {
      id,
      hard,
      met: count('p'),
      unmet: count('f'),
      unknown: count('u'),
      before: points,
      after: after[at] ?? 0,
      gain: intervalOf(gains[at] ?? null),
    };
  });
}

const intervalOf = (gain: Gain | null): Estimate | null =>
  gain && { value: gain.value, low: gain.value - 1.96 * gain.error, high: gain.value + 1.96 * gain.error };

function changes(rows: readonly Row[], bands: LeadDefinition['bands']): Pick<Learned, 'bands' | 'moves'> {
  const ordered = highestFirst(bands);
  const names = [...ordered.map(({ band }) => band), null];
  const tally = () => ({ cases: 0, events: 0 });
  const table = new Map(names.map((band) => [band, { band, before: tally(), after: tally() }]));
  const moves = { up: 0, down: 0, same: 0 };
  for (const { pattern, before, after } of rows) {
    const [was, would] = [bandOf(before, ordered), bandOf(after, ordered)];
    for (const sum of [table.get(was)?.before, table.get(would)?.after]) {
      if (sum === undefined) continue;
      sum.cases += pattern.cases;
      sum.events += pattern.events;
    }
    const rise = names.indexOf(was) - names.indexOf(would);
    moves[rise > 0 ? 'up' : rise < 0 ? 'down' : 'same'] += pattern.cases;
  }
  return {
    bands: [...table.values()].filter(({ band, before, after }) => band !== null || before.cases + after.cases > 0),
    moves,
  };
}
