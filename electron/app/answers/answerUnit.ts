import type { Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { setDeliveryState } from '../../../db/queries/delivery.ts';
import { insertDispute } from '../../../db/queries/dispute.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { AnswerRefusal, ClientClaim } from '../../../shared/domain/claim.ts';
import { judgeAcceptance, judgeClaim } from '../../../shared/domain/claim.ts';
import type { DeliveryMove } from '../../../shared/domain/delivery.ts';
import { moveDelivery } from '../../../shared/domain/delivery.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import type { ClaimUnit } from '../dispute/claimUnit.ts';
import { reviewedUnit, termsOfUnit } from '../dispute/claimUnit.ts';

/** What a client's answer about one unit came to. `change` is for the history of the whole call, nothing personal. */
export type Answered =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly code: AnswerRefusal }
  | { readonly kind: 'accepted'; readonly change: Json }
  | { readonly kind: 'open' | 'noted' | 'late'; readonly disputeId: number; readonly change: Json };

/** Takes a client's acceptance of a delivery, whether it came in a file or by word; the rule is `judgeAcceptance`. */
export function acceptDelivery(w: Writer, contract: StoredContract, unit: ClaimUnit, at: Instant): Answered {
  const outcome = judgeAcceptance(reviewedUnit(w, contract, unit));
  if (outcome.kind !== 'accept') return outcome;
  move(w, unit, 'accept', at);
  return { kind: 'accepted', change: ['accept', unit.delivery.id, at] };
}

/** Takes a client's claim against a delivery or a meeting, whether it came in a file or by word; the rule is `judgeClaim`. */
export function claimUnit(
  w: Writer,
  context: Context,
  contract: StoredContract,
  unit: ClaimUnit,
  said: ClientClaim,
): Answered {
  const outcome = judgeClaim(reviewedUnit(w, contract, unit), termsOfUnit(contract, unit).disputes, said);
  if (outcome.kind === 'unchanged' || outcome.kind === 'refused') return outcome;
  const id = context.ids.next(w);
  insertDispute(w, {
    id,
    contractId: contract.id,
    deliveryId: unit.delivery.id,
    chainId: unit.chain?.id ?? null,
    reason: outcome.reason,
    class: outcome.class,
    state: outcome.kind,
    openedAt: said.at,
    heardAt: context.now(),
    decidedAt: null,
    remedy: null,
    percent: null,
    evidence: said.evidence?.trim() || null,
    note: null,
  });
  if (outcome.kind === 'open' && unit.chain === null) move(w, unit, 'dispute', null);
  const change = [outcome.kind, id, unit.delivery.id, unit.chain?.id ?? null, said.at];
  return { kind: outcome.kind, disputeId: id, change };
}

function move(w: Writer, { delivery }: ClaimUnit, name: DeliveryMove, decidedAt: Instant | null): void {
  const to = moveDelivery(delivery.state, name);
  if (to === null) throw new Error(`delivery ${delivery.id} is ${delivery.state}: no ${name}`);
  setDeliveryState(w, delivery, to, decidedAt);
}
