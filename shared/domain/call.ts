import { z } from 'zod';
import { type Day, hourMs, type Instant } from './basics.ts';
import type { ReachWord } from './reach.ts';
import { done, type Result, refuse } from './refusal.ts';

/** How a call ended (domain §4, call entry). Whether the lead counts is no word of the caller: the rules say that. */
export const callOutcomes = ['reached', 'notReached', 'wrongNumber', 'callBack', 'refused', 'doNotCall'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Outcomes of calls that somebody answered: only their length is a conversation, only they are a contact. */
export const spokenOutcomes = ['reached', 'callBack', 'refused', 'doNotCall'] as const satisfies readonly CallOutcome[];

const spoken: ReadonlySet<CallOutcome> = new Set(spokenOutcomes);
const wasSpoken = (outcome: CallOutcome): boolean => spoken.has(outcome);

/**
 * What a call says of whether the lead can be reached (domain §3): who spoke was reached, a wrong number reaches nobody, and a
 * promised call is asked about again on its day. Who was reached before stays so, whatever is promised; and who did not answer
 * says nothing yet.
 */
export function reachOfCall(
  outcome: CallOutcome,
  { before, callAgainOn }: { readonly before: ReachWord | null; readonly callAgainOn: Day | null },
): ReachWord | null {
  switch (outcome) {
    case 'reached':
    case 'refused':
    case 'doNotCall':
      return { answer: 'yes', askOn: null };
    case 'wrongNumber':
      return { answer: 'no', askOn: null };
    case 'callBack':
      return before?.answer === 'yes' ? null : { answer: 'later', askOn: callAgainOn };
    case 'notReached':
      return null;
  }
}

/** Nobody answered: tried again this much later unless a moment is named. */
const tryAgainMs = 2 * hourMs;

/**
 * When the lead is to be called again; null for never. A promised call needs its moment (`callAgainNeeded`), no moment may lie in
 * the past (`callAgainPast`), and who asked not to be called gets none at all (`callAgainUnwanted`).
 */
export function nextCall(outcome: CallOutcome, asked: Instant | null, now: Instant): Result<Instant | null> {
  if (asked !== null && outcome === 'doNotCall') return refuse('callAgainUnwanted');
  if (asked !== null && asked <= now) return refuse('callAgainPast');
  if (asked !== null) return done(asked);
  if (outcome === 'callBack') return refuse('callAgainNeeded');
  return done(outcome === 'notReached' ? now + tryAgainMs : null);
}

/** The length of the longest conversation with a lead, in seconds: what a criterion on `call.seconds` is about. */
export const longestTalk = (before: number | undefined, outcome: CallOutcome, seconds: number): number | undefined =>
  wasSpoken(outcome) ? Math.max(before ?? 0, seconds) : before;

/**
 * Seconds from a moment to the first conversation at or after it; null where there was none. With the moment a lead was captured
 * it is the agency's own speed, with that of its delivery the speed to first contact (domain §7, [G32]).
 */
export function firstContactAfter(
  from: Instant,
  calls: readonly { readonly startedAt: Instant; readonly outcome: CallOutcome }[],
): number | null {
  const contacts = calls.filter(({ startedAt, outcome }) => startedAt >= from && wasSpoken(outcome));
  if (contacts.length === 0) return null;
  return Math.floor((Math.min(...contacts.map(({ startedAt }) => startedAt)) - from) / 1000);
}

/** Why a lead waits to be called: a call was promised, its meeting comes near, nobody called yet, or nobody answered. */
export const callReasons = ['promised', 'reminder', 'new', 'again'] as const;
export type CallReason = (typeof callReasons)[number];

/** How the agency calls; the setting `calling`. */
export const CallingRule = z.strictObject({
  /** So often one lead is tried on one day of the client; a promised call is made whatever was tried. */
  attemptsPerDay: z.int().min(1).max(20).default(3),
});
export const callingSetting = 'calling';

/** Why and until when a lead is left out of a queue. Refuses `putOffPast` for a moment that is over. */
export function putOff(until: Instant, now: Instant): Result<Instant> {
  return until > now ? done(until) : refuse('putOffPast');
}
