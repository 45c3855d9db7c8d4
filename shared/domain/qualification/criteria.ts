import type { Criterion, JunkCheck, LeadDefinition } from '../contract/criterion.ts';
import type { LeadFacts, Verdict } from '../lead.ts';
import { type Condition, type CriterionResult, compileCriterion } from './conditions.ts';
import type { Judging } from './judging.ts';
import { findJunk, type JunkHit } from './junk.ts';
import { bandOf, highestFirst, scoreOf } from './score.ts';

/** A criterion that was not met, or could not be judged. */
interface CriterionOutcome {
  readonly id: string;
  readonly result: CriterionResult;
  readonly hard: boolean;
}

/** Does the lead match the definition (domain §3)? */
export interface CriteriaVerdict {
  readonly verdict: Verdict;
  /** In the order of the definition, without those that passed. */
  readonly outcomes: readonly CriterionOutcome[];
  readonly junk: readonly JunkHit[];
  /** 0–100, whole; null when no criterion gives points. */
  readonly score: number | null;
  /** The highest band the score reaches; null without score or below all bands. */
  readonly band: string | null;
}

interface ReadyCriterion {
  readonly condition: Condition;
  readonly points: number;
  readonly hard: boolean;
  readonly failed: CriterionOutcome;
  readonly unknown: CriterionOutcome;
}

/** A lead definition made ready to judge many leads. */
export interface CompiledDefinition {
  readonly criteria: readonly ReadyCriterion[];
  readonly junk: readonly JunkCheck[];
  /** Points of all criteria together; 0 when none gives any. */
  readonly possible: number;
  /** Highest first. */
  readonly bands: LeadDefinition['bands'];
}

function ready(criterion: Criterion): ReadyCriterion {
  const { id, hard } = criterion;
  return {
    condition: compileCriterion(criterion),
    points: criterion.points ?? 0,
    hard,
    failed: { id, result: 'fail', hard },
    unknown: { id, result: 'unknown', hard },
  };
}

/** Makes a definition ready; done once per terms version, not per lead. */
export function compileDefinition(definition: LeadDefinition): CompiledDefinition {
  const criteria = definition.criteria.map(ready);
  return {
    criteria,
    junk: definition.junk,
    possible: criteria.reduce((sum, criterion) => sum + criterion.points, 0),
    bands: highestFirst(definition.bands),
  };
}

const none: readonly never[] = [];

function withJunk(verdict: Verdict, junk: readonly JunkHit[]): Verdict {
  if (junk.length === 0) return verdict;
  if (verdict === 'fail' || junk.some(({ doubtful }) => !doubtful)) return 'fail';
  return 'check';
}

/**
 * The criteria verdict. All or nothing: one failed hard criterion or one sure junk hit fails the lead; else an unknown hard one or
 * a doubtful hit gives `check`; else it passes. Soft criteria only score; what is unknown earns nothing.
 */
export function judge(compiled: CompiledDefinition, facts: LeadFacts, judging: Judging): CriteriaVerdict {
  let outcomes: CriterionOutcome[] | null = null;
  let verdict: Verdict = 'pass';
  let earned = 0;
  for (const criterion of compiled.criteria) {
    const result = criterion.condition(facts, judging);
    if (result === 'pass') {
      earned += criterion.points;
      continue;
    }
    outcomes ??= [];
    outcomes.push(result === 'fail' ? criterion.failed : criterion.unknown);
    if (!criterion.hard) continue;
    if (result === 'fail') verdict = 'fail';
    else if (verdict === 'pass') verdict = 'check';
  }
  const junk = compiled.junk.length === 0 ? none : findJunk(compiled.junk, facts, judging.readers);
  const score = compiled.possible === 0 ? null : scoreOf(earned, compiled.possible);
  return {
    verdict: withJunk(verdict, junk),
    outcomes: outcomes ?? none,
    junk,
    score,
    band: bandOf(score, compiled.bands),
  };
}
