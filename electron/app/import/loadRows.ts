import { createHash } from 'node:crypto';
import type { Writer } from '../../../db/handle.ts';
import { insertProblem } from '../../../db/queries/batch.ts';
import { type LeadContact, leadInsert } from '../../../db/queries/lead.ts';
import { type NewVerdict, verdictsInsert } from '../../../db/queries/qualification.ts';
import type { TakenRun } from '../../../db/queries/takenRow.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import type { Context } from '../context.ts';
import type { DraftLead } from './draftRows.ts';
import { type LeadRef, rowOfRef } from './fills.ts';
import type { JudgedChunk, JudgedLead, JudgedRow } from './judgeRows.ts';
import type { ImportPlan } from './plan.ts';
import { createTakenRuns, leadOf } from './takenRows.ts';

/** Writes judged rows into a batch that is loading, where nobody sees them. */
export interface Loading {
  readonly batchId: number;
  readonly write: (w: Writer, chunk: JudgedChunk) => void;
  /** The id of a lead that is stored, or was written. */
  readonly idOf: (ref: LeadRef) => number;
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
  const { target, sourceId, judging } = plan;
  const digest = createHash('sha256');
  const [own, mended] = [createTakenRuns(), createTakenRuns()];
  let inserts: {
    readonly lead: ReturnType<typeof leadInsert>;
    readonly verdicts: ReturnType<typeof verdictsInsert> | null;
  } | null = null;

  function idOf(ref: LeadRef): number {
    const row = rowOfRef(ref);
    const id = row === null ? ref : leadOf(own.all(), row);
    if (id === null) throw new Error(`row ${row} became no lead`);
    return id;
  }

  /** Writes leads under consecutive ids from `first` on. */
  function writeLeads(w: Writer, leads: readonly JudgedLead[], first: number): void {
    inserts ??= {
      lead: leadInsert(w, { id: batch.id, sourceId }, batch.fields),
      verdicts:
        target &&
        verdictsInsert(w, { contractId: target.contract.id, termsId: target.version.id, judgedAt: judging.now }),
    };
    const verdicts: NewVerdict[] = [];
    let leadId = first;
    for (const { draft, outcome, duplicate } of leads) {
      inserts.lead(leadId, draft.facts, contactOf(draft));
      own.add(batch.file, draft.row, leadId);
      if (draft.mark !== null) mended.add(draft.mark.file, draft.mark.row, leadId);
      if (draft.criteria !== null) {
        const duplicateOf = duplicate && idOf(duplicate.leadId);
        verdicts.push({ criteria: draft.criteria, outcome, duplicateOf, duplicateDays: duplicate?.days ?? null });
      }
      leadId += 1;
    }
    // With a contract every lead has one.
    inserts.verdicts?.(first, verdicts);
  }

  return {
    batchId: batch.id,
    write(w, { rows, problems }) {
      const leads = keptOf(rows);
      const first = leads.length === 0 ? 0 : ids.take(w, leads.length);
      if (leads.length > 0) writeLeads(w, leads, first);
      for (const problem of problems) insertProblem(w, batch.id, problem);
      digest.update(told(rows, first));
    },
    idOf,
    digest: () => digest.digest('hex'),
    taken: () => [...own.all(), ...mended.all()],
  };
}

function keptOf(rows: readonly JudgedRow[]): JudgedLead[] {
  const kept: JudgedLead[] = [];
  for (const { lead } of rows) if (lead !== null) kept.push(lead);
  return kept;
}

/** What became of rows whose leads were written from the id `first` on. */
function told(rows: readonly JudgedRow[], first: number): string {
  let text = '';
  let id = first;
  for (const { row, outcome, lead } of rows) {
    text += `${row} ${outcome} ${lead === null ? '-' : id}\n`;
    if (lead !== null) id += 1;
  }
  return text;
}

const contactOf = ({ emailKey, phoneKey, contact }: DraftLead): LeadContact => ({
  emailKey,
  phoneKey,
  contactVerdict: contact.verdict,
  contactReasons: contact.reasons,
});
