import type { z } from 'zod';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Opportunity } from '../../../db/queries/opportunity.ts';
import { insertOpportunity, updateOpportunity } from '../../../db/queries/opportunity.ts';
import type { RecordedAnswer, SaleInput } from '../../../shared/api/opportunity.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { judgeDeal, judgeWonDay } from '../../../shared/domain/opportunity.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { dayOf, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { orStop, transact } from '../transact.ts';
import { dealCharges } from './dealCharges.ts';
import { dealOf, soldDelivery } from './soldDelivery.ts';

/**
 * Says what became of a delivery, or corrects it: the same rules as a row of the client's file (domain §1, opportunity). A sale
 * belongs to the day it is said that it was won, and a correction leaves it there. Refuses `notFound`, `wrongState` for a
 * delivery on hold, `saleOutOfTime`, and what `judgeDeal` refuses.
 */
export function recordSale(
  context: Context,
  input: z.output<typeof SaleInput>,
): Result<z.output<typeof RecordedAnswer>> {
  return transact(context, (w) => {
    const now = context.now();
    const { id: deliveryId, contract, ...days } = soldDelivery(w, input.delivery, now);
    const known = input.id === undefined ? null : dealOf(w, deliveryId, input.id);
    const wonDay = wonDayOf(input.stage, input.wonDay, days.today);
    if (wonDay !== null) orStop(judgeWonDay(wonDay, days));
    const wonAt = wonAtOf(contract, known, wonDay);
    const next: Opportunity = {
      id: known?.id ?? context.ids.next(w),
      contractId: contract.id,
      deliveryId,
      externalId: known?.externalId ?? null,
      stage: input.stage,
      amount: input.amount,
      wonAt,
      reportedAt: known?.reportedAt ?? now,
      wonReportedAt: wonAt === null ? null : (known?.wonReportedAt ?? now),
    };
    if (known === null) insertOpportunity(w, next);
    else {
      orStop(judgeDeal(known, next, dealCharges(w, contract, known.id)));
      if (isSame(known, next)) return { id: known.id };
      updateOpportunity(w, next);
    }
    appendHistory(w, context, {
      actor: context.actor,
      action: 'sale',
      subject: `opportunity:${next.id}`,
      change: { ...(known && { before: saidOf(known) }), after: { delivery: deliveryId, ...saidOf(next) } },
    });
    return { id: next.id };
  });
}

/** The stage `won` makes a sale, today where nobody says when; the stage `lost` makes none. */
function wonDayOf(stage: string, day: Day | null, today: Day): Day | null {
  const word = stage.toLowerCase();
  if (word === 'lost') return null;
  return day ?? (word === 'won' ? today : null);
}

/** A day is its first moment on the client's clock; a day that was known to the hour stays so. */
function wonAtOf({ client }: StoredContract, known: Opportunity | null, day: Day | null): Instant | null {
  if (day === null) return null;
  const before = known?.wonAt ?? null;
  return before !== null && dayOf(before, client.timeZone) === day ? before : startOfDay(day, client.timeZone);
}

const isSame = (a: Opportunity, b: Opportunity): boolean =>
  a.stage === b.stage && a.amount === b.amount && a.wonAt === b.wonAt;

const saidOf = ({ stage, amount, wonAt }: Opportunity) => ({ stage, amount, wonAt });
