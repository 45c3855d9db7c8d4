import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { insertBatch, liveBatchOf, type RowProblem, setLive } from '../../../db/queries/batch.ts';
import type { ImportAnswer, ImportInput } from '../../../shared/api/lead.ts';
import type { RowOutcome } from '../../../shared/domain/lead.ts';
import { expectedOf } from '../../../shared/domain/pricing/expected.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import type { Job } from '../jobs.ts';
import { clearHidden, hideAbandoned } from './clearAbandoned.ts';
import { completeLeads } from './completeLeads.ts';
import { draftRows } from './draftRows.ts';
import { isImporting, whileImporting } from './importing.ts';
import { createRowJudge, type JudgedChunk, type RowJudge } from './judgeRows.ts';
import { createLoading, type Loading } from './loadRows.ts';
import { type OpenIntake, openIntake } from './openIntake.ts';
import { type ImportPlan, planImport } from './plan.ts';

type Input = z.output<typeof ImportInput>;
type Answer = z.output<typeof ImportAnswer>;

interface Wanted {
  readonly plan: ImportPlan;
  readonly intake: OpenIntake;
  readonly fileName: string;
  readonly fileHash: string;
}

/**
 * Intake of leads (domain §4, command-line.md import). A long job: rows are read, judged and written in short transactions
 * into a batch that no read sees; one last transaction completes leads whose id came again, makes the batch live and adds one
 * entry to history. A dry run does all of it but the writing. Refuses as `planImport` and `openIntake` do, `alreadyImported`
 * for a file that is live for the same contract already unless told `again`, `importRunning` while another import is being
 * loaded, and `cancelled`, after which nothing of it is left.
 */
export async function importLeads(context: Context, input: Input): Promise<Result<Answer>> {
  const { handle } = context;
  const planned = planImport(handle.reader, input, context.now());
  if (!planned.ok) return planned;
  const plan = planned.value;
  const bytes = await input.file.bytes();
  const fileHash = hash('sha256', bytes);
  const before = input.again ? null : liveBatchOf(handle.reader, fileHash, plan.target?.contract.id ?? null);
  if (before !== null) {
    const at = new Date(before.finishedAt ?? before.startedAt).toISOString();
    return refuse('alreadyImported', { batch: before.id, file: before.fileName, at });
  }
  const opened = openIntake(bytes, plan.map, plan.judging.zone);
  if (!opened.ok) return opened;
  const wanted: Wanted = { plan, intake: opened.value, fileName: input.file.name, fileHash };
  const run = (body: (job: Job) => Promise<Result<Answer>>) =>
    context.jobs.run(input.job ?? 'import', wanted.fileName, body);
  if (input.dryRun) return run((job) => judgeFile(context, wanted, job));
  if (isImporting(handle)) return refuse('importRunning');
  return whileImporting(handle, () => run((job) => loadFile(context, wanted, job)));
}

/** What the rows of a file come to. */
interface Tally {
  readonly counts: Record<RowOutcome, number>;
  rows: number;
  updated: number;
  readonly problems: RowProblem[];
}

/** Rows read, judged and written without a pause, in one transaction: fewer make the file write the same pages again and again. */
const rowsAtOnce = 2000;

/** What a step is given to look at, and takes on: about {@link rowsAtOnce} rows. False when there are no more. */
type Step = (r: Reader, take: (chunk: JudgedChunk) => void) => boolean;

/**
 * Walks a file in steps, each run by `run`, and counts what its rows come to. Null when it was cancelled.
 */
async function walkRows(
  { handle }: Context,
  { plan, intake }: Wanted,
  job: Job,
  judge: RowJudge,
  run: (step: Step) => boolean,
): Promise<Tally | null> {
  for (const _ of judge.prepare(handle.reader)) await job.breathe();
  const tally = noRows();
  const chunks = intake.chunks[Symbol.iterator]();
  const step: Step = (r, take) => {
    for (const enough = tally.rows + rowsAtOnce; tally.rows < enough; ) {
      const next = chunks.next();
      if (next.done) return false;
      // One chunk after the other, so that what it leaves behind is swept while it is young.
      const judged = judge.judge(r, draftRows(next.value, intake, plan, judge.anySuppressed));
      count(tally, judged);
      take(judged);
    }
    return true;
  };
  while (run(step)) {
    job.progress(tally.rows, Math.ceil(tally.rows / intake.share()));
    await job.breathe();
    if (job.cancelled()) return null;
  }
  job.progress(tally.rows, tally.rows);
  return tally;
}

const noRows = (): Tally => ({
  counts: { broken: 0, suppressed: 0, duplicate: 0, taken: 0, fail: 0, check: 0, pass: 0 },
  rows: 0,
  updated: 0,
  problems: [],
});

function count(tally: Tally, { rows, updated, problems }: JudgedChunk): void {
  for (const { outcome } of rows) tally.counts[outcome] += 1;
  tally.rows += rows.length;
  tally.updated += updated;
  tally.problems.push(...problems);
}

function answerOf({ plan }: Wanted, tally: Tally, batch: number | null): Answer {
  const { target, judging } = plan;
  const amount = target && expectedOf(target.version, tally.counts.pass, judging.today, judging.now);
  return {
    batch,
    rows: tally.rows,
    ...tally.counts,
    updated: tally.updated,
    willBill: target && amount !== null ? { amount, currency: target.contract.client.currency } : null,
    problems: tally.problems,
  };
}

async function judgeFile(context: Context, wanted: Wanted, job: Job): Promise<Result<Answer>> {
  const { reader } = context.handle;
  const judge = createRowJudge(reader, wanted.plan);
  const tally = await walkRows(context, wanted, job, judge, (step) => step(reader, () => {}));
  return tally === null ? refuse('cancelled', { file: wanted.fileName }) : done(answerOf(wanted, tally, null));
}

async function loadFile(context: Context, wanted: Wanted, job: Job): Promise<Result<Answer>> {
  await clearLeftOvers(context, job);
  const { handle } = context;
  const loading = startBatch(context, wanted);
  let live = false;
  try {
    const judge = createRowJudge(handle.reader, wanted.plan);
    const tally = await walkRows(context, wanted, job, judge, (step) =>
      handle.transaction((w) => step(w, (chunk) => loading.write(w, chunk))),
    );
    if (tally === null) return refuse('cancelled', { file: wanted.fileName });
    const answer = goLive(context, wanted, loading, judge, tally);
    live = true;
    return done(answer);
  } finally {
    // Hidden at once, cleared behind; what a second fault keeps from being cleared is cleared before the next import.
    if (!live) await clearLeftOvers(context, job);
  }
}

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
  return createLoading(context, plan, { id, fields: intake.fields });
}

function goLive(context: Context, wanted: Wanted, loading: Loading, judge: RowJudge, tally: Tally): Answer {
  const { plan, fileName, fileHash } = wanted;
  const { batchId } = loading;
  const rowsDigest = loading.digest();
  const answer = answerOf(wanted, tally, batchId);
  const { batch: _, problems, ...counts } = answer;
  context.handle.transaction((w) => {
    const requalified = completeLeads(w, batchId, plan, judge.completed());
    setLive(w, batchId, { counts: JSON.stringify(counts), rowsDigest, finishedAt: context.now() });
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
          requalified,
        },
      },
    });
  });
  return answer;
}
