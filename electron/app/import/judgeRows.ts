import type { Reader } from '../../../db/handle.ts';
import { anyLiveBatch, type RowProblem } from '../../../db/queries/batch.ts';
import { readLeads, readLeadsByExternalId } from '../../../db/queries/lead.ts';
import { anyMerged, mergedByExternalId } from '../../../db/queries/merged.ts';
import { suppressedKinds } from '../../../db/queries/suppression.ts';
import { takenRuns } from '../../../db/queries/takenRow.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { RowMark } from '../../../shared/domain/intake/problemColumns.ts';
import { rowOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadOutcome, RowOutcome } from '../../../shared/domain/lead.ts';
import { createDuplicateIndex, type Duplicate } from '../../../shared/domain/matching.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { SuppressionKind } from '../../../shared/domain/suppression.ts';
import { createAsHanded } from '../delivery/handedLead.ts';
import { costsFromToday } from '../delivery/room.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import type { DraftLead, DraftRows } from './draftRows.ts';
import { complete, type Filled, type KnownLead, type LeadRef, refOfRow } from './fills.ts';
import { createKnownLeads } from './knownLeads.ts';
import type { ImportPlan, Target } from './plan.ts';
import { createStoredPeople } from './storedPeople.ts';
import { createTakenRows, markKey } from './takenRows.ts';

/** A row that becomes a lead. */
export interface JudgedLead {
  readonly draft: DraftLead;
  readonly outcome: LeadOutcome;
  readonly duplicate: Duplicate | null;
}

/** The earlier lead a row repeats. */
export interface Repeated {
  readonly ref: LeadRef;
  /** By the id of its source; by the row, which is that lead already and was taken out to be mended; or by its person. */
  readonly by: 'id' | 'row' | 'person';
  /** Full days apart, where it is the person. */
  readonly days: number | null;
}

export interface JudgedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  /** Null where the row could not be read. */
  readonly draft: DraftLead | null;
  /** Null where the row is not kept: broken, suppressed, or about a lead that is there already. */
  readonly lead: JudgedLead | null;
  readonly repeats: Repeated | null;
  /** What it adds to what the file will bill, in minor units of the client's currency; null where it is not to be billed. */
  readonly bills: Minor | null;
  /** Empty fields of the earlier lead that the row fills. */
  readonly fills: readonly Filled[];
}

export interface JudgedChunk {
  readonly rows: readonly JudgedRow[];
  readonly problems: readonly RowProblem[];
  /** Rows that complete a lead which was there before. */
  readonly updated: number;
}

/** Judges the rows of one file in their order; it remembers who was in it. */
export interface RowJudge {
  /** Must be walked to its end first, see `StoredPeople`. */
  readonly prepare: (r: Reader) => Generator<void>;
  readonly judge: (r: Reader, chunk: DraftRows) => JudgedChunk;
  /** What the suppression lists name: by that alone a row has to be known to them. */
  readonly suppressedBy: ReadonlySet<SuppressionKind>;
  /** Leads that are completed when the import goes live. */
  readonly completed: () => Iterable<KnownLead>;
}

