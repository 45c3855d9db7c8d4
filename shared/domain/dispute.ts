import type { Instant } from './basics.ts';
import type { ReasonClass, Remedy } from './contract/terms.ts';

/** `noted` is feedback only; `late` waits for an owner and counts in no figure (domain §5). */
export const disputeStates = ['open', 'noted', 'late', 'upheld', 'part', 'denied', 'withdrawn', 'appealed'] as const;
export type DisputeState = (typeof disputeStates)[number];

export const disputeDecisions = ['uphold', 'part', 'deny', 'withdraw', 'takeLate', 'appeal'] as const;
export type DisputeDecision = (typeof disputeDecisions)[number];

/** The ways a person is offered: `uphold` brings the contract's own remedy; `credit` and `replace` another one. */
export const choiceKeys = ['uphold', 'part', 'deny', 'replace', 'credit', 'withdraw', 'takeLate', 'appeal'] as const;

export const disputeMoves = {
  uphold: { from: ['open', 'appealed'], to: 'upheld' },
  part: { from: ['open', 'appealed'], to: 'part' },
  deny: { from: ['open', 'appealed'], to: 'denied' },
  withdraw: { from: ['open', 'appealed'], to: 'withdrawn' },
  takeLate: { from: ['late'], to: 'open' },
  appeal: { from: ['denied'], to: 'appealed' },
} as const satisfies Record<DisputeDecision, { from: readonly DisputeState[]; to: DisputeState }>;

/** The state after a decision, or null where the table does not allow it. */
export function moveDispute(state: DisputeState, decision: DisputeDecision): DisputeState | null {
  const { from, to }: { from: readonly DisputeState[]; to: DisputeState } = disputeMoves[decision];
  return from.includes(state) ? to : null;
}

/** States that wait for somebody's decision. */
export const waiting: readonly DisputeState[] = ['open', 'appealed'];

/** Claims that count as *disputed* in the figures: everything made in time, whatever became of it (domain §5, §7). */
export const countsAsDisputed = (state: DisputeState): boolean => state !== 'late';

/** A client's claim against a delivery, or against the appointment chain on it. */
export interface Dispute {
  readonly id: number;
  readonly contractId: number;
  readonly deliveryId: number;
  /** The chain the claim is against; null when it is against the delivery itself. */
  readonly chainId: number | null;
  readonly reason: string;
  readonly class: ReasonClass;
  readonly state: DisputeState;
  /** The client's own time of the claim. */
  readonly openedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly remedy: Remedy | null;
  /** Percent credited by a part decision, decimal text. */
  readonly percent: string | null;
}

/** Orders the queue of claims can stand in. */
export const queueSorts = ['openedAt', 'name', 'contract', 'reason', 'state'] as const;
