import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { countDelivered, setDeliveryState } from '../../../db/queries/delivery.ts';
import type { StoredDispute } from '../../../db/queries/dispute.ts';
import { countReturns, decideDispute, readDispute } from '../../../db/queries/dispute.ts';
import { insertReplacement } from '../../../db/queries/replacement.ts';
import type { ResolveAnswer, ResolveInput } from '../../../shared/api/dispute.ts';
import type { Terms } from '../../../shared/domain/contract/terms.ts';
import type { DeliveryMove, DeliveryState } from '../../../shared/domain/delivery.ts';
import { moveDelivery } from '../../../shared/domain/delivery.ts';
import type { DisputeDecision, DisputeState } from '../../../shared/domain/dispute.ts';
import { disputeDecisions, moveDispute } from '../../../shared/domain/dispute.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { timelineOf } from '../../../shared/domain/pricing/timeline.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Remedied } from '../../../shared/domain/remedy.ts';
import { chooseRemedy, returnsAllowed } from '../../../shared/domain/remedy.ts';
import { addDays, dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { orStop, stop, transact } from '../transact.ts';
import type { ClaimUnit } from './claimUnit.ts';
import { readUnit, reviewedUnit, termsOfUnit } from './claimUnit.ts';
import { creditUnit } from './creditUnit.ts';

type Input = z.output<typeof ResolveInput>;
type Answer = z.output<typeof ResolveAnswer>;

/** What each decision does to the unit the claim is against. */
const unitMoves = {
  uphold: 'return',
  part: 'keep',
  deny: 'keep',
  withdraw: 'keep',
  takeLate: 'takeLate',
  appeal: 'appeal',
} as const satisfies Record<DisputeDecision, DeliveryMove>;

/** A claim, the unit it is against, and everything that decides about it. */
interface Case {
  readonly dispute: StoredDispute;
  readonly contract: StoredContract;
  readonly unit: ClaimUnit;
  readonly terms: Terms;
}

/**
 * Decides a claim (domain §5). Upholding returns the unit for a credit, or for a replacement that is owed from now on while
 * the charge stands; a part leaves it accepted at a part of its price; what is on an invoice already is credited at once. A
 * claim against a meeting leaves its delivery as it is. Refuses `wrongState` with what is allowed, `ownersDecision` where a
 * manager takes a late claim, `returnCapReached` with the meter, `replacementNotReturnable`, `partNeedsCharge` where nothing
 * of the contract prices the unit, and what `chooseRemedy` refuses.
 */
export function resolveDispute(context: Context, input: Input): Result<Answer> {
  return transact(context, (w) => {
    const at = readCase(w, input.id);
    const asked = nextState(at.dispute, input.as);
    if (input.as === 'takeLate' && context.actor.role !== 'owner') stop('ownersDecision', { id: input.id });
    const remedy = orStop(chooseRemedy(input, at.terms.disputes));
    const decision = remedy.kind === 'part' ? 'part' : input.as;
    const state = remedy.kind === 'part' ? nextState(at.dispute, 'part') : asked;
    const unitState = guardUnit(w, at, decision);
    if (remedy.kind === 'part') guardPart(at);
    if (decision === 'uphold') guardCap(w, at);
    write(w, context, at, { decision, state, unitState, remedy, note: input.note });
    const credits = creditUnit(w, context, at.unit, at.dispute, remedy);
    appendHistory(w, context, {
      actor: context.actor,
      action: decision,
      subject: `dispute:${input.id}`,
      change: {
        before: { state: at.dispute.state, delivery: at.unit.delivery.state },
        after: { state, unit: unitState, remedy: { ...remedy }, credits: credits.map(({ number }) => number) },
      },
      ...(input.note && { personal: [{ leadId: at.unit.delivery.leadId, content: { note: input.note } }] }),
    });
    return { id: input.id, state, credit: credits[0] ?? null, credits };
  });
}

function readCase(r: Reader, id: number): Case {
  const dispute = readDispute(r, id) ?? stop('notFound', { kind: 'dispute', ref: id });
  const contract = readContractById(r, dispute.contractId);
  const unit = readUnit(r, dispute.deliveryId, dispute.chainId);
  return { dispute, contract, unit, terms: termsOfUnit(contract, unit) };
}

/** Nothing can be decided about feedback: it moves neither unit nor money, and being late it counts nowhere. */
const allows = (dispute: StoredDispute, decision: DisputeDecision): DisputeState | null =>
  dispute.class === 'feedback' ? null : moveDispute(dispute.state, decision);

function nextState(dispute: StoredDispute, decision: DisputeDecision): DisputeState {
  const next = allows(dispute, decision);
  if (next !== null) return next;
  const allowed = disputeDecisions.filter((other) => allows(dispute, other) !== null);
  return stop('wrongState', { kind: 'dispute', id: dispute.id, state: dispute.state, as: decision, allowed });
}

/** The unit's state after the decision; for a meeting, what its claims say it stands at. */
function guardUnit(r: Reader, { contract, unit, dispute }: Case, decision: DisputeDecision): DeliveryState {
  const reviewed = reviewedUnit(r, contract, unit);
  if (reviewed.isReplacement && decision !== 'deny' && decision !== 'withdraw') {
    stop('replacementNotReturnable', { id: dispute.id, delivery: unit.delivery.id });
  }
  const next = moveDelivery(reviewed.state, unitMoves[decision]);
  if (next !== null) return next;
  const kind = unit.chain ? 'appointment' : 'delivery';
  return stop('wrongState', { kind, id: dispute.id, state: reviewed.state, as: decision, allowed: [] });
}

function guardPart({ contract, unit, dispute }: Case): void {
  const { chain, delivery } = unit;
  const day = chain ? dayOf(chain.startsAt, contract.client.timeZone) : delivery.deliveredDay;
  const ruling = day === null ? null : timelineOf(contract.versions).at(day);
  const prices = chain ? ruling?.onChains.size : ruling?.onDeliveries.length;
  if (!prices) stop('partNeedsCharge', { id: dispute.id });
}

/** Returns count in the billing period of their delivery (domain §5). */
function guardCap(r: Reader, { contract, unit, terms }: Case): void {
  const { deliveredDay } = unit.delivery;
  const limit = terms.disputes?.cap;
  if (limit === undefined || deliveredDay === null) return;
  const period = periodContaining(terms.billing, deliveredDay);
  const cap = returnsAllowed(limit, countDelivered(r, contract.id, period));
  const used = countReturns(r, contract.id, period);
  if (cap !== null && used >= cap) stop('returnCapReached', { used, cap, period: { ...period } });
}

interface Decided {
  readonly decision: DisputeDecision;
  readonly state: DisputeState;
  readonly unitState: DeliveryState;
  readonly remedy: Remedied;
  readonly note: string | undefined;
}

function write(w: Writer, context: Context, { dispute, contract, unit, terms }: Case, to: Decided): void {
  const now = context.now();
  const isDecided = to.decision !== 'takeLate' && to.decision !== 'appeal';
  const decidedAt = isDecided ? now : null;
  decideDispute(w, dispute, {
    state: to.state,
    decidedAt,
    remedy: to.remedy.kind === 'none' ? null : to.remedy.kind,
    percent: to.remedy.kind === 'part' ? to.remedy.percent : null,
    note: to.note ?? dispute.note,
  });
  if (unit.chain === null) setDeliveryState(w, unit.delivery, to.unitState, decidedAt);
  if (to.remedy.kind !== 'replacement') return;
  const { replacement } = terms;
  insertReplacement(w, {
    id: context.ids.next(w),
    contractId: contract.id,
    disputeId: dispute.id,
    chainId: null,
    owedAt: now,
    dueDay: replacement ? addDays(dayOf(now, contract.client.timeZone), replacement.dueDays) : null,
    fulfilledBy: null,
  });
}
