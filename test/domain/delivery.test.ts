import { expect, test } from 'vitest';
import {
  type DeliveryMove,
  type DeliveryState,
  deliveryMoves,
  deliveryStates,
  inWindow,
  moveDelivery,
  standing,
} from '../../shared/domain/delivery.ts';

const moves = ['release', 'accept', 'dispute', 'takeLate', 'keep', 'appeal', 'return'] as const;

/** Domain §5, drawn again by hand: state × move → state; what is not named is not allowed. */
const allowed: { readonly [state in DeliveryState]: { readonly [move in DeliveryMove]?: DeliveryState } } = {
  onHold: { release: 'delivered' },
  delivered: { accept: 'accepted', dispute: 'disputed', takeLate: 'disputed' },
  accepted: { takeLate: 'disputed', appeal: 'disputed' },
  disputed: { keep: 'accepted', return: 'returned' },
  returned: {},
};

const pairs = deliveryStates.flatMap((state) =>
  moves.map((move) => ({ state, move, to: allowed[state][move] ?? null })),
);

test.each(pairs)('a delivery that is $state, $move → $to', ({ state, move, to }) => {
  expect(moveDelivery(state, move)).toBe(to);
});

test('every move stands in the table above', () => {
  expect(Object.keys(deliveryMoves).toSorted()).toEqual(moves.toSorted());
});

const end = Date.parse('2026-03-12T15:00:00Z');

test.each([
  // delivered 10 March 15:00:00 + 48 h
  { at: '2026-03-12T14:59:59.999Z', inside: true },
  { at: '2026-03-12T15:00:00Z', inside: true },
  { at: '2026-03-12T15:00:00.001Z', inside: false },
  { at: '2026-03-12T15:00:01Z', inside: false },
])('a claim at $at is inside: $inside [G26]', ({ at, inside }) => {
  expect(inWindow(end, Date.parse(at))).toBe(inside);
});

test.each([
  { state: 'delivered', silence: 'accept', now: end, is: 'reviewOpen' },
  { state: 'delivered', silence: 'accept', now: end + 1, is: 'deemedAccepted' },
  { state: 'delivered', silence: 'ask', now: end, is: 'reviewOpen' },
  { state: 'delivered', silence: 'ask', now: end + 1, is: 'silent' },
  { state: 'accepted', silence: 'ask', now: end + 1, is: 'accepted' },
  { state: 'disputed', silence: 'accept', now: end + 1, is: 'disputed' },
  { state: 'returned', silence: 'accept', now: end - 1, is: 'returned' },
] as const)('$state, silence means $silence, $now → $is', ({ state, silence, now, is }) => {
  expect(standing({ state, reviewEndsAt: end }, silence, now)).toBe(is);
});

test('what is on hold stays on hold, whatever the clock says', () => {
  expect(standing({ state: 'onHold', reviewEndsAt: null }, 'accept', end + 1)).toBe('onHold');
});
