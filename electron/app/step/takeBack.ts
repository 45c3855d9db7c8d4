import type { Reader, Writer } from '../../../db/handle.ts';
import {
  documentSince,
  nextRedo,
  nextUndo,
  readStep,
  type StepRow,
  type StoredStep,
  setStepState,
  stepRows,
} from '../../../db/queries/step.ts';
import { currentImage, putImage } from '../../../db/queries/stepRow.ts';
import type { Step } from '../../../shared/api/step.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { takeBackBulk } from '../bulk/takeBack.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { undoImport } from '../import/undoImport.ts';
import { ownersOnly } from '../ownersOnly.ts';
import { takeBackRequalification } from '../requalification/takeBack.ts';
import { stop, transactWithoutStep } from '../transact.ts';
import { asStep } from './asStep.ts';

interface Wish {
  /** Without one: the newest that stands, or the last one taken back. */
  readonly id?: number | undefined;
}

/**
 * Takes a step back: every row it changed is again exactly as it was, in one transaction (domain §9, 10), and history says so.
 * An import goes as a whole, by the rules and with the refusals of `undoImport`, and so do the judging of a contract's leads again
 * and a change of many leads. Refuses
 * - `nothingToUndo`, and `notFound` for a step that is not remembered; `stepNotDone` for one that was taken back already;
 * - `stepOnDocument` when the step issued a document, or a document of a contract it touched was issued since (`number`);
 * - `ownerOnly` when it changed what only owners change, and somebody else asks;
 * - `stepOverlapped` when something it changed was changed again since, or something new leans on it.
 */
export async function undoStep(context: Context, { id }: Wish): Promise<Result<Step>> {
  const step = id === undefined ? nextUndo(context.handle.reader) : readStep(context.handle.reader, id);
  if (step === null) return id === undefined ? refuse('nothingToUndo') : refuse('notFound', { kind: 'step', ref: id });
  if (step.state !== 'done') return refuse('stepNotDone', { id: step.id, state: step.state });
  if (step.requalificationId !== null) {
    const back = await takeBackRequalification(context, { run: step.requalificationId });
    return back.ok ? done({ ...asStep(step), state: 'undone' }) : back;
  }
  if (step.bulkId !== null) {
    const back = await takeBackBulk(context, { run: step.bulkId, rest: false });
    return back.ok ? done({ ...asStep(step), state: 'undone' }) : back;
  }
  if (step.batchId === null) return transactWithoutStep(context, (w) => move(w, context, step, 'undone'));
  const undone = await undoImport(context, { batch: step.batchId, withWork: false });
  return undone.ok ? done({ ...asStep(step), state: 'undone' }) : undone;
}

/**
 * Does a step again that was taken back, the oldest of them first. Refuses `nothingToRedo`, `stepNotDone` for one that stands,
 * `ownerOnly`, `stepOverlapped`, and `notFound`; an import is dropped in again instead.
 */
export function redoStep(context: Context, { id }: Wish): Result<Step> {
  const step = id === undefined ? nextRedo(context.handle.reader) : readStep(context.handle.reader, id);
  if (step === null) return id === undefined ? refuse('nothingToRedo') : refuse('notFound', { kind: 'step', ref: id });
  if (step.state !== 'undone') return refuse('stepNotDone', { id: step.id, state: step.state });
  return transactWithoutStep(context, (w) => move(w, context, step, 'done'));
}

function move(w: Writer, context: Context, step: StoredStep, to: Step['state']): Step {
  const rows = stepRows(w, step.id);
  if (rows.some(({ table }) => table === 'agency')) ownersOnly(context, 'agency');
  const number = documentInTheWay(w, step, rows);
  if (number !== null) stop('stepOnDocument', { number, action: step.action });
  // Backwards when it is taken back: what was written last leans on what was written first.
  for (const row of to === 'undone' ? rows.toReversed() : rows) {
    const [from, wanted] = to === 'undone' ? [row.after, row.before] : [row.before, row.after];
    if (currentImage(w, row) !== from || !putImage(w, row, wanted)) {
      stop('stepOverlapped', { action: step.action, what: row.table });
    }
  }
  setStepState(w, step.id, to);
  appendHistory(w, context, {
    actor: context.actor,
    action: to === 'undone' ? 'undo' : 'redo',
    subject: step.subject,
    change: { action: step.action, by: step.actor, at: step.at, rows: rows.length },
  });
  return { ...asStep(step), state: to };
}

/** A document fixes what it says: the one the step issued, or the newest since of a contract it touched. */
function documentInTheWay(r: Reader, step: StoredStep, rows: readonly StepRow[]): string | null {
  const own = rows.find(({ table }) => table === 'document')?.after;
  if (own !== undefined && own !== null) return JSON.parse(own).number;
  const contracts = new Set(rows.map(({ contractId }) => contractId).filter((id) => id !== null));
  return documentSince(r, [...contracts], step.at);
}
