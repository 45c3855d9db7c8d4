import type { BillingDispute } from '../../../db/queries/billing.ts';
import type { Decimal, Instant } from '../../../shared/domain/basics.ts';
import type { ReviewedUnit } from '../../../shared/domain/claim.ts';
import { standOfMeeting } from '../../../shared/domain/claim.ts';
import { waiting } from '../../../shared/domain/dispute.ts';

/** What the claims against a unit come to. */
export interface Claimed {
  readonly isWaiting: boolean;
  /** The unit by its claims alone; `delivered` where they decide nothing. */
  readonly state: ReviewedUnit['state'];
  readonly replaced: boolean;
  readonly partPercent: Decimal | null;
  readonly decidedAt: Instant | null;
}

/** What the claims against a delivery come to, or those against a chain of meetings on it. */
export type Claims = (deliveryId: number, chainId: number | null) => Claimed;

const unitOf = (deliveryId: number, chainId: number | null): string => `${deliveryId} ${chainId ?? ''}`;

/** Sorts claims by the unit they are against, in the order they were made. */
export function claimsByUnit(disputes: readonly BillingDispute[]): Claims {
  const byUnit = Map.groupBy(disputes, ({ deliveryId, chainId }) => unitOf(deliveryId, chainId));
  return (deliveryId, chainId) => {
    const claims = byUnit.get(unitOf(deliveryId, chainId));
    return claims ? claimed(claims) : unclaimed;
  };
}

function claimed(claims: readonly BillingDispute[]): Claimed {
  return {
    isWaiting: claims.some(({ state }) => waiting.includes(state)),
    state: standOfMeeting(claims),
    replaced: claims.some(({ state, remedy }) => state === 'upheld' && remedy === 'replacement'),
    partPercent: claims.findLast(({ state }) => state === 'part')?.percent ?? null,
    decidedAt: claims.findLast(({ decidedAt }) => decidedAt !== null)?.decidedAt ?? null,
  };
}

/** Of nearly every unit: nobody said anything. */
const unclaimed = claimed([]);
