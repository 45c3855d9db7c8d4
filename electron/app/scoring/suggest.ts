import type { z } from 'zod';
import { lastBilledDay } from '../../../db/queries/contract.ts';
import type { Suggested, SuggestInput } from '../../../shared/api/scoring.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import { earliestVersion } from '../../../shared/domain/contract/earliestVersion.ts';
import { shareOfSome } from '../../../shared/domain/kpi/interval.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { decimalOf, decimalsOf } from '../../../shared/domain/scoring/decimals.ts';
import { foldOf } from '../../../shared/domain/scoring/fold.ts';
import { createPatternCount, letterOf, type ScoringHistory } from '../../../shared/domain/scoring/history.ts';
import { type Foresight, type Learned, suggestWeights } from '../../../shared/domain/scoring/suggest.ts';
import type { Context } from '../context.ts';
import { eachScored, type ScoringScope, scopeOf } from './scored.ts';

/**
 * Weights for the criteria of a contract, learned from its own history, and whether to believe them (domain §3). Changes nothing:
 * whoever wants them writes a new version of the terms. Refuses as `predict` does.
 */
export async function suggest(context: Context, input: z.output<typeof SuggestInput>): Promise<Result<Suggested>> {
  const { reader } = context.handle;
  const scoped = scopeOf(reader, input, context.now());
  if (!scoped.ok) return scoped;
  const scope = scoped.value;
  const { contract, definition, days } = scope;
  const count = createPatternCount();
  const read = await eachScored(
    context,
    scope,
    input.job ?? `suggest ${contract.ref}`,
    [],
    ({ delivery, outcome, results }) => {
      const isSeen = input.outcome === 'accepted' ? outcome.decided : outcome.ripe;
      if (!isSeen) return;
      // What was not asked is not known.
      const letters = results.map((result) => letterOf(result === 'notAsked' ? 'unknown' : result)).join('');
      count.add(letters, foldOf(delivery.leadId), input.outcome === 'accepted' ? outcome.accepted : outcome.sold);
    },
  );
  if (!read.ok) return read;
  const history: ScoringHistory = {
    criteria: definition.criteria.map(({ id, hard, points = 0 }) => ({ id, hard, points })),
    patterns: count.patterns(),
  };
  const suggestion = suggestWeights(history, definition.bands);
  const about = { outcome: input.outcome, days };
  if (suggestion.kind === 'tooFew') return done({ ...suggestion, ...about });
  return done({
    ...learnedInWords(suggestion, scope),
    ...about,
    earliest: earliestOf(scope, lastBilledDay(reader, contract.id)),
  });
}

function learnedInWords(learned: Learned & { readonly kind: 'learned' }, { definition }: ScoringScope) {
  const { discrimination, model, plain, straightened, bands, weights, baseBrier } = learned;
  const { kind, verdict, cases, events, features, isStraightened, moves } = learned;
  return {
    ...{ kind, verdict, cases, events, features, isStraightened, moves },
    weights: weights.map(({ gain, ...weight }, at) => ({
      ...weight,
      definition: definition.criteria[at] === undefined ? '' : criterionInWords(definition.criteria[at]),
      gain: gain && decimalsOf(gain, 2),
    })),
    auc: {
      suggested: decimalsOf(discrimination.first, 3),
      present: decimalsOf(discrimination.second, 3),
      difference: decimalsOf(discrimination.difference, 3),
      model: decimalsOf(model, 3),
    },
    plain: foresightInWords(plain),
    straightened: foresightInWords(straightened),
    baseBrier: decimalOf(baseBrier, 4),
    bands: bands.map(({ band, before, after }) => ({ band, before: sideOf(before), after: sideOf(after) })),
    bandsAreUsual: definition.bands.length === 0,
  };
}

const foresightInWords = ({ bins, calibrationError, brier }: Foresight) => ({
  bins: bins.map(({ cases, events, foretold }) => ({
    cases,
    events,
    foretold: decimalOf(foretold * 100, 2),
    came: shareOfSome(events, cases),
  })),
  calibrationError: decimalOf(calibrationError * 100, 2),
  brier: decimalOf(brier, 4),
});

const sideOf = ({ cases, events }: { readonly cases: number; readonly events: number }) => ({
  cases,
  events,
  ...shareOfSome(events, cases),
});

const earliestOf = ({ contract, today }: ScoringScope, billed: Day | null): Day =>
  earliestVersion(today, contract.versions.at(-1)?.terms.from ?? today, billed);
