import type { StoredContract } from '../../../db/queries/contract.ts';
import type { ContractOverview } from '../../../shared/api/contract.ts';
import type { Day, Decimal } from '../../../shared/domain/basics.ts';
import { projected, workingDaysIn } from '../../../shared/domain/kpi/pace.ts';
import { multiplyDecimals, ratePercent, ratio } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { addDays } from '../../../shared/domain/time.ts';

/**
 * Deliveries of a period against its target, day by day, and where they will be at its end (domain §7, pace). `counts` are the
 * days that had deliveries. What is planned for a day is the target's part by the client's working days up to it.
 */
export function paceOf(
  { client, inputs }: Pick<StoredContract, 'client' | 'inputs'>,
  period: Period,
  today: Day,
  counts: readonly { readonly day: Day; readonly count: number }[],
): NonNullable<ContractOverview['pace']> {
  const target = targetOf(inputs, period);
  const byDay = new Map(counts.map(({ day, count }) => [day, count]));
  const working = workingDaysIn(period, client);
  const days: NonNullable<ContractOverview['pace']>['days'] = [];
  let delivered = 0;
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    delivered += byDay.get(day) ?? 0;
    const passed = workingDaysIn({ from: period.from, to: day }, client);
    const planned = target === null ? null : ratio(multiplyDecimals(target, String(passed)), working, 1);
    days.push({ day, delivered: day <= today ? delivered : null, planned });
  }
  return {
    delivered,
    target,
    attainment: target === null ? null : ratePercent(delivered, target),
    projected: projected(delivered, period, today, client),
    days,
  };
}

/** The newest target in force in the period. */
function targetOf(inputs: StoredContract['inputs'], period: Period): Decimal | null {
  const targets = inputs.filter(({ key, from }) => key === 'target' && from <= period.to);
  return targets.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.value ?? null;
}
