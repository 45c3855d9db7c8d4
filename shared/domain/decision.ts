import type { Actor, Day, Decimal, Instant, Minor } from './basics.ts';
import type { ReviewedUnit } from './claim.ts';
import { isTooOld } from './claim.ts';
import type { DisputeTerms, ReasonClass } from './contract/terms.ts';
import type { DeliveryMove, DeliveryState } from './delivery.ts';
import { moveDelivery } from './delivery.ts';
import type { DisputeDecision, DisputeState } from './dispute.ts';
import { disputeDecisions, moveDispute } from './dispute.ts';
import { percentOf, sumOf } from './money.ts';
import type { Period } from './period.ts';
import type { EventKey } from './pricing/charge.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';
import type { Asked, Remedied } from './remedy.ts';
import { chooseRemedy } from './remedy.ts';

/** Returns of a billing period so far, and how many the terms allow (domain §5, return cap). */
export interface ReturnMeter {
  readonly used: number;
  readonly cap: number;
  readonly period: Period;
}

/** A claim, the unit it is against, and everything that decides about it. */
export interface DisputeCase {
  readonly id: number;
  readonly state: DisputeState;
  readonly class: ReasonClass;
  readonly deliveryId: number;
  /** The chain it is against; null for the delivery itself. */
  readonly chainId: number | null;
  readonly unit: Pick<ReviewedUnit, 'state' | 'isReplacement' | 'claimsEndAt'>;
  /** The client's own time of the claim. */
  readonly openedAt: Instant;
  /** Whether anything proves it: what the client said, or what was noted since. */
  readonly hasEvidence: boolean;
  readonly terms: DisputeTerms | undefined;
  /** Whether a component of the contract prices such a unit. */
  readonly isPriced: boolean;
  /** Null where the contract caps nothing. */
  readonly meter: ReturnMeter | null;
}

/** What a decision comes to. Under a contract whose remedy is a part, upholding is the decision `part`. */
export interface Weighed {
  readonly decision: DisputeDecision;
  readonly state: DisputeState;
  readonly unitState: DeliveryState;
  readonly remedy: Remedied;
}

/** What each decision does to the unit the claim is against. */
const unitMoves = {
  uphold: 'return',
  part: 'keep',
  deny: 'keep',
  withdraw: 'keep',
  takeLate: 'takeLate',
  appeal: 'appeal',
} as const satisfies Record<DisputeDecision, DeliveryMove>;

/**
 * Whether a claim may be decided so, and what it comes to (domain §5): the same rule guards the use-case and says on screen
 * which decisions are open. Refuses `wrongState` with what is allowed, `ownersDecision` where a manager takes a late claim,
 * `claimTooOld` for one the terms no longer hear, `evidenceMissing` where they want evidence and neither claim nor note has any, what `chooseRemedy` refuses, `replacementNotReturnable`, `partNeedsCharge` where nothing of the contract prices the unit,
 * and `returnCapReached` with the meter.
 */
export function weighDecision(at: DisputeCase, asked: Noted, role: Actor['role']): Result<Weighed> {
  const { id, terms, isPriced, meter } = at;
  const next = nextState(at, asked.as);
  if (!next.ok) return next;
  if (asked.as === 'takeLate' && role !== 'owner') return refuse('ownersDecision', { id });
  if (asked.as === 'takeLate' && isTooOld(at.unit, at.openedAt)) {
    return refuse('claimTooOld', { id, heardUntil: at.unit.claimsEndAt, openedAt: at.openedAt });
  }
  if (lacksEvidence(at, asked)) return refuse('evidenceMissing', { id });
  const chosen = chooseRemedy(asked, terms);
  if (!chosen.ok) return chosen;
  const remedy = chosen.value;
  const decision = remedy.kind === 'part' ? 'part' : asked.as;
  const state = nextState(at, decision);
  if (!state.ok) return state;
  const unitState = nextUnitState(at, decision);
  if (!unitState.ok) return unitState;
  if (remedy.kind === 'part' && !isPriced) return refuse('partNeedsCharge', { id });
  if (decision === 'uphold' && meter !== null && meter.used >= meter.cap) {
    return refuse('returnCapReached', { used: meter.used, cap: meter.cap, period: { ...meter.period } });
  }
  return done({ decision, state: state.value, unitState: unitState.value, remedy });
}

/** What was asked for, with what is noted about it. */
type Noted = Asked & { readonly note?: string | undefined };

