import type { Day } from '../../../shared/domain/basics.ts';
import { api } from '../../api.ts';
import { startEditing } from '../contract/editor/editedContract.ts';
import { type LearnedPoints, withPoints } from './withPoints.ts';

interface Wish {
  readonly contract: string;
  /** The day the new version is to be in force from. */
  readonly from: Day;
  readonly weights: LearnedPoints;
}

/**
 * Writes the draft of a new version with these points into the editor of terms; what is in force is not touched. A new version that
 * is being written already keeps everything else that was typed. Answers false, and does nothing, where another version of the
 * contract is being written: its draft would be lost.
 */
export async function draftVersion({ contract, from, weights }: Wish): Promise<boolean> {
  const read = await api.contract.editor({ ref: contract });
  const begun = startEditing(read, 'new', undefined);
  const kept: unknown = read.draft?.content;
  if (kept !== undefined && kept !== begun) return false;
  // As JSON holds it: what is undefined is not there.
  const content = JSON.parse(JSON.stringify(withPoints(begun, from, weights)));
  await api.draft.save({ name: read.draftName, content });
  return true;
}
