import { z } from 'zod';
import { callOutcomes } from '../../../shared/domain/call.ts';

/** A call that is not finished: kept in the file while it is typed. */
export const CallDraft = z.strictObject({
  /** When the person was rung up; null before. */
  startedAt: z.int().nullable(),
  /** When the call ended; null before, and while it runs. */
  endedAt: z.int().nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  note: z.string(),
  /** Fields as typed, only those that are other than the lead has them. */
  answers: z.record(z.string(), z.string()),
  /** As the field for it holds it, in the caller's own time. */
  again: z.string(),
});
export type CallDraft = z.infer<typeof CallDraft>;

export const freshCall: CallDraft = { startedAt: null, endedAt: null, outcome: null, note: '', answers: {}, again: '' };

/** Whole seconds of the call so far, or of all of it. */
export const secondsOf = ({ startedAt, endedAt }: CallDraft, now: number): number =>
  startedAt === null ? 0 : Math.max(0, Math.floor(((endedAt ?? now) - startedAt) / 1000));
