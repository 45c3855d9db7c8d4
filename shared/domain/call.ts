import { hourMs, type Instant } from './basics.ts';
import { done, type Result, refuse } from './refusal.ts';

/** How a call ended (domain §4, call entry). */
export const callOutcomes = ['qualified', 'reached', 'callBack', 'noAnswer', 'wrongNumber', 'notInterested'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Outcomes of calls that somebody answered: only their length is a conversation. */
const spoken: ReadonlySet<CallOutcome> = new Set(['qualified', 'reached', 'callBack', 'notInterested']);
const wasSpoken = (outcome: CallOutcome): boolean => spoken.has(outcome);

/** What a call says of whether the lead can be reached: who spoke was reached; anything else says nothing yet. */
export const reachOfCall = (outcome: CallOutcome): 'yes' | null => (wasSpoken(outcome) ? 'yes' : null);

/** Nobody answered: tried again this much later unless a moment is named. */
const tryAgainMs = 2 * hourMs;

/**
 * When the lead is to be called again; null for never. A promised call needs its moment (`callAgainNeeded`), and no moment may
 * lie in the past (`callAgainPast`).
 */
export function nextCall(outcome: CallOutcome, asked: Instant | null, now: Instant): Result<Instant | null> {
  if (asked !== null && asked <= now) return refuse('callAgainPast');
  if (asked !== null) return done(asked);
  if (outcome === 'callBack') return refuse('callAgainNeeded');
  return done(outcome === 'noAnswer' ? now + tryAgainMs : null);
}

/** The length of the longest conversation with a lead, in seconds: what a criterion on `call.seconds` is about. */
export const longestTalk = (before: number | undefined, outcome: CallOutcome, seconds: number): number | undefined =>
  wasSpoken(outcome) ? Math.max(before ?? 0, seconds) : before;
