import type { Instant } from './basics.ts';
import type { DisputeTerms, ReasonClass } from './contract/terms.ts';
import type { DeliveryState } from './delivery.ts';
import { inWindow } from './delivery.ts';
import type { Dispute } from './dispute.ts';
import { waiting } from './dispute.ts';
import { collapsed } from './qualification/textForm.ts';

/** What a client's answer is about: a delivery, or a chain of appointments on it. */
export interface ReviewedUnit {
  readonly state: Exclude<DeliveryState, 'onHold'>;
  /** When it was delivered, or the meeting took place: nobody claims before. */
  readonly reviewStartsAt: Instant;
  /** Last moment of its review window, inclusive. */
  readonly reviewEndsAt: Instant;
  /** Last moment at which a claim on it is heard at all, inclusive; null where the terms do not limit it (`claimEnd`). */
  readonly claimsEndAt: Instant | null;
  /** It fulfils a replacement: never returned (domain §9, 8). */
  readonly isReplacement: boolean;
  readonly claims: readonly Dispute[];
}

/** A claim as the client makes it. `dated` when the time is the client's own, not ours; `evidence` is what it says proves it. */
export interface ClientClaim {
  readonly reason: string | undefined;
  readonly evidence?: string | undefined;
  readonly at: Instant;
  readonly dated: boolean;
}

export type AnswerRefusal =
  | 'reasonMissing'
  | 'reasonNotAllowed'
  | 'replacementNotReturnable'
  | 'alreadyAccepted'
  | 'alreadyReturned'
  | 'disputeOpen'
  | 'claimBeforeDelivery';

type Refused = { readonly kind: 'refused'; readonly code: AnswerRefusal };
type Unchanged = { readonly kind: 'unchanged' };

export type ClaimOutcome =
  | { readonly kind: 'open' | 'noted' | 'late'; readonly reason: string; readonly class: ReasonClass }
  | Unchanged
  | Refused;

/**
 * What a client's claim comes to (domain §5). Inside the window it is open, or noted where its reason is feedback only; after
 * it, late [G26]; so is one that comes too late to be heard at all, whatever the window says. The reason must be one of the contract's; a contract without dispute terms takes any as creditable. A claim
 * that is known already changes nothing: one of its class that waits, or was made at the same time, or, where the client
 * gives no time, for the same reason. Refuses what cannot come back or was accepted, and a claim dated before the unit was
 * there.
 */
export function judgeClaim(unit: ReviewedUnit, terms: DisputeTerms | undefined, claim: ClientClaim): ClaimOutcome {
  const words = claim.reason?.trim() ?? '';
  if (words === '') return refused('reasonMissing');
  const known = terms?.reasons.find(({ reason }) => collapsed(reason) === collapsed(words));
  if (terms && !known) return refused('reasonNotAllowed');
  const made = { reason: known?.reason ?? words, class: known?.class ?? 'creditable' } as const;
  if (unit.claims.some((earlier) => isSame(earlier, made, claim))) return { kind: 'unchanged' };
  if (unit.isReplacement) return refused('replacementNotReturnable');
  if (unit.state === 'accepted') return refused('alreadyAccepted');
  if (unit.state === 'returned') return refused('alreadyReturned');
  if (claim.at < unit.reviewStartsAt) return refused('claimBeforeDelivery');
  if (!inWindow(unit.reviewEndsAt, claim.at) || isTooOld(unit, claim.at)) return { kind: 'late', ...made };
  return { kind: made.class === 'creditable' ? 'open' : 'noted', ...made };
}

/** Whether a claim dated `at` comes after the last moment at which one is heard: it can be recorded, and never taken. */
export const isTooOld = ({ claimsEndAt }: Pick<ReviewedUnit, 'claimsEndAt'>, at: Instant): boolean =>
  claimsEndAt !== null && at > claimsEndAt;

const refused = (code: AnswerRefusal): Refused => ({ kind: 'refused', code });

function isSame(
  earlier: Dispute,
  made: { readonly reason: string; readonly class: ReasonClass },
  { at, dated }: ClientClaim,
): boolean {
  if (earlier.class !== made.class) return false;
  if (waiting.includes(earlier.state)) return true;
  return dated ? earlier.openedAt === at : collapsed(earlier.reason) === collapsed(made.reason);
}

/** What a client's acceptance comes to: refused while a claim waits, and when the unit came back. */
export function judgeAcceptance(unit: Pick<ReviewedUnit, 'state'>): { readonly kind: 'accept' } | Unchanged | Refused {
  switch (unit.state) {
    case 'delivered':
      return { kind: 'accept' };
    case 'accepted':
      return { kind: 'unchanged' };
    case 'disputed':
      return refused('disputeOpen');
    case 'returned':
      return refused('alreadyReturned');
  }
}

/** A meeting has no state of its own: its claims say what it stands at. Feedback and late claims say nothing. */
export function standOfMeeting(claims: readonly Pick<Dispute, 'state'>[]): ReviewedUnit['state'] {
  const states = new Set(claims.map(({ state }) => state));
  if (waiting.some((state) => states.has(state))) return 'disputed';
  if (states.has('upheld')) return 'returned';
  return states.has('part') || states.has('denied') || states.has('withdrawn') ? 'accepted' : 'delivered';
}
