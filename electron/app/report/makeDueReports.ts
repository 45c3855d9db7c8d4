import { readContracts } from '../../../db/queries/contract.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { parsePeriod, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { createLongStep, refusable } from '../transact.ts';
import { dueReportsOf } from './listReports.ts';
import type { ReportInput } from './makeReport.ts';
import { freeze } from './makeReport.ts';

interface Made extends ReportInput {
  readonly id: number;
  readonly hash: string;
}

/**
 * Makes many reports in one go, each in a transaction of its own and all of them one step: those named, or every one that is due
 * (domain §7). Nothing is printed. Refuses a period that is none (`invalidInput`) and an unknown contract (`notFound`) before
 * anything is written.
 */
export async function makeDueReports(
  context: Context,
  input: { readonly reports?: readonly ReportInput[] | undefined; readonly job?: string | undefined },
): Promise<Result<Made[]>> {
  const { reader } = context.handle;
  const contracts = readContracts(reader);
  const wanted =
    input.reports ??
    contracts.flatMap((contract) =>
      dueReportsOf(reader, contract, context.now()).due.map(({ period }) => ({
        contract: contract.ref,
        period: periodText(period),
      })),
    );
  const planned: { readonly contract: string; readonly days: Period }[] = [];
  for (const { contract, period } of wanted) {
    const days = parsePeriod(period);
    if (days === null) return refuse('invalidInput', { field: 'period', value: period });
    if (!contracts.some(({ ref }) => ref === contract)) return refuse('notFound', { kind: 'contract', ref: contract });
    planned.push({ contract, days });
  }
  return context.jobs.run(input.job ?? 'reports', 'reports', async (job) => {
    const step = createLongStep(context);
    const made: Made[] = [];
    for (const [at, { contract, days }] of planned.entries()) {
      job.progress(at, planned.length);
      await job.breathe();
      if (job.cancelled()) break;
      const frozen = refusable(() => step.transaction((w) => freeze(w, context, contract, days)));
      if (!frozen.ok) return frozen;
      made.push({ contract, period: periodText(days), id: frozen.value.id, hash: frozen.value.hash });
    }
    job.progress(planned.length, planned.length);
    return done(made);
  });
}
