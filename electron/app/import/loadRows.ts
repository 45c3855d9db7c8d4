import { createHash } from 'node:crypto';
import type { Writer } from '../../../db/handle.ts';
import { insertProblem } from '../../../db/queries/batch.ts';
import { type LeadContact, leadInsert } from '../../../db/queries/lead.ts';
import { qualificationInsert, reasonsOf } from '../../../db/queries/qualification.ts';
import type { TakenRun } from '../../../db/queries/takenRow.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import type { Context } from '../context.ts';
import type { DraftLead } from './draftRows.ts';
import type { JudgedChunk, JudgedLead } from './judgeRows.ts';
import type { ImportPlan } from './plan.ts';
import { createTakenRuns } from './takenRows.ts';

/** Writes judged rows into a batch that is loading, where nobody sees them. */
export interface Loading {
  readonly batchId: number;
  readonly write: (w: Writer, chunk: JudgedChunk) => void;
  /** The digest of all rows written: what became of each, and which lead it is. To be asked for once. */
  readonly digest: () => string;
  /** Which lead each row became, and the row it was before it was taken out to be mended. */
  readonly taken: () => readonly TakenRun[];
}

export function createLoading(
  { ids }: Pick<Context, 'ids'>,
  plan: ImportPlan,
  batch: { readonly id: number; readonly file: string; readonly fields: readonly LeadField[] },
): Loading {
  const digest = createHash('sha256');
  const [own, mended] = [createTakenRuns(), createTakenRuns()];

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
      own.add({ file: batch.file, row: draft.row }, ref.id);
      if (draft.mark !== null) mended.add(draft.mark, ref.id);
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
    taken: () => [...own.all(), ...mended.all()],
  };
}

const contactOf = ({ emailKey, phoneKey, contact }: DraftLead): LeadContact => ({
  emailKey,
  phoneKey,
  contactVerdict: contact.verdict,
  contactReasons: contact.reasons,
});
