import { expect, test } from 'vitest';
import type { Chain } from '../../shared/domain/appointment.ts';
import { chainStates, finalOutcomes } from '../../shared/domain/appointment.ts';
import { judgeBooking, judgeMove, judgeOutcome } from '../../shared/domain/outcome.ts';

const noon = Date.parse('2026-03-05T12:00:00Z');
const hour = 3_600_000;

const chain = (given: Partial<Chain> = {}): Chain => ({
  id: 1,
  contractId: 1,
  deliveryId: 1,
  bookedAt: noon - 100 * hour,
  startsAt: noon,
  outcome: null,
  setter: null,
  appointments: 1,
  ...given,
});

const told = (judged: { ok: boolean; refusal?: { code: string } }): string =>
  judged.ok ? 'yes' : (judged.refusal?.code ?? '');

test.each(
  finalOutcomes.flatMap((outcome) =>
    [-hour, 0, hour].map((offset) => ({
      outcome,
      offset,
      may: offset >= 0 || outcome === 'cancelledInTime' || outcome === 'lateCancel' ? 'yes' : 'outcomeBeforeMeeting',
    })),
  ),
)('$outcome, said $offset ms from the start: $may', ({ outcome, offset, may }) => {
  expect(told(judgeOutcome(chain(), outcome, noon + offset))).toBe(may);
});

test.each(
  chainStates.flatMap((state) =>
    [-hour, 0, hour].map((moved) => {
      const open = state === 'booked' || state === 'unconfirmed';
      const may =
        state === 'held'
          ? 'wrongState'
          : moved === 0
            ? 'alreadyBooked'
            : open || moved > 0
              ? 'yes'
              : 'movedBeforeMeeting';
      return { state, moved, may };
    }),
  ),
)('moving a chain that is $state by $moved ms: $may', ({ state, moved, may }) => {
  const open = state === 'booked' || state === 'unconfirmed';
  const now = state === 'booked' ? noon - hour : noon + hour;
  expect(told(judgeMove(chain({ outcome: open ? null : state }), noon + moved, now))).toBe(may);
});

test.each([
  { what: 'ahead, now', startsAt: noon + hour, bookedAt: undefined, bills: true, booked: noon },
  {
    what: 'past, nobody bills bookings',
    startsAt: noon - hour,
    bookedAt: undefined,
    bills: false,
    booked: noon - hour,
  },
  {
    what: 'past, bookings are billed',
    startsAt: noon - hour,
    bookedAt: undefined,
    bills: true,
    booked: 'bookedAtMissing',
  },
  { what: 'past, said when', startsAt: noon - hour, bookedAt: noon - 2 * hour, bills: true, booked: noon - 2 * hour },
  { what: 'booked after', startsAt: noon, bookedAt: noon + 1, bills: false, booked: 'bookedAfterMeeting' },
  { what: 'the same again', startsAt: noon + 9 * hour, bookedAt: undefined, bills: false, booked: 'alreadyBooked' },
])('a booking $what: $booked', ({ startsAt, bookedAt, bills, booked }) => {
  const others = [{ startsAt: noon + 9 * hour }];
  const judged = judgeBooking({ startsAt, bookedAt, billsBookings: bills, others }, noon);
  expect(judged.ok ? judged.value : judged.refusal.code).toBe(booked);
});
