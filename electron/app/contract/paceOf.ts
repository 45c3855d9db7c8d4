import type { StoredContract } from '../../../db/queries/contract.ts';
import type { ContractOverview } from '../../../shared/api/contract.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import { inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { deliveredUpTo, planned, projected } from '../../../shared/domain/kpi/pace.ts';
import { ratePercent, sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';

/**
 * Deliveries of a period against its target, day by day, and where they will be at its end (domain §7, pace). `counts` are the
 * days that had deliveries.
 */
export function paceOf(
  { client, inputs }: Pick<StoredContract, 'client' | 'inputs'>,
  period: Period,
  today: Day,
  counts: readonly { readonly day: Day; readonly count: number }[],
): NonNullable<ContractOverview['pace']> {
  const { target } = inputsIn(inputs, period);
  const due = target === undefined ? [] : planned(target, period, client);
  const delivered = sumOf(counts.map(({ count }) => count));
  return {
    delivered,
    target: target ?? null,
    attainment: target === undefined ? null : ratePercent(delivered, target),
    projected: projected(delivered, period, today, client),
    days: deliveredUpTo(counts, period).map((upTo, at) => ({
      day: upTo.day,
      delivered: upTo.day <= today ? upTo.delivered : null,
      planned: due[at] ?? null,
    })),
  };
}
