import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import type { ClientFile } from '../../../shared/api/clientFile.ts';
import type { PreviewRow } from '../../../shared/api/intake.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { lettersOf, type OutcomeLetters } from '../../../shared/domain/intake/outcomeLetters.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { columnsByField, suspectCell } from '../../../shared/domain/intake/suspectCell.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Look, SeenRow } from '../answers/clientFile.ts';
import type { Named } from '../answers/deliveryMatch.ts';
import { importAppointments } from '../answers/importAppointments.ts';
import { importFeedback } from '../answers/importFeedback.ts';
import { importSales } from '../answers/importSales.ts';
import type { ClientRows } from '../answers/readRows.ts';
import type { Context } from '../context.ts';
import type { RowChoice } from './previewLeads.ts';
import { whoIs } from './previewRow.ts';

export type AnswerKind = Exclude<IntakeKind, 'leads'>;
type Input = z.output<typeof ClientFile>;
type Seen = SeenRow<PreviewOutcome>;

/** What a client's file would do, row by row. */
export interface AnswersPreview {
  readonly header: readonly string[];
  readonly rows: number;
  readonly setAside: number;
  readonly counts: ReadonlyMap<PreviewOutcome, number>;
  readonly outcomes: OutcomeLetters;
  readonly shown: readonly PreviewRow[];
}

interface TriedFile extends Pick<ClientRows<AnswerKind>, 'header' | 'cells' | 'count' | 'aside' | 'plan'> {
  readonly rows: readonly { readonly row: number; readonly values: Named }[];
}

/** Runs the very use-case that would take the file, and takes it back. Refuses what it refuses. */
export async function previewAnswers(
  context: Context,
  kind: AnswerKind,
  input: Input,
  { limit, rows: asked }: RowChoice,
): Promise<Result<AnswersPreview>> {
  const seen: Seen[] = [];
  let file: TriedFile = { header: [], cells: [], rows: [], count: 0, aside: [], plan: [] };
  const look: Look<AnswerKind, PreviewOutcome> = {
    file: (_, rows) => {
      file = rows;
    },
    row: (row) => seen.push(row),
  };
  const tried = await takers[kind](context, { ...input, dryRun: true, remember: false }, look);
  if (!tried.ok) return tried;

  const inOrder = seen.toSorted((a, b) => a.row - b.row);
  const counts = new Map<PreviewOutcome, number>();
  const shown = inOrder.filter(({ row, outcome }) => {
    const count = (counts.get(outcome) ?? 0) + 1;
    counts.set(outcome, count);
    return count <= limit(outcome) || asked.has(row);
  });
  const outcomes = lettersOf(1, file.cells.length, inOrder);
  const fixed = new Set(input.fixes?.map(({ row }) => row));
  const { reader } = context.handle;
  const named = new Map(file.rows.map(({ row, values }) => [row, values]));
  const columnsOf = columnsByField(file.plan, file.header);
  const rows = shown.map((one) => {
    const row = previewRow(reader, one, named.get(one.row), file.cells[one.row - 1] ?? [], fixed);
    const reasons = row.reasons.map((reason) => ({
      ...reason,
      column: suspectCell(reason, row.cells, columnsOf, file.header.length),
    }));
    return { ...row, reasons };
  });
  const { header, count, aside } = file;
  return { ok: true, value: { header, rows: count, setAside: aside.length, counts, outcomes, shown: rows } };
}

/** By what a row names somebody nobody found. */
const nameIn = (named: Named | undefined): string | null =>
  named?.['person.email'] ?? named?.['person.phone'] ?? named?.['lead.id'] ?? null;

const takers = {
  feedback: importFeedback,
  appointments: importAppointments,
  sales: importSales,
} as const satisfies Record<
  AnswerKind,
  (context: Context, input: Input, look: Look<AnswerKind, PreviewOutcome>) => Promise<Result<unknown>>
>;

function previewRow(
  r: Reader,
  { row, outcome, deliveryId, problem }: Seen,
  named: Named | undefined,
  cells: readonly string[],
  fixed: ReadonlySet<number>,
): PreviewRow {
  const [lead] = deliveryId === null ? [] : readLeads(r, [readDelivery(r, deliveryId).leadId]);
  const who = lead === undefined ? { name: null, email: nameIn(named), company: null } : whoIs(lead);
  const reason = { words: null, value: null, row: null, lead: null, days: null, column: null };
  return {
    row,
    outcome,
    ...who,
    bills: null,
    reasons: problem === undefined ? [] : [{ ...reason, code: problem.code, field: problem.field || null }],
    fills: [],
    cells: [...cells],
    fixed: fixed.has(row),
  };
}
