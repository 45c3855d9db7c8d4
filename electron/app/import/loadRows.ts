import { createHash } from 'node:crypto';
import type { Writer } from '../../../db/handle.ts';
import { insertProblem } from '../../../db/queries/batch.ts';
import { type LeadContact, leadInsert } from '../../../db/queries/lead.ts';
import { qualificationInsert, reasonsOf } from '../../../db/queries/qualification.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import type { Context } from '../context.ts';
import type { DraftLead } from './draftRows.ts';
import type { JudgedChunk, JudgedLead } from './judgeRows.ts';
import type { ImportPlan } from './plan.ts';

/** Writes judged rows into a batch that is loading, where nobody sees them. */
export interface Loading {
  readonly batchId: number;
  readonly write: (w: Writer, chunk: JudgedChunk) => void;
  /** The digest of all rows written: what became of each, and which lead it is. To be asked for once. */
  readonly digest: () => string;
}

export function createLoading(
  { ids }: Pick<Context, 'ids'>,
  plan: ImportPlan,
  batch: { readonly id: number; readonly fields: readonly LeadField[] },
): Loading {
  const digest = createHash('sha256');

  function writeLeads(w: Writer, leads: readonly JudgedLead[]): void {
    if (leads.length === 0) return;
    const { target, sourceId, judging } = plan;
    const insertLead = leadInsert(w, { id: batch.id, sourceId }, batch.fields);
    const insertQualification = qualificationInsert(w);
    let id = ids.take(w, leads.length);
    for (const { draft, ref, outcome, duplicate } of leads) {
      ref.id = id;
      id += 1;
      insertLead(ref.id, draft.facts, contactOf(draft));
      if (target === null || draft.criteria === null) continue;
      insertQualification({
        contractId: target.contract.id,
        leadId: ref.id,
        termsId: target.version.id,
        verdict: draft.criteria.verdict,
        outcome,
        reasons: reasonsOf(draft.criteria),
        score: draft.criteria.score,
        band: draft.criteria.band,
        duplicateOf: duplicate?.leadId.id ?? null,
        duplicateDays: duplicate?.days ?? null,
        judgedAt: judging.now,
      });
    }
  }

  return {
    batchId: batch.id,
    write(w, { rows, problems }) {
      writeLeads(
        w,
        rows.map(({ lead }) => lead).filter((lead) => lead !== null),
      );
      for (const problem of problems) insertProblem(w, batch.id, problem);
      digest.update(rows.map(({ row, outcome, lead }) => `${row} ${outcome} ${lead?.ref.id ?? '-'}\n`).join(''));
    },
    digest: () => digest.digest('hex'),
  };
}

const contactOf = ({ emailKey, phoneKey, contact }: DraftLead): LeadContact => ({
  emailKey,
  phoneKey,
  contactVerdict: contact.verdict,
  contactReasons: contact.reasons,
});
