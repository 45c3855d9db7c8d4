import type { z } from 'zod';
import { insertBatch, liveBatchOf, setLive } from '../../../db/queries/batch.ts';
import { insertBatchStep } from '../../../db/queries/step.ts';
import { insertTakenRun } from '../../../db/queries/takenRow.ts';
import { leaveInserts } from '../../../db/recordSteps.ts';
import type { ImportAnswer, ImportInput } from '../../../shared/api/lead.ts';
import { fileMarkOf } from '../../../shared/domain/intake/problemColumns.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { type Job, watchOf } from '../jobs.ts';
import { clearHidden, hideAbandoned } from './clearAbandoned.ts';
import { completeLeads } from './completeLeads.ts';
import { fileHashOf } from './fileHash.ts';
import { isImporting, whileImporting } from './importing.ts';
import { createRowJudge, type JudgedChunk, type RowJudge } from './judgeRows.ts';
import { forgetMends } from './keptMends.ts';
import { createLoading, type Loading } from './loadRows.ts';
import { type OpenIntake, openIntake } from './openIntake.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { rememberMap } from './rememberMap.ts';
import { type Tally, walkRows } from './walkRows.ts';

type Input = z.output<typeof ImportInput>;
type Answer = z.output<typeof ImportAnswer>;

/** Looks on while the rows of a dry run are judged. */
export interface Looking {
  readonly see: (judged: JudgedChunk, chunk: TableChunk) => void;
  /** Whether it has seen what it wanted; the rest of the file is left alone then. */
  readonly enough: () => boolean;
}

/** Begins to look on, once it is known how the file is read. */
export type See = (
  plan: ImportPlan,
  intake: Pick<OpenIntake, 'header' | 'plan'> & { readonly fileHash: string },
) => Looking;

const unseen: See = () => ({ see: () => {}, enough: () => false });

interface Wanted {
  readonly plan: ImportPlan;
  readonly intake: OpenIntake;
  readonly fileName: string;
  readonly fileHash: string;
  /** Numbers of the rows somebody mended by hand. */
  readonly fixed: readonly number[];
  readonly remember: boolean;
}

/**
 * Intake of leads (domain §4, command-line.md import). A long job: rows are read, judged and written in short transactions
 * into a batch that no read sees; one last transaction completes leads whose id came again, makes the batch live and adds one
 * entry to history. A dry run does all of it but the writing. Refuses as `planImport` and `openIntake` do, `alreadyImported`
 * for a file that is live for the same contract already unless told `again`, `importRunning` while another import is being
 * loaded, `headerOnly` for a file without rows, and `cancelled`; after both nothing of it
 * is left.
 */
export async function importLeads(context: Context, input: Input, see: See = unseen): Promise<Result<Answer>> {
  const { handle } = context;
  const planned = planImport(handle.reader, input, context.now());
  if (!planned.ok) return planned;
  const plan = planned.value;
  const run = (body: (wanted: Wanted, job: Job) => Promise<Result<Answer>>) =>
    context.jobs.run(input.job ?? 'import', input.file.name, async (job) => {
      const wanted = await openWanted(context, input, plan, job);
      return wanted.ok ? body(wanted.value, job) : wanted;
    });
  if (input.dryRun) return run((wanted, job) => judgeFile(context, wanted, job, see));
  if (isImporting(handle)) return refuse('importRunning');
  return whileImporting(handle, () => run((wanted, job) => loadFile(context, wanted, job)));
}

/** Opens the file, unless it is live already. */
async function openWanted({ handle }: Context, input: Input, plan: ImportPlan, job: Job): Promise<Result<Wanted>> {
  const { file, fixes = [] } = input;
  const wish = { ...input, map: plan.map, zone: plan.judging.zone, fixes };
  const opened = await openIntake(wish, watchOf(job));
  if (!opened.ok) return opened;
  const fileHash = await fileHashOf(file, opened.value.written);
  const before = input.again ? null : liveBatchOf(handle.reader, fileHash, plan.target?.contract.id ?? null);
  if (before !== null) {
    const at = new Date(before.finishedAt ?? before.startedAt).toISOString();
    return refuse('alreadyImported', { batch: before.id, file: before.fileName, at });
  }
  return done({
    plan,
    intake: opened.value,
    fileName: file.name,
    fileHash,
    fixed: fixes.map(({ row }) => row).toSorted((a, b) => a - b),
    remember: input.remember ?? false,
  });
}

function answerOf({ plan }: Wanted, tally: Tally, batch: number | null): Answer {
  const { target } = plan;
  return {
    batch,
    rows: tally.rows,
    ...tally.counts,
    updated: tally.updated,
    setAside: tally.setAside,
    willBill: target && { amount: tally.willBill, currency: target.contract.client.currency },
    problems: tally.problems,
  };
}

