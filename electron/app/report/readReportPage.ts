import type { InferContractRouterOutputs } from '@orpc/contract';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { readReportById, reportBefore } from '../../../db/queries/report.ts';
import type { report } from '../../../shared/api/report.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { formatsFor } from '../documents/formats.ts';
import { english } from './englishWords.ts';
import { frozenReport } from './frozenReport.ts';
import { rowOf } from './listReports.ts';
import { readReport } from './readReport.ts';
import { funnelOf, meetingsOf, paceOf, sourcesOf, weeksOf } from './reportCharts.ts';
import { countsOf, figuresOf } from './reportFigures.ts';

type Answer = InferContractRouterOutputs<typeof report>['read'];

/**
 * A report as a page (domain §7): its frozen figures with formula and counts, beside those of the report before it, the numbers of
 * its charts, and what has changed in the file since it was made. Refuses `notFound`.
 */
export function readReportPage(context: Context, { id }: { readonly id: number }): Result<Answer> {
  const { reader } = context.handle;
  const stored = readReportById(reader, id);
  if (!stored) return refuse('notFound', { kind: 'report', ref: id });
  const contract = readContractById(reader, stored.contractId);
  const { snapshot } = frozenReport(reader, stored);
  const earlier = reportBefore(reader, contract.id, stored.periodFrom);
  const before = earlier && frozenReport(reader, earlier).snapshot;
  const { documents, notInvoiced, target, currency, period } = snapshot;
  const now = readReport(reader, contract, period, context.now());
  const row = rowOf(contract, stored, context.now());
  return done({
    ...row,
    client: { ...row.client, currency },
    currency,
    comment: stored.comment,
    hash: stored.hash,
    previous: earlier && { id: earlier.id, from: earlier.periodFrom, to: earlier.periodTo },
    counts: countsOf(snapshot, before),
    figures: figuresOf(snapshot, before),
    since: countsOf(now, snapshot).flatMap(({ title, unit, value, before: was }) =>
      was === null || was === value ? [] : [{ title, unit, was, now: value }],
    ),
    target: target && { wanted: target.wanted, attainment: target.attainment, projected: target.projected },
    pace: paceOf(snapshot),
    funnel: funnelOf(snapshot),
    weeks: weeksOf(snapshot),
    meetings: meetingsOf(snapshot),
    sources: sourcesOf(snapshot),
    documents: documents.map((one) => ({ ...one })),
    notInvoiced: { ...notInvoiced },
    nextSteps: stepsOf(snapshot.nextSteps, contract),
  });
}

function stepsOf(steps: ReturnType<typeof readReport>['nextSteps'], { client }: StoredContract): string[] {
  const { day: written } = formatsFor(client.locale);
  return steps.map(({ kind, count, day }) => english.step[kind](count, day === null ? null : written(day)));
}
