import { expect, test } from 'vitest';
import {
  countsAsDisputed,
  type DisputeDecision,
  type DisputeState,
  disputeDecisions,
  disputeMoves,
  disputeStates,
  moveDispute,
} from '../../shared/domain/dispute.ts';

const decided = { uphold: 'upheld', part: 'part', deny: 'denied', withdraw: 'withdrawn' } as const;

/** Domain §5, drawn again by hand: state × decision → state; what is not named is not allowed. */
const allowed: { readonly [state in DisputeState]: { readonly [as in DisputeDecision]?: DisputeState } } = {
  open: decided,
  appealed: decided,
  denied: { appeal: 'appealed' },
  late: { takeLate: 'open' },
  noted: {},
  upheld: {},
  part: {},
  withdrawn: {},
};

const pairs = disputeStates.flatMap((state) =>
  disputeDecisions.map((as) => ({ state, as, to: allowed[state][as] ?? null })),
);

test.each(pairs)('a claim that is $state, $as → $to', ({ state, as, to }) => {
  expect(moveDispute(state, as)).toBe(to);
});

test('every decision has a move', () => {
  expect(Object.keys(disputeMoves).toSorted()).toEqual(disputeDecisions.toSorted());
});

test('only a late claim counts in no figure', () => {
  expect(disputeStates.filter((state) => !countsAsDisputed(state))).toEqual(['late']);
});
