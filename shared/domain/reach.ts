import type { Day } from './basics.ts';
import type { ContactVerdict } from './qualification/contact.ts';
import { done, type Result, refuse } from './refusal.ts';
import { addDays } from './time.ts';

/** What a person can say of whether a lead can be reached. */
export const reachAnswers = ['yes', 'no', 'later'] as const;
export type ReachAnswer = (typeof reachAnswers)[number];

/** A person's word on a lead: it stands until somebody says another. */
export interface ReachWord {
  readonly answer: ReachAnswer;
  /** From this day on the lead is asked about again, in the agency's zone; null for not again. */
  readonly askOn: Day | null;
}

/** The word of an answer said today; "later" without a day is tomorrow. Refuses `askAgainPast` for today and days before. */
export function reachWord(answer: ReachAnswer, until: Day | undefined, today: Day): Result<ReachWord> {
  if (answer !== 'later') return done({ answer, askOn: null });
  const askOn = until ?? addDays(today, 1);
  return askOn > today ? done({ answer, askOn }) : refuse('askAgainPast', { day: askOn });
}

/**
 * The contact verdict of data and word together (domain §3, real and reachable). Who was reached passes, unless the data
 * themselves fail: nobody can be reached by them again. Who cannot be reached fails, however good the data look. Later leaves
 * what the data say.
 */
export function contactAfter(data: ContactVerdict, word: ReachWord | null): ContactVerdict {
  if (word?.answer === 'no') return { verdict: 'fail', reasons: ['notReachable', ...data.reasons] };
  if (word?.answer === 'yes' && data.verdict === 'check') return { verdict: 'pass', reasons: [] };
  return data;
}

/**
 * The word once mail or phone of its lead became other ones. No edit and no import takes it back; but who could not be reached is
 * asked about again from today on, because the word was about data that are gone.
 */
export const wordAfterChange = (word: ReachWord | null, today: Day): ReachWord | null =>
  word?.answer === 'no' ? { answer: 'no', askOn: today } : word;

/** Why a lead waits to be asked about: its day has come, its data are doubtful, or nobody has reached it yet. */
export const reachReasons = ['due', 'check', 'notReached'] as const;
export type ReachReason = (typeof reachReasons)[number];
