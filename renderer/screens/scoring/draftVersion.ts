import type { Day } from '../../../shared/domain/basics.ts';
import { api } from '../../api.ts';
import { type EditedContract, startEditing } from '../contract/editor/editedContract.ts';

interface Weights {
  readonly contract: string;
  /** The day the new version is to be in force from. */
  readonly from: Day;
  readonly weights: readonly { readonly id: string; readonly after: number }[];
}

/**
 * Writes the draft of a new version with these points into the editor of terms; what is in force is not touched. A draft of a new
 * version that is being written already keeps everything else that was typed.
 */
export async function draftVersion({ contract, from, weights }: Weights): Promise<{ readonly name: string }> {
  const read = await api.contract.editor({ ref: contract });
  const edited = withPoints(startEditing(read, 'new', undefined), from, weights);
  // As JSON holds it: what is undefined is not there.
  await api.draft.save({ name: read.draftName, content: JSON.parse(JSON.stringify(edited)) });
  return { name: read.draftName };
}

/** Points by the name of the criterion; one that was not learned keeps its own. */
function withPoints(edited: EditedContract, from: Day, weights: Weights['weights']): EditedContract {
  const { definition } = edited.terms;
  const points = new Map(weights.map(({ id, after }) => [id, after]));
  return {
    ...edited,
    terms: {
      ...edited.terms,
      from,
      ...(definition && {
        definition: {
          ...definition,
          criteria: definition.criteria.map((criterion) => {
            const learned = points.get(criterion.id);
            // No points rather than none of them: a criterion that never scored need not begin to.
            return learned === undefined || (learned === 0 && criterion.points === undefined)
              ? criterion
              : { ...criterion, points: learned };
          }),
        },
      }),
    },
  };
}
