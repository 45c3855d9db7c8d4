import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { countLeads, deleteProblems, readBatch, setUndone } from '../../../db/queries/batch.ts';
import { type BatchUpdate, batchUpdates, deleteBatchUpdates } from '../../../db/queries/batchUpdate.ts';
import {
  deleteDeliveries,
  deliveriesOf,
  documentsOn,
  editedLeads,
  laterBatches,
  workOn,
  workOnLeads,
} from '../../../db/queries/batchWork.ts';
import { holds, type LeadImage, readLeadOfAnyBatch, writeLeadImage } from '../../../db/queries/lead.ts';
import { editsOfLead } from '../../../db/queries/leadPage.ts';
import { forgetLeadWas } from '../../../db/queries/leadWas.ts';
import { deleteMergedOf } from '../../../db/queries/merged.ts';
import { deleteQualification, qualificationInsert, qualificationsOf } from '../../../db/queries/qualification.ts';
import { dropBatchStep } from '../../../db/queries/step.ts';
import { deleteTakenRows } from '../../../db/queries/takenRow.ts';
import type { UndoAnswer, UndoInput } from '../../../shared/api/lead.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { imagesOf } from '../lead/leadHistory.ts';
import { stop, transactWithoutStep } from '../transact.ts';
import { clearHidden } from './clearAbandoned.ts';
import { isImporting } from './importing.ts';

type Answer = z.output<typeof UndoAnswer>;

/**
 * Takes a whole batch back (domain §4): its leads and their deliveries go, leads it completed are as they were before, in one
 * transaction; its rows, which nobody sees from then on, are cleared behind it. Refuses
 * - `batchNotLive` for a batch that is no more or not yet, `importRunning` while an import is being loaded;
 * - `batchInvoiced` when a delivery of it is on an issued document (`documents`: their numbers);
 * - `laterBatchesFirst` when later imports found duplicates of its leads or completed the same leads (`laterBatches`): they
 *   would be left leaning on nothing, and are to be undone before it;
 * - `replacementGiven` when a unit owed for one of its units was given to another lead already;
 * - `batchHasWork` when people have worked on it since (`work`: how much of which kind), unless `withWork` takes that along.
 */
export async function undoImport(context: Context, input: z.output<typeof UndoInput>): Promise<Result<Answer>> {
  if (isImporting(context.handle)) return refuse('importRunning');
  const undone = transactWithoutStep(context, (w) => undo(w, context, input));
  if (!undone.ok) return undone;
  return context.jobs.run('undo-import', undone.value.fileName, async (job) => {
    for (const _ of clearHidden(context)) await job.breathe();
    return done(undone.value.answer);
  });
}

function undo(
  w: Writer,
  context: Context,
  { batch: id, withWork }: z.output<typeof UndoInput>,
): { fileName: string; answer: Answer } {
  const stored = readBatch(w, id);
  if (stored === null) stop('notFound', { kind: 'batch', ref: String(id) });
  if (stored.state !== 'live' || stored.finishedAt === null) stop('batchNotLive', { batch: id, state: stored.state });
  const batch = { id, finishedAt: stored.finishedAt };

  const found = deliveriesOf(w, batch);
  const deliveries = found.map((delivery) => delivery.id);
  const documents = documentsOn(w, deliveries);
  if (documents.length > 0) stop('batchInvoiced', { batch: id, documents });

  const laterOnes = laterBatches(w, batch);
  if (laterOnes.length > 0) stop('laterBatchesFirst', { batch: id, laterBatches: laterOnes });
  const { replacementsGiven, ...onDeliveries } = workOn(w, deliveries);
  if (replacementsGiven > 0) stop('replacementGiven', { batch: id, given: replacementsGiven });

  const updates = batchUpdates(w, id);
  const work = onlyFound({
    ...onDeliveries,
    // A lead this batch only completed was delivered since, or was changed by somebody else.
    deliveries: found.filter(({ completed }) => completed).length,
    edits:
      updates.filter((update) => !stands(w, update)).length +
      editedLeads(w, id).filter((lead) => isEdited(w, lead)).length,
    ...workOnLeads(w, id),
  });
  if (!withWork && Object.keys(work).length > 0) stop('batchHasWork', { batch: id, work });

  const removed = countLeads(w, id);
  deleteDeliveries(w, deliveries);
  for (const update of updates) putBack(w, update, batch.finishedAt);
  deleteBatchUpdates(w, id);
  deleteMergedOf(w, id);
  deleteProblems(w, id);
  deleteTakenRows(w, id);
  setUndone(w, id);
  dropBatchStep(w, id);
  appendHistory(w, context, {
    actor: context.actor,
    action: 'undo-import',
    subject: `batch:${id}`,
    change: { removed, restored: updates.length, deliveries: deliveries.length, work },
  });
  return { fileName: stored.fileName, answer: { removed, restored: updates.length } };
}

const onlyFound = (work: { readonly [kind: string]: number }): { readonly [kind: string]: number } =>
  Object.fromEntries(Object.entries(work).filter(([, count]) => count > 0));

/** Whether a lead is other than it was before it was first changed by hand. */
function isEdited(r: Reader, leadId: number): boolean {
  const original: Record<string, LeadImage[string]> = {};
  for (const { before } of editsOfLead(r, leadId).map(imagesOf)) {
    for (const [column, value] of Object.entries(before)) if (!(column in original)) original[column] = value;
  }
  return !holds(readLeadOfAnyBatch(r, leadId), original);
}

/** Whether a completed lead is still as the batch left it. */
function stands(r: Reader, { leadId, after }: BatchUpdate): boolean {
  const verdicts = new Set(qualificationsOf(r, leadId).map((verdict) => JSON.stringify(verdict)));
  return (
    holds(readLeadOfAnyBatch(r, leadId), after.lead) &&
    after.qualifications.every((verdict) => verdicts.has(JSON.stringify(verdict)))
  );
}

function putBack(w: Writer, { leadId, before, after }: BatchUpdate, finishedAt: Instant): void {
  writeLeadImage(w, leadId, before.lead);
  forgetLeadWas(w, leadId, finishedAt);
  const since = qualificationsOf(w, leadId).filter(({ judgedAt }) => judgedAt > finishedAt);
  for (const verdict of [...after.qualifications, ...since]) deleteQualification(w, verdict);
  for (const verdict of before.qualifications) qualificationInsert(w)(verdict);
}
