import type { z } from 'zod';
import { readContract } from '../../../db/queries/contract.ts';
import type { Preview, PreviewInput, PreviewRow, RowsInput } from '../../../shared/api/intake.ts';
import { previewOutcomes } from '../../../shared/domain/intake/previewOutcome.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { withEarlierNames } from './earlierNames.ts';
import { importLeads } from './importLeads.ts';
import { previewAnswers } from './previewAnswers.ts';
import { createLeadPreview, type LeadPreview, type RowChoice } from './previewLeads.ts';
import { createRowTeller } from './previewRow.ts';

type Input = z.output<typeof PreviewInput>;
type Tried = Omit<Input, 'limit' | 'rows'>;
type Answer = z.output<typeof Preview>;

/**
 * What an import would do, row by row, by the code that does it (domain §4): nothing is written. Every row is told with its
 * outcome, those that `limit` and `rows` ask for in full; mended rows always. Refuses what the import itself refuses, but a file
 * that was imported before, which the preview is to show as well.
 */
export async function preview(context: Context, { limit, rows = [], ...input }: Input): Promise<Result<Answer>> {
  const fixed = (input.fixes ?? []).map(({ row }) => row);
  const tried = await tryFile(context, input, { limit: () => limit, rows: new Set([...rows, ...fixed]) });
  return tried.ok ? done(tried.value.answer) : tried;
}

/** Rows of a file in full, by their numbers: what somebody looks at next. Refuses as {@link preview} does. */
export async function previewRows(
  context: Context,
  { rows, ...input }: z.output<typeof RowsInput>,
): Promise<Result<PreviewRow[]>> {
  const wanted = new Set(rows);
  const tried = await tryFile(context, input, { limit: () => 0, rows: wanted, only: true });
  return tried.ok ? done(tried.value.answer.shown.filter(({ row }) => wanted.has(row))) : tried;
}

interface TriedFile {
  readonly answer: Answer;
  /** By which its rows are known again; null for a client's file, which is no batch. */
  readonly fileHash: string | null;
}

/** The same with the rows told that `choice` says. */
export const tryFile = (context: Context, input: Tried, choice: RowChoice): Promise<Result<TriedFile>> =>
  input.kind === 'leads' ? tryLeads(context, input, choice) : tryAnswers(context, input.kind, input, choice);

async function tryLeads(context: Context, input: Tried, choice: RowChoice): Promise<Result<TriedFile>> {
  const { kind, fixes = [], ...rest } = input;
  const fixed = new Set(fixes.map(({ row }) => row));
  const looking: { at: LeadPreview | null; header: readonly string[]; fileHash: string | null } = {
    at: null,
    header: [],
    fileHash: null,
  };
  const tried = await importLeads(
    context,
    { ...rest, fixes, dryRun: true, again: true, job: input.job ?? 'preview' },
    (plan, intake) => {
      const rows = createLeadPreview(createRowTeller(plan, intake, fixed), choice);
      looking.at = rows;
      looking.header = intake.header;
      looking.fileHash = intake.fileHash;
      return rows;
    },
  );
  if (!tried.ok) return tried;
  const { batch, problems, rows: count, updated, setAside, willBill, ...counts } = tried.value;
  const answer: Answer = {
    kind,
    look: lookFor(context, input.contract),
    rows: count,
    counts: countsOf(new Map(Object.entries(counts))),
    outcomes: looking.at?.outcomes() ?? '',
    updated,
    setAside,
    willBill,
    header: [...looking.header],
    shown: withEarlierNames(context.handle.reader, looking.at?.shown() ?? []),
  };
  return done({ answer, fileHash: looking.fileHash });
}

async function tryAnswers(
  context: Context,
  kind: Exclude<Input['kind'], 'leads'>,
  { kind: _, contract, job: __, ...input }: Tried,
  choice: RowChoice,
): Promise<Result<TriedFile>> {
  if (contract === undefined) return refuse('contractNeeded', { kind });
  const tried = await previewAnswers(context, kind, { ...input, contract }, choice);
  if (!tried.ok) return tried;
  const { header, rows, setAside, counts, outcomes, shown } = tried.value;
  const answer: Answer = {
    kind,
    look: lookFor(context, contract),
    rows,
    counts: countsOf(counts),
    outcomes,
    updated: 0,
    setAside,
    willBill: null,
    header: [...header],
    shown: [...shown],
  };
  return done({ answer, fileHash: null });
}

function lookFor({ handle }: Context, ref: string | undefined): Answer['look'] {
  const contract = ref === undefined ? null : readContract(handle.reader, ref);
  return contract && lookOf(contract.client);
}

const countsOf = (counts: ReadonlyMap<string, number>): Answer['counts'] =>
  previewOutcomes.map((outcome) => ({ outcome, count: counts.get(outcome) ?? 0 })).filter(({ count }) => count > 0);
