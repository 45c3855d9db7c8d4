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

/** Rows written in one transaction: fewer make the file write the same pages again and again, more keep others waiting. */
const rowsAtOnce = 2000;

/** Writes judged rows into a batch that is loading, where nobody sees them. */
export interface Loading {
  readonly batchId: number;
  readonly add: (chunk: JudgedChunk) => void;
  /** Writes what is still held; answers the digest of all rows: what became of each, and which lead it is. */
  readonly end: () => string;
}

export function createLoading(
  context: Pick<Context, 'handle' | 'ids'>,
  plan: ImportPlan,
  batch: { readonly id: number; readonly fields: readonly LeadField[] },
): Loading {
  const digest = createHash('sha256');
  let held: JudgedChunk[] = [];
  let heldRows = 0;

  function writeLeads(w: Writer, leads: readonly JudgedLead[]): void {
    if (leads.length === 0) return;
    const { target, sourceId, judging } = plan;
    const insertLead = leadInsert(w, { id: batch.id, sourceId }, batch.fields);
    const insertQualification = qualificationInsert(w);
    let id = context.ids.take(w, leads.length);
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
        duplicateOf: duplicate && duplicate.leadId.id,
        duplicateDays: duplicate && duplicate.days,
        judgedAt: judging.now,
      });
    }
  }

  function write(): void {
    const chunks = held;
    held = [];
    heldRows = 0;
    const rows = chunks.flatMap((chunk) => chunk.rows);
    context.handle.transaction((w) => {
      writeLeads(
        w,
        rows.map(({ lead }) => lead).filter((lead) => lead !== null),
      );
      for (const { problems } of chunks) for (const problem of problems) insertProblem(w, batch.id, problem);
    });
    digest.update(rows.map(({ row, outcome, lead }) => `${row} ${outcome} ${lead?.ref.id ?? '-'}\n`).join(''));
  }

  return {
    batchId: batch.id,
    add(chunk) {
      held.push(chunk);
      heldRows += chunk.rows.length;
      if (heldRows >= rowsAtOnce) write();
    },
    end() {
      if (heldRows > 0) write();
      return digest.digest('hex');
    },
  };
}

const contactOf = ({ emailKey, phoneKey, contact }: DraftLead): LeadContact => ({
  emailKey,
  phoneKey,
  contactVerdict: contact.verdict,
  contactReasons: contact.reasons,
});
