import { hash } from 'node:crypto';
import type { Writer } from '../../../db/handle.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { StoredReport } from '../../../db/queries/report.ts';
import { insertReport, reportsOf } from '../../../db/queries/report.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { parsePeriod, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { render } from '../documents/render.ts';
import { appendHistory } from '../history.ts';
import { stop, transact } from '../transact.ts';
import { readReport } from './readReport.ts';
import { reportHtml } from './reportHtml.ts';
import type { FrozenReport } from './reportSnapshot.ts';

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
  const frozen = transact(context, (w) => freeze(w, context, input.contract, period));
  if (!frozen.ok) return frozen;
  const report = frozen.value;
  const name = `report-${input.contract}-${periodText(period)}`;
  const lastModified = report.madeAt;
  const pdf = await render({ kind: 'report', report });
  return done({
    hash: report.hash,
    restated: report.restates !== null,
    files: [
      new File([reportHtml(report)], `${name}.html`, { type: 'text/html;charset=utf-8', lastModified }),
      new File([pdf], `${name}.pdf`, { type: 'application/pdf', lastModified }),
    ],
  });
}

/** Reads the figures and keeps them, unless they are those of the last report of this period. */
function freeze(w: Writer, context: Context, ref: string, period: Period): FrozenReport {
  const contract = readContract(w, ref) ?? stop('notFound', { kind: 'contract', ref });
  const madeAt = context.now();
  const snapshot = readReport(w, contract, period, madeAt);
  const text = JSON.stringify(snapshot);
  const earlier = reportsOf(w, contract.id, period);
  const digest = hash('sha256', text);
  const same = earlier[0]?.hash === digest ? earlier[0] : null;
  if (same === null) {
    const kept = { contractId: contract.id, periodFrom: period.from, periodTo: period.to, madeAt, snapshot: text };
    insertReport(w, { id: context.ids.next(w), ...kept, hash: digest });
    appendHistory(w, context, {
      actor: context.actor,
      action: 'report',
      subject: `contract:${ref}`,
      change: { after: { period: { ...period }, hash: digest } },
    });
  }
  const replaced = earlier.find((report) => report.hash !== digest);
  return {
    snapshot,
    text,
    hash: digest,
    madeAt: same?.madeAt ?? madeAt,
    restates: replaced ? restated(replaced) : null,
  };
}

const restated = ({ madeAt, hash: digest }: StoredReport): FrozenReport['restates'] => ({ madeAt, hash: digest });
