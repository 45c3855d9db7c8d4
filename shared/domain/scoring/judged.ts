import type { Criterion } from '../contract/criterion.ts';
import type { CriterionResult } from '../qualification/conditions.ts';

/** What a stored verdict says of criteria, by their names; those it does not name were met. */
interface Reasons {
  readonly fail?: readonly string[] | undefined;
  readonly unknown?: readonly string[] | undefined;
}

/** A result, or that the lead was judged when this was not asked, or asked otherwise. */
export type KnownResult = CriterionResult | 'notAsked';

/** What of a criterion makes its result: not what it is worth, nor whether it must be met. */
const askedBy = ({ hard: _, points: __, ...asked }: Criterion): string => JSON.stringify(asked);

/**
 * How the criteria of one version stand in the verdicts of another: by the results kept with the verdict, which are those of the
 * day of judging. Judging anew would look at what the lead says now, and a lead that was accepted says more. A criterion that was
 * not asked, or had another condition under its name, has no result.
 */
export function resultsUnder(
  criteria: readonly Criterion[],
  asked: readonly Criterion[],
): (reasons: Reasons) => KnownResult[] {
  const askedThen = new Map(asked.map((criterion) => [criterion.id, askedBy(criterion)]));
  const comparable = criteria.map((criterion) => askedThen.get(criterion.id) === askedBy(criterion));
  return ({ fail = [], unknown = [] }) =>
    criteria.map(({ id }, at) =>
      comparable[at] !== true ? 'notAsked' : fail.includes(id) ? 'fail' : unknown.includes(id) ? 'unknown' : 'pass',
    );
}
