import type { Day } from '../../../shared/domain/basics.ts';
import type { EditedContract } from '../contract/editor/editedContract.ts';

/** Learned points by the name of their criterion. */
export type LearnedPoints = readonly { readonly id: string; readonly after: number }[];

/** A version while it is written, with learned points and from a day; a criterion that was not learned keeps its own. */
export function withPoints(edited: EditedContract, from: Day, learned: LearnedPoints): EditedContract {
  const { terms } = edited;
  if (terms.definition === undefined) return { ...edited, terms: { ...terms, from } };
  const points = new Map(learned.map(({ id, after }) => [id, after]));
  const criteria = terms.definition.criteria.map((criterion) => {
    const after = points.get(criterion.id);
    // A criterion that never scored need not begin to, with no points.
    const isUntouched = after === undefined || (after === 0 && criterion.points === undefined);
    return isUntouched ? criterion : { ...criterion, points: after };
  });
  return { ...edited, terms: { ...terms, from, definition: { ...terms.definition, criteria } } };
}
