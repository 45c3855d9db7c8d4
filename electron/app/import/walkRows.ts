import type { Reader } from '../../../db/handle.ts';
import type { RowProblem } from '../../../db/queries/batch.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import type { RowOutcome } from '../../../shared/domain/lead.ts';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { whilePatient } from '../patience.ts';
import { draftRows } from './draftRows.ts';
import type { JudgedChunk, RowJudge } from './judgeRows.ts';
import type { OpenIntake } from './openIntake.ts';
import type { ImportPlan } from './plan.ts';

/** What the rows of a file come to. */
export interface Tally {
  readonly counts: Record<RowOutcome, number>;
  rows: number;
  updated: number;
  setAside: number;
  /** What the rows that pass will bill, in minor units of the client's currency. */
  willBill: Minor;
  readonly problems: RowProblem[];
}

/** How often somebody who looks on is told, in rows: each time every window asks anew. */
const rowsTold = 2000;

/** What a step is given to look at, and takes on: rows for as long as others can wait. False when there are no more. */
type Step = (r: Reader, take: (judged: JudgedChunk, chunk: TableChunk) => void) => boolean;

/**
 * Walks a file in steps, each run by `run`, and counts what its rows come to. Null when it was cancelled.
 */
export async function walkRows(
  { handle }: Pick<Context, 'handle'>,
  { plan, intake }: { readonly plan: ImportPlan; readonly intake: OpenIntake },
  job: Job,
  judge: RowJudge,
  run: (step: Step) => boolean,
): Promise<Tally | null> {
  for (const _ of judge.prepare(handle.reader)) await job.breathe();
  const tally = noRows();
  const chunks = intake.chunks[Symbol.iterator]();
  const step: Step = (r, take) =>
    whilePatient(() => {
      const next = chunks.next();
      if (next.done) return false;
      // One chunk after the other, so that what it leaves behind is swept while it is young.
      const judged = judge.judge(r, draftRows(next.value, intake, plan, judge.suppressedBy));
      count(tally, judged);
      tally.setAside += next.value.aside.length;
      take(judged, next.value);
      return true;
    });
  for (let told = 0; run(step); ) {
    if (tally.rows >= told + rowsTold) {
      told = tally.rows;
      job.progress(tally.rows, Math.ceil(tally.rows / intake.share()));
    }
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
  setAside: 0,
  willBill: 0,
  problems: [],
});

function count(tally: Tally, { rows, updated, problems }: JudgedChunk): void {
  for (const { outcome, bills } of rows) {
    tally.counts[outcome] += 1;
    tally.willBill += bills ?? 0;
  }
  tally.rows += rows.length;
  tally.updated += updated;
  for (const problem of problems) tally.problems.push(problem);
}
