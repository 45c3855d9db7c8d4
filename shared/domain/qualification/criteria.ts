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
  /** The verdict of leads without junk, by how they stand to the criteria: most leads stand as others did before. */
  readonly known: Map<number, CriteriaVerdict>;
  /** Whether what it asks may be met on one day and not on another: the age of a date. */
  readonly asksAges: boolean;
}

const mostKnown = 4096;
/** As many digits to base 3 as a whole number holds. */
const mostNumbered = 33;
const digits: Readonly<Record<CriterionResult, number>> = { pass: 0, fail: 1, unknown: 2 };

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
    known: new Map(),
    asksAges: definition.criteria.some(({ op, hard }) => hard && op === 'withinDays'),
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
  const results: CriterionResult[] = [];
  let number = 0;
  for (const { condition } of compiled.criteria) {
    const result = condition(facts, judging);
    results.push(result);
    number = number * 3 + digits[result];
  }
  const clean = cleanVerdict(compiled, results, number);
  const junk = compiled.junk.length === 0 ? none : findJunk(compiled.junk, facts, judging.readers);
  return junk.length === 0 ? clean : { ...clean, verdict: withJunk(clean.verdict, junk), junk };
}

/** Without junk: leads that stand alike to every criterion share one verdict. */
function cleanVerdict(
  compiled: CompiledDefinition,
  results: readonly CriterionResult[],
  number: number,
): CriteriaVerdict {
  if (results.length > mostNumbered) return verdictOf(compiled, results);
  const { known } = compiled;
  const before = known.get(number);
  if (before !== undefined) return before;
  const verdict = verdictOf(compiled, results);
  if (known.size < mostKnown) known.set(number, verdict);
  return verdict;
}

function verdictOf(
  { criteria, possible, bands }: CompiledDefinition,
  results: readonly CriterionResult[],
): CriteriaVerdict {
  const outcomes: CriterionOutcome[] = [];
  let verdict: Verdict = 'pass';
  let earned = 0;
  for (const [place, { points, hard, failed, unknown }] of criteria.entries()) {
    const result = results[place];
    if (result === 'pass') {
      earned += points;
      continue;
    }
    outcomes.push(result === 'fail' ? failed : unknown);
    if (!hard) continue;
    if (result === 'fail') verdict = 'fail';
    else if (verdict === 'pass') verdict = 'check';
  }
  const score = possible === 0 ? null : scoreOf(earned, possible);
  return { verdict, outcomes, junk: none, score, band: bandOf(score, bands) };
}