/** An upheld claim costs: where the terms want evidence, somebody must have said what it is. */
const lacksEvidence = ({ terms, hasEvidence }: DisputeCase, { as, note }: Noted): boolean =>
  (as === 'uphold' || as === 'part') && terms?.evidenceRequired === true && !hasEvidence && !note?.trim();

/** Nothing can be decided about feedback: it moves neither unit nor money, and being late it counts nowhere. */
const allows = (at: DisputeCase, decision: DisputeDecision): DisputeState | null =>
  at.class === 'feedback' ? null : moveDispute(at.state, decision);

function nextState(at: DisputeCase, decision: DisputeDecision): Result<DisputeState> {
  const next = allows(at, decision);
  if (next !== null) return done(next);
  const allowed = disputeDecisions.filter((other) => allows(at, other) !== null);
  return refuse('wrongState', { kind: 'dispute', id: at.id, state: at.state, as: decision, allowed });
}

/** The unit's state after the decision; a meeting has none of its own, it is what its claims say it stands at. */
function nextUnitState({ id, deliveryId, chainId, unit }: DisputeCase, as: DisputeDecision): Result<DeliveryState> {
  if (unit.isReplacement && as !== 'deny' && as !== 'withdraw') {
    return refuse('replacementNotReturnable', { id, delivery: deliveryId });
  }
  const next = moveDelivery(unit.state, unitMoves[as]);
  if (next !== null) return done(next);
  const kind = chainId === null ? 'delivery' : 'appointment';
  return refuse('wrongState', { kind, id, state: unit.state, as, allowed: [] });
}

/** What a unit is charged, or will be when it stays: amounts in minor units of the client's currency. */
export interface UnitCharge {
  readonly event: EventKey;
  /** The chain that is charged; null for the delivery itself, what was sold to it, and what an upgrade gives back. */
  readonly chainId: number | null;
  readonly amount: Minor;
  /** What no credit note has taken back yet. */
  readonly left: Minor;
  /** The invoice it stands on; null while nothing is invoiced. */
  readonly number: string | null;
}

/** The charges a remedy reaches: a lead that came back takes those of its meetings and sales along, a part does not. */
export function chargesReached<Charge extends Pick<UnitCharge, 'chainId' | 'event'>>(
  charges: readonly Charge[],
  chainId: number | null,
  remedy: Remedied,
): Charge[] {
  if (chainId !== null) return charges.filter((charge) => charge.chainId === chainId);
  return charges.filter(({ event }) => remedy.kind === 'credit' || event.startsWith('delivery:'));
}

/** What a remedy takes back of one charge (domain §5, §9 9): never more than is left of it. */
export function takenBack({ amount, left }: Pick<UnitCharge, 'amount' | 'left'>, remedy: Remedied): Minor {
  switch (remedy.kind) {
    case 'credit':
      return left;
    case 'part':
      return Math.min(left, percentOf(amount, remedy.percent));
    case 'none':
    case 'replacement':
      return 0;
  }
}

/** What a decision does to money and to what is owed; minor units of the client's currency. */
export interface DecisionEffect {
  readonly remedy: Remedied['kind'];
  /** Of a part: decimal text. */
  readonly percent: Decimal | null;
  /** Taken off the next invoice. */
  readonly notBilled: Minor;
  /** Given back with a credit note, net of tax. */
  readonly credited: Minor;
  /** What the client pays for the unit in the end. */
  readonly stands: Minor;
  /** Day a replacement is owed by, in the client's zone; null where none is owed or the terms name no days. */
  readonly dueDay: Day | null;
}

/** What a decision will bring, from what the unit is charged now. `dueDay` is the day a replacement decided now is due. */
export function effectOf(
  charges: readonly UnitCharge[],
  chainId: number | null,
  remedy: Remedied,
  dueDay: Day | null,
): DecisionEffect {
  const mine = charges.filter((charge) => chainId === null || charge.chainId === chainId);
  const back = chargesReached(mine, chainId, remedy).map((charge) => ({ charge, amount: takenBack(charge, remedy) }));
  const backOf = (invoiced: boolean): Minor =>
    sumOf(back.filter(({ charge }) => (charge.number !== null) === invoiced).map(({ amount }) => amount));
  const [notBilled, credited] = [backOf(false), backOf(true)];
  return {
    remedy: remedy.kind,
    percent: remedy.kind === 'part' ? remedy.percent : null,
    notBilled,
    credited,
    stands: sumOf(mine.map(({ left }) => left)) - notBilled - credited,
    dueDay: remedy.kind === 'replacement' ? dueDay : null,
  };
}
