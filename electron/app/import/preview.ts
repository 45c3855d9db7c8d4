import type { z } from 'zod';
import { readContract } from '../../../db/queries/contract.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import type { Preview, PreviewInput, PreviewRow, ProblemFile } from '../../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { previewOutcomes } from '../../../shared/domain/intake/previewOutcome.ts';
import { addedColumns, ownColumns, problemColumns } from '../../../shared/domain/intake/problemColumns.ts';
import { whyOf } from '../../../shared/domain/intake/reasonWords.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { csvText } from '../documents/csv.ts';
import { lookOf } from '../look.ts';
import { importLeads } from './importLeads.ts';
import { previewAnswers } from './previewAnswers.ts';
import { createLeadPreview, type LeadPreview, whoIs } from './previewLeads.ts';

type Input = z.output<typeof PreviewInput>;
type Answer = z.output<typeof Preview>;

/**
 * What an import would do, row by row, by the code that does it (domain §4): nothing is written. Refuses what the import itself
 * refuses, but a file that was imported before, which the preview is to show as well.
 */
export const preview = (context: Context, input: Input): Promise<Result<Answer>> =>
  input.kind === 'leads' ? previewOfLeads(context, input) : previewOfAnswers(context, input.kind, input);

async function previewOfLeads(context: Context, input: Input): Promise<Result<Answer>> {
  const { kind, limit, fixes = [], ...rest } = input;
  const fixed = new Set(fixes.map(({ row }) => row));
  let rows: LeadPreview | null = null;
  let columns: readonly string[] = [];
  const tried = await importLeads(
    context,
    { ...rest, fixes, dryRun: true, again: true, job: input.job ?? 'preview' },
    (plan, header) => {
      rows = createLeadPreview(plan, limit, fixed);
      columns = header;
      return rows.see;
    },
  );
  if (!tried.ok) return tried;
  const { batch: _, problems: __, rows: count, updated, setAside, willBill, ...counts } = tried.value;
  return done({
    kind,
    look: lookFor(context, input.contract),
    rows: count,
    counts: countsOf(new Map(Object.entries(counts))),
    updated,
    setAside,
    willBill,
    header: [...columns],
    shown: withNames(context, shownOf(rows)),
  });
}

const shownOf = (rows: LeadPreview | null): PreviewRow[] => rows?.shown() ?? [];

/** Earlier leads by the name a person knows them by. */
function withNames({ handle }: Context, rows: PreviewRow[]): PreviewRow[] {
  const ids = new Set(rows.flatMap(({ reasons }) => reasons.flatMap(({ lead }) => lead ?? [])));
  if (ids.size === 0) return rows;
  const names = new Map(
    readLeads(handle.reader, [...ids]).map((lead) => {
      const { name, email, company } = whoIs(lead);
      return [lead.id, name ?? email ?? company];
    }),
  );
  const named = (reason: PreviewRow['reasons'][number]): typeof reason =>
    reason.lead === null ? reason : { ...reason, words: names.get(reason.lead) ?? null };
  return rows.map((row) => ({ ...row, reasons: row.reasons.map(named) }));
}

async function previewOfAnswers(
  context: Context,
  kind: Exclude<Input['kind'], 'leads'>,
  { kind: _, contract, limit, job: __, ...input }: Input,
): Promise<Result<Answer>> {
  if (contract === undefined) return refuse('contractNeeded', { kind });
  const tried = await previewAnswers(context, kind, { ...input, contract }, limit);
  if (!tried.ok) return tried;
  const { header, rows, setAside, counts, shown } = tried.value;
  return done({
    kind,
    look: lookFor(context, contract),
    rows,
    counts: countsOf(counts),
    updated: 0,
    setAside,
    willBill: null,
    header: [...header],
    shown: [...shown],
  });
}

function lookFor({ handle }: Context, ref: string | undefined): Answer['look'] {
  const contract = ref === undefined ? null : readContract(handle.reader, ref);
  return contract && lookOf(contract.client);
}

const countsOf = (counts: ReadonlyMap<string, number>): Answer['counts'] =>
  previewOutcomes.map((outcome) => ({ outcome, count: counts.get(outcome) ?? 0 })).filter(({ count }) => count > 0);

const mostRows = 20_000;
const unusable: ReadonlySet<PreviewOutcome> = new Set(['broken', 'unmatched', 'refused']);

/**
 * The rows nobody can use as they are, with number and reason before their own cells: to be mended in a spreadsheet and imported
 * again. Refuses as {@link preview} does.
 */
export async function problemFile(
  context: Context,
  input: Omit<Input, 'limit'>,
): Promise<Result<z.output<typeof ProblemFile>>> {
  const tried = await preview(context, { ...input, limit: mostRows });
  if (!tried.ok) return tried;
  const { header, shown } = tried.value;
  const rows = shown.filter(({ outcome }) => unusable.has(outcome));
  const own = ownColumns(header);
  const added = new Set(addedColumns(header).map((name) => header.indexOf(name)));
  const name = input.file.name.replace(/\.[^.]*$/, '');
  return done({
    name: `${name} – to mend.csv`,
    text: csvText(
      [...problemColumns, ...own],
      rows.map(({ cells, ...row }) => [
        row.row,
        whyOf(row).join('; '),
        ...cells.filter((_, column) => !added.has(column)),
      ]),
    ),
    rows: rows.length,
  });
}
