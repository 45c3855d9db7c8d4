import type { PreviewRow } from '../../../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../../../shared/domain/intake/previewOutcome.ts';

/** Outcomes that somebody can mend: what nobody can use, and what a person must look at. */
export const troubled: ReadonlySet<PreviewOutcome> = new Set(['broken', 'check', 'unmatched', 'refused']);

type Reasoned = Pick<PreviewRow, 'outcome' | 'reasons'>;

/** The cells of a row, from 0, that its reasons are about. */
export const pointedCells = ({ reasons }: Reasoned): readonly number[] => [
  ...new Set(reasons.flatMap(({ column }) => column ?? [])),
];

/** Those that somebody can mend. */
export const troubledCells = (row: Reasoned): readonly number[] => (troubled.has(row.outcome) ? pointedCells(row) : []);

/** Where rows are looked for: the rows shown in order, with where each falls. */
export interface TroubleSearch {
  readonly rows: readonly number[];
  readonly outcomeOf: (row: number) => PreviewOutcome | undefined;
}

/** The next troubled row after the one at `from`, or before it, going round; null where there is none but itself. */
export function nextTroubled({ rows, outcomeOf }: TroubleSearch, from: number, by: 1 | -1): number | null {
  for (let step = 1; step < rows.length; step += 1) {
    const at = (from + by * step + rows.length) % rows.length;
    const row = rows[at];
    const outcome = row === undefined ? undefined : outcomeOf(row);
    if (outcome !== undefined && troubled.has(outcome)) return at;
  }
  return null;
}
