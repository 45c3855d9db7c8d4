import type { PreviewRow } from '../../../shared/api/intake.ts';
import { junkWords } from '../../../shared/domain/contract/english/leads.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import type { LeadFacts, RowOutcome } from '../../../shared/domain/lead.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { textOf } from '../../../shared/domain/qualification/readers.ts';
import type { LeadRef } from './fills.ts';
import type { JudgedChunk, JudgedRow, Repeated } from './judgeRows.ts';
import type { ImportPlan } from './plan.ts';

type Reason = PreviewRow['reasons'][number];
type Problems = ReadonlyMap<number, JudgedChunk['problems']>;

const noReason: Omit<Reason, 'code'> = { field: null, words: null, value: null, row: null, lead: null, days: null };

/** Rows of a dry run as the preview shows them: the first `limit` of each outcome, with why they fall where they fall. */
export interface LeadPreview {
  readonly see: (judged: JudgedChunk, chunk: TableChunk) => void;
  readonly shown: () => PreviewRow[];
}

export function createLeadPreview(plan: ImportPlan, limit: number, fixed: ReadonlySet<number>): LeadPreview {
  const { target, judging } = plan;
  const shown: PreviewRow[] = [];
  const counts = new Map<RowOutcome, number>();
  // In a dry run the leads of the file have no id: it is told apart which row each is.
  const rowOf = new Map<LeadRef, number>();

  function reasonsOf(judged: JudgedRow, problems: Problems): Reason[] {
    const told = (problems.get(judged.row) ?? []).map(({ code, field }) => ({
      ...noReason,
      code,
      field: field === '' ? null : field,
      value: judged.draft?.facts.unread[field] ?? null,
    }));
    const { outcome, repeats } = judged;
    if (outcome === 'duplicate' && repeats !== null) return [repeated(repeats), ...told];
    if (outcome !== 'fail' && outcome !== 'check') return told;
    return [...verdictReasons(judged), ...told];
  }

  function repeated({ ref, days }: Repeated): Reason {
    const lead = ref.id === 0 ? null : ref.id;
    const row = rowOf.get(ref) ?? null;
    return { ...noReason, code: days === null ? 'sameId' : 'samePerson', days, lead, row };
  }

  function verdictReasons({ draft }: JudgedRow): Reason[] {
    if (draft === null) return [];
    const contact = draft.contact.reasons.map((code) => ({ ...noReason, code }));
    const { criteria, facts } = draft;
    const definition = target?.version.terms.definition;
    if (criteria === null || definition === undefined) return contact;
    const missed = new Map(criteria.outcomes.map((one) => [one.id, one]));
    const explained = explainCriteria(definition, facts, judging)
      .filter(({ id, hard }) => hard && missed.has(id))
      .map(({ definition: words, field, value, readAs, result }) => ({
        ...noReason,
        code: result === 'fail' ? 'criterionMissed' : 'criterionUnknown',
        field,
        words,
        value: readAs === null ? value : `${value} (${readAs})`,
      }));
    const junk = criteria.junk.map(({ check }) => ({ ...noReason, code: 'junk', words: junkWords[check] }));
    return [...explained, ...junk, ...contact];
  }

  return {
    see({ rows, problems }, chunk) {
      const byRow = Map.groupBy(problems, ({ row }) => row);
      for (const judged of rows) {
        const { row, outcome, draft, lead, bills } = judged;
        if (lead !== null) rowOf.set(lead.ref, row);
        const count = (counts.get(outcome) ?? 0) + 1;
        counts.set(outcome, count);
        if (count > limit) continue;
        shown.push({
          row,
          outcome,
          ...whoIs(draft?.facts),
          bills,
          reasons: reasonsOf(judged, byRow),
          cells: [...(chunk.rows[row - chunk.first] ?? [])],
          fixed: fixed.has(row),
        });
      }
    },
    shown: () => shown,
  };
}

export function whoIs(facts: LeadFacts | undefined): Pick<PreviewRow, 'name' | 'email' | 'company'> {
  const text = (field: string): string | null => textOf(facts?.values[field]) ?? null;
  const parts = [text('person.firstName'), text('person.lastName')].filter((part) => part !== null).join(' ');
  return {
    name: text('person.fullName') ?? (parts === '' ? null : parts),
    email: text('person.email') ?? text('person.phone'),
    company: text('company.name'),
  };
}
