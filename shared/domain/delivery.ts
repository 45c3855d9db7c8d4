import type { Instant } from './basics.ts';

/**
 * States and moves after delivery (domain §5), as tables: the same table guards the use-case, draws the buttons and
 * feeds the test that walks every pair.
 */
export const deliveryStates = ['onHold', 'delivered', 'accepted', 'disputed', 'returned'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryMoves = {
  release: { from: ['onHold'], to: 'delivered' },
  accept: { from: ['delivered'], to: 'accepted' },
  dispute: { from: ['delivered'], to: 'disputed' },
  /** An owner takes a late claim: the unit may have been accepted by word or by invoice since. */
  takeLate: { from: ['delivered', 'accepted'], to: 'disputed' },
  keep: { from: ['disputed'], to: 'accepted' },
  /** A denied claim is heard again. */
  appeal: { from: ['accepted'], to: 'disputed' },
  return: { from: ['disputed'], to: 'returned' },
} as const satisfies Record<string, { from: readonly DeliveryState[]; to: DeliveryState }>;
export type DeliveryMove = keyof typeof deliveryMoves;

/** The state after `move`, or null where the table does not allow it. */
export function moveDelivery(state: DeliveryState, move: DeliveryMove): DeliveryState | null {
  const { from, to }: { from: readonly DeliveryState[]; to: DeliveryState } = deliveryMoves[move];
  return from.includes(state) ? to : null;
}

/** A delivery as the rules see it: one lead handed to one contract. */
export interface Delivery {
  readonly id: number;
  readonly leadId: number;
  readonly contractId: number;
  readonly termsId: number;
  readonly state: DeliveryState;
  /** Null while on hold. */
  readonly deliveredAt: Instant | null;
  /** End of the review window, inclusive; null while on hold. Computed once, from the terms in force that day. */
  readonly reviewEndsAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** The replacement this delivery fulfils: it is never charged and never returned (domain §9, 8). */
  readonly replacementId: number | null;
}

export const standings = [
  'onHold',
  'reviewOpen',
  'accepted',
  'deemedAccepted',
  'silent',
  'disputed',
  'returned',
] as const;
export type Standing = (typeof standings)[number];

/**
 * What a delivery stands at now. Deemed accepted is computed from the clock, never stored (domain §5); a claim at the
 * very end of the window is in [G26]. `silence: 'ask'` means that silence decides nothing.
 */
export function standing(
  delivery: Pick<Delivery, 'state' | 'reviewEndsAt'>,
  silence: 'accept' | 'ask',
  now: Instant,
): Standing {
  if (delivery.state !== 'delivered') return delivery.state;
  if (delivery.reviewEndsAt !== null && now <= delivery.reviewEndsAt) return 'reviewOpen';
  return silence === 'accept' ? 'deemedAccepted' : 'silent';
}

/** Whether a claim dated `at` lies inside the window: its last moment is inside, one second later is late [G26]. */
export const inWindow = (reviewEndsAt: Instant, at: Instant): boolean => at <= reviewEndsAt;