/** `ownFile`: what is kept of the file's hash, see `fileMarkOf`; null for rows that stand in no file. */
export function createRowJudge(r: Reader, plan: ImportPlan, ownFile: string | null): RowJudge {
  const { target, sourceId } = plan;
  const rule = target?.version.terms.duplicates;
  const index = rule === undefined ? null : createDuplicateIndex(rule);
  // The first import of a file, mostly its largest, has nobody to meet.
  const anyStored = anyLiveBatch(r);
  const people = target && anyStored ? createStoredPeople(target, index, plan.judging.readers) : null;
  const clientId = target?.contract.client.id ?? null;
  const checkSuppressed = createSuppressionCheck(r, clientId);
  const bill = target && createBill(r, target, plan.judging);
  const known = createKnownLeads();
  const anyWentIn = anyMerged(r);
  const contractId = target?.contract.id ?? null;
  const takenRows = anyStored ? createTakenRows(contractId, ownFile) : null;
  // Rows of this file that were mended elsewhere may have come in before it.
  const cameBefore =
    ownFile !== null && anyStored && takenRuns(r, { file: ownFile, contractId, elsewhere: true }).length > 0;

  const markOf = ({ mark, row }: DraftLead): RowMark | null =>
    mark ?? (cameBefore && ownFile !== null ? { file: ownFile, row } : null);

  /** Leads that rows which were taken out to be mended are already. */
  function meetMarks(reader: Reader, leads: readonly DraftLead[]): void {
    const marks = leads.flatMap((lead) => markOf(lead) ?? []).filter((mark) => known.find(markKey(mark)) === undefined);
    if (takenRows === null || marks.length === 0) return;
    for (const [key, lead] of takenRows.meet(reader, marks)) known.meet(key, lead);
  }

  /** Leads of this source that are stored under the ids of these rows, or that took in the one which was. */
  function meetIds(reader: Reader, leads: readonly DraftLead[]): void {
    if (!anyStored) return;
    const ids = leads.flatMap(({ externalId: id }) => (id === undefined || known.find(id) !== undefined ? [] : id));
    if (ids.length === 0) return;
    for (const lead of readLeadsByExternalId(reader, sourceId, ids)) {
      const id = lead.values['lead.id'];
      if (typeof id === 'string') known.meet(id, lead);
    }
    if (!anyWentIn) return;
    const wentInto = mergedByExternalId(reader, sourceId, ids);
    const kept = new Map(readLeads(reader, [...wentInto.values()]).map((lead) => [lead.id, lead]));
    for (const [id, into] of wentInto) {
      const lead = kept.get(into);
      if (lead !== undefined && known.find(id) === undefined) known.meet(id, lead);
    }
  }

  function judgeLead(draft: DraftLead, suppressed: boolean, taken: boolean): JudgedRow {
    const { row, facts, duplicateKeys: keys } = draft;
    const mark = markOf(draft);
    const sameRow = mark === null ? undefined : known.find(markKey(mark));
    const earlier = sameRow ?? (draft.externalId === undefined ? undefined : known.find(draft.externalId));
    const duplicate = suppressed || keys === null ? null : (index?.find(keys, facts.capturedAt) ?? null);
    const outcome = rowOutcome({
      suppressed,
      duplicate: earlier !== undefined || duplicate !== null,
      taken,
      criteria: draft.criteria?.verdict ?? null,
      contact: draft.contact.verdict,
    });
    if (earlier !== undefined) {
      const fills = suppressed ? nothing : complete(earlier, facts);
      const by = sameRow === undefined ? 'id' : 'row';
      return judgedRow(row, outcome, draft, null, repeated(earlier.ref, by, null), null, fills);
    }
    const repeats = duplicate && repeated(duplicate.leadId, 'person', duplicate.days);
    if (!isKept(outcome)) return judgedRow(row, outcome, draft, null, repeats, null, nothing);
    const ref = refOfRow(row);
    if (keys !== null) index?.add(keys, ref, facts.capturedAt);
    if (draft.externalId !== undefined) known.note(draft.externalId, ref, facts);
    if (mark !== null) known.note(markKey(mark), ref, facts);
    const bills = outcome === 'pass' ? (bill?.(draft) ?? null) : null;
    return judgedRow(row, outcome, draft, { draft, outcome, duplicate }, repeats, bills, nothing);
  }

  return {
    *prepare(reader) {
      if (people !== null) yield* people.prepare(reader);
    },
    judge(reader, { leads, broken, problems }) {
      meetIds(reader, leads);
      meetMarks(reader, leads);
      const taken = people?.meet(reader, leads).taken ?? nobody;
      const suppressed = checkSuppressed?.(leads.map(({ suppressionForms }) => suppressionForms));
      const rows = broken.map((row) => judgedRow(row, 'broken', null, null, null, null, nothing));
      let updated = 0;
      for (const [place, lead] of leads.entries()) {
        const isSuppressed = suppressed?.[place] ?? false;
        const judged = judgeLead(lead, isSuppressed, isTaken(lead, taken));
        rows.push(judged);
        if (judged.fills.length > 0) updated += 1;
      }
      if (broken.length > 0) rows.sort((a, b) => a.row - b.row);
      return { rows, problems, updated };
    },
    suppressedBy: suppressedKinds(r, clientId),
    completed: known.completed,
  };
}

const nothing: readonly Filled[] = [];

// Made in one place each, so that all have one shape: with a shape for every way to end, the engine made what judges rows fast, found it
// wrong at the next duplicate, and began anew.
const repeated = (ref: LeadRef, by: Repeated['by'], days: number | null): Repeated => ({ ref, by, days });
const judgedRow = (
  row: number,
  outcome: RowOutcome,
  draft: DraftLead | null,
  lead: JudgedLead | null,
  repeats: Repeated | null,
  bills: Minor | null,
  fills: readonly Filled[],
): JudgedRow => ({ row, outcome, draft, lead, repeats, bills, fills });

/** What the next row that passes will bill if all of the file is delivered today and accepted (domain §4). */
function createBill(r: Reader, target: Target, judging: Judging): (draft: DraftLead) => Minor {
  const costs = costsFromToday(r, target.contract, judging.today);
  const asHanded = createAsHanded(target, judging);
  return ({ facts, criteria }) => costs.take(asHanded(facts, () => criteria));
}

const nobody: ReadonlySet<string> = new Set();
const isKept = (outcome: RowOutcome): outcome is LeadOutcome => outcome !== 'broken' && outcome !== 'suppressed';

function isTaken({ emailKey, phoneKey }: DraftLead, taken: ReadonlySet<string>): boolean {
  if (taken.size === 0) return false;
  return (emailKey !== null && taken.has(emailKey)) || (phoneKey !== null && taken.has(phoneKey));
}