async function judgeFile(context: Context, wanted: Wanted, job: Job, see: See): Promise<Result<Answer>> {
  const { reader } = context.handle;
  const judge = createRowJudge(reader, wanted.plan, fileMarkOf(wanted.fileHash));
  const look = see(wanted.plan, { ...wanted.intake, fileHash: wanted.fileHash });
  const tally = await walkRows(context, wanted, job, judge, (step) => step(reader, look.see) && !look.enough());
  if (tally === null) return refuse('cancelled', { file: wanted.fileName });
  return tally.rows === 0 ? refuse('headerOnly', { file: wanted.fileName }) : done(answerOf(wanted, tally, null));
}

async function loadFile(context: Context, wanted: Wanted, job: Job): Promise<Result<Answer>> {
  await clearLeftOvers(context, job);
  let loaded: Result<Answer>;
  try {
    loaded = await loadRows(context, wanted, job);
  } catch (problem) {
    await clearLeftOvers(context, job).catch((second: unknown) => {
      throw new AggregateError([problem, second], 'an import failed, and what it left behind could not be cleared yet');
    });
    throw problem;
  }
  if (!loaded.ok) await clearLeftOvers(context, job);
  return loaded;
}

/**
 * After how many rows the next commit comes, when so many are loaded. With each the file writes every page of an index anew in which
 * a row has its place: in a large one, nearly all of them.
 */
const rowsToCommit = (loaded: number): number => Math.min(20_000, Math.max(2000, loaded >> 1));

async function loadRows(context: Context, wanted: Wanted, job: Job): Promise<Result<Answer>> {
  const { handle } = context;
  const loading = startBatch(context, wanted);
  const judge = createRowJudge(handle.reader, wanted.plan, fileMarkOf(wanted.fileHash));
  const pieces = handle.inPieces(leaveInserts);
  let [committed, written] = [0, 0];
  const tally = await walkRows(context, wanted, job, judge, (step) => {
    const more = pieces.run((w) =>
      step(w, (chunk) => {
        loading.write(w, chunk);
        written += chunk.rows.length;
      }),
    );
    if (written - committed >= rowsToCommit(committed)) {
      pieces.commit();
      committed = written;
    }
    return more;
  });
  pieces.commit();
  if (tally === null) return refuse('cancelled', { file: wanted.fileName });
  if (tally.rows === 0) return refuse('headerOnly', { file: wanted.fileName });
  return done(goLive(context, wanted, loading, judge, tally));
}

/** Whatever is loading now is given up: hidden at once, cleared behind. */
async function clearLeftOvers(context: Context, job: Job): Promise<void> {
  hideAbandoned(context);
  for (const _ of clearHidden(context)) await job.breathe();
}

function startBatch(context: Context, { plan, intake, fileName, fileHash }: Wanted): Loading {
  const id = context.handle.transaction((w) => {
    const next = context.ids.next(w);
    insertBatch(w, {
      id: next,
      contractId: plan.target?.contract.id ?? null,
      sourceId: plan.sourceId,
      fileName,
      fileHash,
      map: JSON.stringify(plan.map),
      startedAt: plan.judging.now,
    });
    return next;
  });
  return createLoading(context, plan, { id, file: fileMarkOf(fileHash), fields: intake.fields });
}

function goLive(context: Context, wanted: Wanted, loading: Loading, judge: RowJudge, tally: Tally): Answer {
  const { plan, intake, fileName, fileHash, fixed } = wanted;
  const { batchId } = loading;
  const rowsDigest = loading.digest();
  const answer = answerOf(wanted, tally, batchId);
  const { batch: _, problems, ...counts } = answer;
  context.handle.transaction((w) => {
    const finishedAt = context.now();
    for (const run of loading.taken()) insertTakenRun(w, batchId, run);
    const requalified = completeLeads(w, { id: batchId, finishedAt }, plan, judge.completed(), loading.idOf);
    if (wanted.remember) rememberMap(w, intake.header, plan.map, finishedAt);
    forgetMends(w, fileHash, plan.target?.contract.id ?? null);
    setLive(w, batchId, { counts: JSON.stringify(counts), rowsDigest, finishedAt });
    appendHistory(w, context, {
      actor: context.actor,
      action: 'import',
      subject: `batch:${batchId}`,
      change: {
        after: {
          contract: plan.target?.contract.ref ?? null,
          file: fileName,
          fileHash,
          rowsDigest,
          counts: { ...counts, problems: problems.length },
          ...(fixed.length > 0 && { fixed }),
          requalified,
        },
      },
    });
    const step = { at: finishedAt, actor: context.actor.name, subject: `batch:${batchId}`, batchId };
    context.recorded(insertBatchStep(w, step));
  });
  return answer;
}
