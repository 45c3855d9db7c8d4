import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import type { Deliverable } from '../../../db/queries/deliverable.ts';
import { deliveryOfLead } from '../../../db/queries/delivery.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { DeliverAnswer } from '../../../shared/api/delivery.ts';
import type { DeliverChosenInput } from '../../../shared/api/leadPage.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { assertAll } from '../lead/chosen.ts';
import { createFirstJudgement } from '../lead/judgeForContract.ts';
import { orStop, transact } from '../transact.ts';
import { answerOf, planDelivery } from './deliver.ts';
import { type DeliveryPlan, handOver } from './handOver.ts';

type Chosen = z.output<typeof DeliverChosenInput>;

/**
 * Delivers the leads a person chose, as one step, by the rules of `handOver`. Leads of the pool are judged for the contract first.
 * Only what passed goes out: the others are told in `kept`, by their verdict, `alreadyDelivered` or as `deliver` says. Refuses
 * `notFound` and `contractNotActive`.
 */
export const deliverChosen = (context: Context, input: Chosen): Result<z.output<typeof DeliverAnswer>> =>
  transact(context, (w) => deliverIn(w, context, input));

/** {@link deliverChosen} inside the caller's transaction. */
export function deliverIn(w: Writer, context: Context, input: Chosen): z.output<typeof DeliverAnswer> {
  const plan = orStop(planDelivery(w, input.contract, context.now()));
  const kept = new Map<string, number>();
  const keep = (reason: string, count = 1): void => void kept.set(reason, (kept.get(reason) ?? 0) + count);
  const offered = offer(w, plan, input.leads, keep);
  const handed = handOver(w, context, plan, offered);
  for (const [reason, count] of handed.kept) keep(reason, count);
  return answerOf(w, plan, { ...handed, kept });
}

function offer(
  w: Writer,
  plan: DeliveryPlan,
  ids: readonly number[],
  keep: (reason: string) => void,
): readonly Deliverable[] {
  const { contract, judging } = plan;
  const judgeFirst = createFirstJudgement(w, plan, judging);
  const offered: Deliverable[] = [];
  for (const lead of assertAll(ids, readLeads(w, ids))) {
    const held = deliveryOfLead(w, contract.id, lead.id);
    if (held !== null && held.state !== 'onHold') {
      keep('alreadyDelivered');
      continue;
    }
    const newest = qualificationsOf(w, lead.id).find(({ contractId }) => contractId === contract.id);
    const outcome = newest?.outcome ?? judgeFirst(lead);
    if (outcome === 'pass') offered.push({ leadId: lead.id, heldId: held?.id ?? null });
    else keep(outcome);
  }
  return offered;
}
