import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import type { Opportunity } from '../../../db/queries/opportunity.ts';
import { insertOpportunity, opportunitiesOf, putRevenue, readRevenue } from '../../../db/queries/opportunity.ts';
import type { RecordedAnswer, RevenueInput } from '../../../shared/api/opportunity.ts';
import { judgeMonth, judgeRevenue } from '../../../shared/domain/opportunity.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Month } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { orStop, transact } from '../transact.ts';
import { dealCharges } from './dealCharges.ts';
import { dealOf, soldDelivery } from './soldDelivery.ts';

/**
 * Says what a customer paid in a month, or corrects it (domain §6, revenue calendar). The month belongs to the day it is
 * reported first, and a correction leaves it there. Without a deal named it goes to the one that has this month already, else to
 * the first that was won, else to the first. Refuses `notFound`, `wrongState` for a delivery on hold, `revenueOutOfTime`, and
 * what `judgeRevenue` refuses.
 */
export function reportRevenue(
  context: Context,
  { delivery, month, amount, id }: z.output<typeof RevenueInput>,
): Result<z.output<typeof RecordedAnswer>> {
  return transact(context, (w) => {
    const now = context.now();
    const { contract, ...days } = soldDelivery(w, delivery, now);
    orStop(judgeMonth(month, days));
    const deal =
      id === undefined
        ? (dealFor(w, delivery, month) ?? unnamedDeal(w, context, contract.id, delivery))
        : dealOf(w, delivery, id);
    const before = readRevenue(w, deal.id, month);
    if (before === amount) return { id: deal.id };
    orStop(judgeRevenue({ month, before, after: amount }, dealCharges(w, contract, deal.id)));
    putRevenue(w, { opportunityId: deal.id, month, amount, reportedAt: now });
    appendHistory(w, context, {
      actor: context.actor,
      action: 'revenue',
      subject: `opportunity:${deal.id}`,
      change: { ...(before !== null && { before: { amount: before } }), after: { delivery, month, amount } },
    });
    return { id: deal.id };
  });
}

function dealFor(w: Writer, delivery: number, month: Month): Opportunity | undefined {
  const deals = opportunitiesOf(w, delivery);
  return (
    deals.find(({ id }) => readRevenue(w, id, month) !== null) ?? deals.find(({ wonAt }) => wonAt !== null) ?? deals[0]
  );
}

/** Only money was reported, of a deal nobody spoke of. */
function unnamedDeal(w: Writer, context: Context, contractId: number, deliveryId: number): Opportunity {
  const deal: Opportunity = {
    id: context.ids.next(w),
    contractId,
    deliveryId,
    externalId: null,
    stage: '',
    amount: null,
    wonAt: null,
    reportedAt: context.now(),
    wonReportedAt: null,
  };
  insertOpportunity(w, deal);
  return deal;
}
