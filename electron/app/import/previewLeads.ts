import type { PreviewRow } from '../../../shared/api/intake.ts';
import { lettersOf, type OutcomeLetters } from '../../../shared/domain/intake/outcomeLetters.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import type { RowOutcome } from '../../../shared/domain/lead.ts';
import type { JudgedChunk, JudgedRow } from './judgeRows.ts';
import type { RowTeller } from './previewRow.ts';

/** Which rows are told in full: the first `limit` of an outcome, and those asked for by number. */
export interface RowChoice {
  readonly limit: (outcome: PreviewOutcome) => number;
  readonly rows: ReadonlySet<number>;
}

/** Rows of a dry run as the preview shows them, and where every other one falls. */
export interface LeadPreview {
  readonly see: (judged: JudgedChunk, chunk: TableChunk) => void;
  readonly shown: () => PreviewRow[];
  readonly outcomes: () => OutcomeLetters;
}

/** Rows that repeat one asked for are told too: what is mended there changes them. */
export function createLeadPreview(teller: RowTeller, { limit, rows: asked }: RowChoice): LeadPreview {
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
      letters.push(lettersOf(chunk.first, chunk.rows.length, rows));
    },
    shown: () => shown,
    outcomes: () => letters.join(''),
  };
}
