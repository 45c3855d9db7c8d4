import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { imageOfLead, type StoredLead } from '../../../db/queries/lead.ts';
import { insertMerged, moveAllTo } from '../../../db/queries/merged.ts';
import { qualificationInsert, qualificationsOf } from '../../../db/queries/qualification.ts';
import type { MergeInput, merge } from '../../../shared/api/merge.ts';
import { mayMerge, mergeCells, mergedFacts } from '../../../shared/domain/merge.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { changeLead } from '../lead/changeLead.ts';
import { textValue } from '../lead/leadFields.ts';
import { createLeadHomes } from '../lead/leadHome.ts';
import { orStop, transact } from '../transact.ts';
import { entryOf, leadOrStop } from './entries.ts';

type Answer = InferContractRouterOutputs<typeof merge>['do'];

/**
 * Lets one of two entries of the same enquiry go into the other, as one step (domain §4): cells by `mergeCells`, calls, tags and
 * the contracts it was judged for move, and the lead that stays is judged anew. A word on reaching the one counts for both,
 * that of the one that stays first. History keeps both as they were. Refuses `notFound`, `mergeNotOpen`, and as `mayMerge` does.
 */
export function mergeLeads(context: Context, input: z.output<typeof MergeInput>): Result<Answer> {
  const now = context.now();
  return transact(context, (w): Answer => {
    const [keep, from] = [leadOrStop(w, input.keep), leadOrStop(w, input.from)];
    orStop(mayMerge(entryOf(w, keep), entryOf(w, from)));
    const take = new Set(input.take);
    const facts = orStop(mergedFacts(keep, from, take));
    const fields = mergeCells(keep, from, take)
      .filter(({ stays, keep: kept, from: given }) => stays === 'from' && kept !== given)
      .map(({ field }) => field);
    const verdicts = movedVerdicts(w, keep, from);
    const { readers } = createLeadHomes(w, now)(keep.id);

    insertMerged(w, {
      leadId: from.id,
      intoId: keep.id,
      batchId: from.batchId,
      mergedAt: now,
      sourceId: from.sourceId,
      externalId: textValue(from, 'lead.id'),
    });
    const { calls, tags } = moveAllTo(w, from.id, keep.id);
    const changed = changeLead(w, keep, facts, {
      fields,
      readers,
      now,
      ...(keep.reach === null && from.reach !== null && { word: from.reach }),
    });
    const contact = changed?.contact.contactVerdict ?? keep.contactVerdict;
    for (const verdict of verdicts) qualificationInsert(w)(verdict);
    createRequalify(now)(w, keep.id);
    appendHistory(w, context, {
      actor: context.actor,
      action: 'lead.merge',
      subject: `lead:${keep.id}`,
      change: { from: from.id, fields, taken: [...take], calls, tags },
      personal: [
        { leadId: keep.id, content: { before: changed?.before ?? {}, after: changed?.after ?? {} } },
        { leadId: from.id, content: { before: imageOfLead(from), after: {} } },
      ],
    });
    return { lead: keep.id, contact, changed: fields, calls, tags };
  });
}

/** Verdicts for contracts only the lead that goes was judged for; a duplicate or taken one said something of that lead alone. */
function movedVerdicts(w: Writer, keep: StoredLead, from: StoredLead): ReturnType<typeof qualificationsOf> {
  const known = new Set(qualificationsOf(w, keep.id).map(({ contractId }) => contractId));
  return qualificationsOf(w, from.id)
    .filter(({ contractId, outcome }) => !known.has(contractId) && outcome !== 'duplicate' && outcome !== 'taken')
    .map((verdict) => ({ ...verdict, leadId: keep.id }));
}
