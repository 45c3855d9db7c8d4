import { expect, test } from 'vitest';
import type { Appointment, AppointmentOutcome } from '../../shared/domain/appointment.ts';
import { chainState, chains, finalOutcomes, mayClash } from '../../shared/domain/appointment.ts';
import { inChainOrder } from '../../shared/domain/chainOrder.ts';

const at = (day: number): number => Date.UTC(2026, 2, day, 10);

const link = (
  id: number,
  chainId: number,
  booked: number,
  starts: number,
  outcome: AppointmentOutcome | null,
): Appointment => ({
  id,
  contractId: 1,
  deliveryId: 1,
  externalId: null,
  chainId,
  bookedAt: at(booked),
  startsAt: at(starts),
  outcome,
  setter: `setter ${id}`,
});

test.each([
  { outcome: null, starts: 10, now: 9, is: 'booked' },
  // The moment it starts nobody knows yet how it ends.
  { outcome: null, starts: 10, now: 10, is: 'unconfirmed' },
  { outcome: null, starts: 10, now: 11, is: 'unconfirmed' },
  ...finalOutcomes.flatMap((outcome) => [
    { outcome, starts: 10, now: 9, is: outcome },
    { outcome, starts: 10, now: 11, is: outcome },
  ]),
])('$outcome on day $starts is on day $now: $is', ({ outcome, starts, now, is }) => {
  expect(chainState({ outcome, startsAt: at(starts) }, at(now))).toBe(is);
});

test('reschedules are one unit: first booking, last meeting and its outcome', () => {
  const links = [link(7, 5, 9, 10, 'held'), link(5, 5, 3, 9, 'rescheduled'), link(6, 6, 4, 11, 'lateCancel')];
  expect(chains(links)).toMatchObject([
    { id: 5, bookedAt: at(3), startsAt: at(10), outcome: 'held', setter: 'setter 7', appointments: 2 },
    { id: 6, bookedAt: at(4), startsAt: at(11), outcome: 'lateCancel', appointments: 1 },
  ]);
});

test('a meeting brought forward is still the end of its chain', () => {
  // First planned for day 12, then moved up to day 9.
  const links = [link(5, 5, 3, 12, 'rescheduled'), link(7, 5, 4, 9, 'prospectNoShow')];
  expect(chains(links)).toMatchObject([{ startsAt: at(9), outcome: 'prospectNoShow' }]);
});

test('a chain that says rescheduled without a successor waits', () => {
  const [chain] = chains([link(5, 5, 3, 9, 'rescheduled')]);
  expect(chain).toMatchObject({ outcome: null, startsAt: at(9) });
});

const row = (id: string | undefined, previousId?: string) => ({ id, previousId });

test.each([
  { what: 'no links', rows: [row('a'), row(undefined), row('b')], order: ['a', undefined, 'b'] },
  { what: 'predecessor first', rows: [row('a'), row('b', 'a')], order: ['a', 'b'] },
  { what: 'predecessor later', rows: [row('c', 'b'), row('x'), row('b', 'a'), row('a')], order: ['a', 'b', 'c', 'x'] },
  { what: 'predecessor unknown', rows: [row('b', 'gone'), row('a')], order: ['b', 'a'] },
  {
    what: 'an id twice: its first row is followed',
    rows: [row('b', 'a'), row('a'), row('c'), row('a')],
    order: ['a', 'b', 'c', 'a'],
  },
  { what: 'a circle loses nobody', rows: [row('a', 'b'), row('b', 'a'), row('c', 'c')], order: ['b', 'a', 'c'] },
])('order of rows, $what', ({ rows, order }) => {
  expect(inChainOrder(rows).map(({ id }) => id)).toEqual(order);
});

test('a chain of ten thousand links is put in order', () => {
  const rows = Array.from({ length: 10_000 }, (_, place) => row(`${place}`, `${place + 1}`));
  expect(inChainOrder(rows)[0]?.id).toBe('9999');
});

test.each([
  // Less than an hour apart may overlap, exactly an hour does not.
  [59, null, null, true],
  [-59, null, null, true],
  [60, null, null, false],
  [30, 'Sam', 'Sam', true],
  [30, 'Sam', null, true],
  [30, 'Sam', 'Kim', false],
])('a meeting %i minutes later, with %s and %s: may clash %s', (minutes, one, other, clash) => {
  const first = { startsAt: at(1), withWhom: one };
  expect(mayClash(first, { startsAt: at(1) + minutes * 60_000, withWhom: other })).toBe(clash);
});
