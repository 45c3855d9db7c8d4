import type { Instant } from './basics.ts';
import type { ReviewedUnit } from './claim.ts';
import { isTooOld } from './claim.ts';
import type { DisputeTerms, ReasonClass } from './contract/terms.ts';
import { inWindow } from './delivery.ts';
import type { DisputeState } from './dispute.ts';

/** What the rule must know of a claim. */
export interface UnansweredClaim {
  readonly state: DisputeState;
  readonly class: ReasonClass;
  /** The client's own time of the claim. */
  readonly openedAt: Instant;
  /** Last moment of the agency's answer time, inclusive; null where the terms name none. */
  readonly answerDueAt: Instant | null;
  readonly unit: Pick<ReviewedUnit, 'reviewEndsAt' | 'claimsEndAt'>;
  readonly terms: DisputeTerms | undefined;
}

/** What the agency's silence decides about a claim, and whether the time to answer is over. */
export interface Silence {
  readonly as: NonNullable<DisputeTerms['silence']>;
  readonly isOver: boolean;
}

/**
 * What it means that the agency does not answer a claim in time (domain §2): by the terms the claim is upheld or denied,
 * computed from the clock as deemed acceptance is; null where silence decides nothing. That is so for feedback, for a claim
 * that was answered before and is heard again, and for one that came too late: an owner took it, and answers it.
 */
export function silenceOn(
  { state, openedAt, answerDueAt, unit, terms, ...claim }: UnansweredClaim,
  now: Instant,
): Silence | null {
  if (terms?.silence === undefined || answerDueAt === null) return null;
  if (state !== 'open' || claim.class === 'feedback') return null;
  if (!inWindow(unit.reviewEndsAt, openedAt) || isTooOld(unit, openedAt)) return null;
  return { as: terms.silence, isOver: now > answerDueAt };
}
