import type { Appointment, Chain, FinalOutcome } from './appointment.ts';
import { chainState, isTooEarly } from './appointment.ts';
import type { Instant, Minor } from './basics.ts';
import type { OutcomeEffect } from './contract/terms.ts';
import { sumOf } from './money.ts';
import type { Charge } from './pricing/charge.ts';
import type { BillableEvent } from './pricing/events.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';

/**
 * Whether an outcome may be said of a chain now, for the first time or to correct it: what happened at a meeting cannot be
 * known before it begins (`outcomeBeforeMeeting`); it can be cancelled at any time.
 */
export const judgeOutcome = (
  chain: Pick<Chain, 'id' | 'startsAt'>,
  outcome: FinalOutcome,
  now: Instant,
): Result<null> =>
  isTooEarly(outcome, chain.startsAt, now) ? refuse('outcomeBeforeMeeting', { chain: chain.id, outcome }) : done(null);

/** What an outcome brings: the effect as the client feels it, and the amount billed in minor units. */
export interface OutcomeBrings {
  readonly effect: OutcomeEffect;
  readonly amount: Minor;
}

/**
 * What the events of a chain and the word of the terms come to: `replace` and `credit` as the terms say, else whether anything
 * is billed. `events` are those of the chain as if it had ended so and nobody disputed it; `chargeFor` is what one of them is
 * charged.
 */
export function bringsOf(
  events: readonly BillableEvent[],
  effect: OutcomeEffect | undefined,
  chargeFor: (event: BillableEvent) => Pick<Charge, 'amount'>,
): OutcomeBrings {
  const amount = sumOf(events.filter(({ judged }) => judged.kind === 'bill').map((event) => chargeFor(event).amount));
  if (effect === 'replace' || effect === 'credit') return { effect, amount };
  return { effect: amount > 0 ? 'bill' : 'none', amount };
}

/**
 * The chain with one more meeting, the last one moved to another time (domain §5: reschedules form one chain). A meeting nobody
 * has said the end of is `rescheduled`; one that did not take place keeps how it ended. Refuses to move one that was held
 * (`wrongState`), to the time it has already (`alreadyBooked`), and to a time before one that did not take place
 * (`movedBeforeMeeting`).
 */
export function judgeMove(chain: Chain, startsAt: Instant, now: Instant): Result<null> {
  const state = chainState(chain, now);
  if (state === 'held')
    return refuse('wrongState', { kind: 'appointment', id: chain.id, state, as: 'move', allowed: [] });
  if (startsAt === chain.startsAt) return refuse('alreadyBooked', { chain: chain.id });
  if (chain.outcome !== null && startsAt < chain.startsAt) return refuse('movedBeforeMeeting', { chain: chain.id });
  return done(null);
}

/** What a new meeting is booked with. */
export interface Booking {
  readonly bookedAt: Instant | undefined;
  readonly startsAt: Instant;
  /** Whether the contract bills bookings by their day: then a guessed day would bill a guess. */
  readonly billsBookings: boolean;
  /** The meetings the delivery has already. */
  readonly others: readonly Pick<Appointment, 'startsAt'>[];
}

/**
 * When a meeting counts as booked: as said, else now. Refuses `alreadyBooked` for the same person and time,
 * `bookedAtMissing` for a meeting that has begun where bookings are billed, and `bookedAfterMeeting`.
 */
export function judgeBooking({ bookedAt, startsAt, billsBookings, others }: Booking, now: Instant): Result<Instant> {
  if (others.some((other) => other.startsAt === startsAt)) return refuse('alreadyBooked');
  if (bookedAt === undefined && billsBookings && startsAt < now) return refuse('bookedAtMissing');
  const booked = bookedAt ?? Math.min(now, startsAt);
  return booked > startsAt ? refuse('bookedAfterMeeting') : done(booked);
}
