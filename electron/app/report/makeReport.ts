import { hash } from 'node:crypto';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { StoredReport } from '../../../db/queries/report.ts';
import { insertReport, readReportById, reportsOf } from '../../../db/queries/report.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { parsePeriod } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { stop, transact } from '../transact.ts';
import { frozenReport } from './frozenReport.ts';
import { readReport } from './readReport.ts';
import { reportFile } from './reportFile.ts';

export interface ReportInput {
  readonly contract: string;
  readonly period: string;
}

export interface MadeReport {
  hash: string;
  restated: boolean;
  files: File[];
}

/**
 * The results report of a contract and period (domain §7): figures are frozen as they stand now and stored with their hash,
 * then printed as one HTML file and a PDF. The same figures again are the same report; others for the same period are
 * *restated*. Refuses a period that is none (`invalidInput`) and an unknown contract (`notFound`).
 */
export async function makeReport(context: Context, input: ReportInput): Promise<Result<MadeReport>> {
  const period = parsePeriod(input.period);
  if (period === null) return refuse('invalidInput', { field: 'period', value: input.period });
  const made = transact(context, (w) => freeze(w, context, input.contract, period));
  if (!made.ok) return made;
  const report = frozenReport(context.handle.reader, made.value);
  return done({
    hash: report.hash,
    restated: report.restates !== null,
    files: [await reportFile(report, 'html'), await reportFile(report, 'pdf')],
  });
}

/**
 * Reads the figures and keeps them, unless they are those of the last report of this period; answers the report they stand in.
 * A comment that was not sent yet goes along, to be reviewed beside the new figures. Stops with `notFound`.
 */
export function freeze(w: Writer, context: Context, ref: string, period: Period): StoredReport {
  const contract = readContract(w, ref) ?? stop('notFound', { kind: 'contract', ref });
  const madeAt = context.now();
  const text = JSON.stringify(readReport(w, contract, period, madeAt));
  const [last] = reportsOf(w, contract.id, period);
  const digest = hash('sha256', text);
  if (last?.hash === digest) return last;
  const id = context.ids.next(w);
  insertReport(w, {
    id,
    contractId: contract.id,
    periodFrom: period.from,
    periodTo: period.to,
    madeAt,
    snapshot: text,
    hash: digest,
    comment: last && last.sentAt === null ? last.comment : '',
  });
  appendHistory(w, context, {
    actor: context.actor,
    action: 'report',
    subject: `contract:${ref}`,
    change: { after: { period: { ...period }, hash: digest } },
  });
  return storedReport(w, id);
}

/** A report that is known to be there. */
export function storedReport(r: Reader, id: number): StoredReport {
  const report = readReportById(r, id);
  if (!report) throw new Error(`no report ${id}`);
  return report;
}
