import type { PreviewRow } from '../../../shared/api/intake.ts';
import { lettersOf, type OutcomeLetters } from '../../../shared/domain/intake/outcomeLetters.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import type { RowOutcome } from '../../../shared/domain/lead.ts';
import type { Looking } from './importLeads.ts';
import type { JudgedRow } from './judgeRows.ts';
import type { RowTeller } from './previewRow.ts';

/** Which rows are told in full: the first `limit` of an outcome, and those asked for by number. */
export interface RowChoice {
  readonly limit: (outcome: PreviewOutcome) => number;
  readonly rows: ReadonlySet<number>;
  /** Nothing else is wanted: what comes after the last of them need not be looked at. */
  readonly only?: boolean;
}

/** Rows of a dry run as the preview shows them, and where every other one falls. */
export interface LeadPreview extends Looking {
  readonly shown: () => PreviewRow[];
  readonly outcomes: () => OutcomeLetters;
}

/** Rows that repeat one asked for are told too: what is mended there changes them. */
export function createLeadPreview(teller: RowTeller, { limit, rows: asked, only = false }: RowChoice): LeadPreview {
  const last = Math.max(0, ...asked);
  let seen = 0;
  const shown: PreviewRow[] = [];
  const letters: string[] = [];
  const counts = new Map<RowOutcome, number>();

  function isShown(judged: JudgedRow): boolean {
    const { row, outcome } = judged;
    const count = (counts.get(outcome) ?? 0) + 1;
    counts.set(outcome, count);
    if (count <= limit(outcome) || asked.has(row)) return true;
    const repeated = asked.size === 0 ? null : teller.repeatedRow(judged);
    return repeated !== null && asked.has(repeated);
  }

  return {
    see({ rows, problems }, chunk) {
      const byRow = Map.groupBy(problems, ({ row }) => row);
      for (const judged of rows) {
        if (!isShown(judged)) continue;
        shown.push(teller.tell(judged, byRow.get(judged.row) ?? [], chunk.rows[judged.row - chunk.first] ?? []));
      }
      seen = chunk.first + chunk.rows.length - 1;
      letters.push(lettersOf(chunk.first, chunk.rows.length, rows));
    },
    enough: () => only && seen >= last,
    shown: () => shown,
    outcomes: () => letters.join(''),
  };
}
