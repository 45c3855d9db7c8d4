import { z } from 'zod';
import { meetingKinds } from '../../../shared/domain/appointment.ts';
import { callOutcomes } from '../../../shared/domain/call.ts';
import { wholeTimer } from './timer.ts';

/** A meeting as it is typed. */
const MeetingDraft = z.strictObject({
  /** As its field holds it, on the client's clock. */
  when: z.string(),
  kind: z.enum(meetingKinds).nullable(),
  withWhom: z.string(),
  setter: z.string(),
  remindMinutes: z.int().nullable(),
});
export type MeetingDraft = z.infer<typeof MeetingDraft>;

/** Whose list a person goes on who asked not to be called. */
export const suppressionChoices = ['agency', 'client', 'none'] as const;

/** A call that is not finished: kept in the file while it is typed. */
export const CallDraft = z.strictObject({
  ...wholeTimer,
  outcome: z.enum(callOutcomes).nullable(),
  note: z.string(),
  /** Fields as typed, only those that are other than the lead has them. */
  answers: z.record(z.string(), z.string()),
  /** What the lead said of them when they were typed. */
  was: z.record(z.string(), z.string().nullable()),
  /** The calls the lead had when this one was begun; null before anything was typed. */
  callsBefore: z.int().nullable(),
  /** When to call again, as its field holds it, on the caller's clock. */
  again: z.string(),
  deliver: z.boolean(),
  suppress: z.enum(suppressionChoices),
  meeting: MeetingDraft.nullable(),
});
export type CallDraft = z.infer<typeof CallDraft>;

export const freshCall: CallDraft = {
  startedAt: null,
  talkedMs: 0,
  runningSince: null,
  outcome: null,
  note: '',
  answers: {},
  was: {},
  callsBefore: null,
  again: '',
  deliver: false,
  suppress: 'agency',
  meeting: null,
};

export const freshMeeting: MeetingDraft = { when: '', kind: 'phone', withWhom: '', setter: '', remindMinutes: null };

type Answers = Pick<CallDraft, 'answers' | 'was'>;

/** A field as typed; `held` is what the lead says. An answer that says what the lead says already is none. */
export function withAnswer({ answers, was }: Answers, field: string, typed: string, held: string | null): Answers {
  if (typed === (held ?? '')) return withoutAnswer({ answers, was }, field);
  return { answers: { ...answers, [field]: typed }, was: field in was ? was : { ...was, [field]: held } };
}

/** Takes what the lead says. */
export function withoutAnswer({ answers, was }: Answers, field: string): Answers {
  const { [field]: _answer, ...otherAnswers } = answers;
  const { [field]: _was, ...othersWas } = was;
  return { answers: otherAnswers, was: othersWas };
}

/** Keeps what was typed, over what the lead says by now. */
export const keptAnswer = ({ answers, was }: Answers, field: string, held: string | null): Answers => ({
  answers,
  was: { ...was, [field]: held },
});

/** Whether the lead says something else by now than when the answer was typed. */
export const isOvertaken = ({ was }: Pick<CallDraft, 'was'>, field: string, held: string | null): boolean =>
  field in was && was[field] !== held;
