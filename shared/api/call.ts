import { z } from 'zod';
import { Count, Instant } from '../domain/basics.ts';
import { callOutcomes, callReasons } from '../domain/call.ts';
import { leadOutcomes, verdicts } from '../domain/lead.ts';
import { Arranged } from './appointment.ts';
import { CallShape, FieldShape } from './leadPage.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';
import { When } from './when.ts';

/** A lead waiting to be called for a contract. */
const QueuedLead = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  outcome: z.enum(leadOutcomes),
  capturedAt: Instant,
  /** Calls made already. */
  calls: z.int(),
  why: z.enum(callReasons),
  /** When it was to be called; null for one that was never called. */
  dueAt: Instant.nullable(),
});

/** A criterion of the contract beside what is known, or typed, by now. */
const LiveCriterion = z.strictObject({
  id: z.string(),
  definition: z.string(),
  field: z.string(),
  value: z.string().nullable(),
  result: z.enum(['pass', 'fail', 'unknown']),
  hard: z.boolean(),
  /** What it gives to the score when it is met; null where it gives none. */
  points: z.int().nullable(),
});

export const LiveVerdict = z.strictObject({
  verdict: z.enum(verdicts),
  /** With the contact data: what the lead would stand at. */
  outcome: z.enum(leadOutcomes),
  contact: z.enum(verdicts),
  contactReasons: z.array(z.string()),
  score: z.int().nullable(),
  band: z.string().nullable(),
  junk: z.array(z.string()),
  criteria: z.array(LiveCriterion),
  /** Texts that cannot be read as their field. */
  unreadable: z.array(z.string()),
  /** The second of the conversation at which the rules say something else of its length; null where none is left. */
  turnsAt: z.int().nullable(),
  /** What the contract is paid for calls: longer than so many seconds, strictly; whether this one lasts so long. */
  billed: z.array(z.strictObject({ longerThan: z.int(), lasts: z.boolean() })),
});

const Answers = z.record(z.string().min(1).max(200), z.string().max(4000).nullable());

export const CallRead = z.strictObject({
  contracts: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: z.string() })),
  /** The contract called for; null when there is none to choose. */
  contract: z.string().nullable(),
  look: ClientLook.nullable(),
  now: Instant,
  /** The clock of whoever calls: promised calls are meant on it. */
  zone: z.string(),
  /** So often one lead is tried on one day. */
  attemptsPerDay: Count,
  /** Promised calls first, then reminders, then the newest leads, then who did not answer. */
  queue: z.array(QueuedLead),
  /** How many wait for each reason; `more`: one of them is counted no further. */
  counts: z.strictObject({ promised: Count, reminder: Count, new: Count, again: Count }),
  more: z.boolean(),
  /** Left out of the queue until later. */
  putOff: Count,
  /** The lead asked for, else the first of the queue. */
  lead: z
    .strictObject({
      id: z.int(),
      name: z.string().nullable(),
      company: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      capturedAt: Instant,
      source: z.string().nullable(),
      campaign: z.string().nullable(),
      /** The delivery to this contract, on which an appointment can be booked; null also while it waits on hold. */
      delivery: z.int().nullable(),
      /** Meetings booked for the contract and still to come. */
      meetings: z.array(z.strictObject({ id: z.int(), startsAt: Instant, withWhom: z.string().nullable() })),
      /** Attempts for the contract on this day of the client. */
      attemptsToday: Count,
      /** Seconds from its capture to the first conversation; null where nobody has spoken to it. */
      firstContact: z.int().nullable(),
      /** Its person is on the client's list or the agency's: it may not be called. */
      suppressed: z.boolean(),
      /** Until when it was put off, and why; null where it is not. */
      putOff: z.strictObject({ until: Instant, reason: z.string(), by: z.string() }).nullable(),
      /** Those the contract's criteria ask for come first. */
      fields: z.array(FieldShape.extend({ asked: z.boolean() })),
      calls: z.array(CallShape),
      live: LiveVerdict,
    })
    .nullable(),
});
export type CallRead = z.infer<typeof CallRead>;

/** A meeting booked on the call; `startsAt` is an instant, or a local time of the client. */
const CallMeeting = z.strictObject({
  startsAt: When,
  setter: z.string().trim().min(1).max(80).optional(),
  ...Arranged,
});

export const CallFinish = z.strictObject({
  lead: z.int(),
  contract: z.string(),
  startedAt: Instant,
  seconds: z.int().min(0).max(86_400),
  outcome: z.enum(callOutcomes),
  note: z.string().max(4000).nullable().default(null),
  answers: Answers.default({}),
  /** What the lead said of the answered fields when they were typed: it must say so still. Not looked at where left out. */
  was: Answers.default({}),
  callAgainAt: Instant.nullable().default(null),
  /** Delivers the lead to the contract when it passes after the call; done anyway for a meeting. */
  deliver: z.boolean().default(false),
  meeting: CallMeeting.nullable().default(null),
  /** Puts the person on the client's suppression list or the agency's. */
  suppress: z.enum(['client', 'agency']).nullable().default(null),
});

const CallFinished = z.strictObject({
  id: z.int(),
  before: z.enum(leadOutcomes).nullable(),
  after: z.enum(leadOutcomes).nullable(),
  callAgainAt: Instant.nullable(),
  /** What became of the delivery that was asked for: `delivered`, or why not; null where none was asked for. */
  delivery: z.string().nullable(),
  /** The chain of the meeting that was booked. */
  meeting: z.int().nullable(),
  /** Entries added to a suppression list. */
  suppressed: Count,
});

export const CallLater = z.strictObject({
  lead: z.int(),
  contract: z.string(),
  until: Instant,
  reason: z.string().trim().min(1).max(500),
});

/** The keyboard-only call entry (domain §4). */
export const call = {
  read: procedure.input(z.strictObject({ contract: z.string().optional(), lead: z.int().optional() })).output(CallRead),
  /** What the rules say of the lead with these answers; writes nothing. */
  judge: procedure
    .input(
      z.strictObject({
        lead: z.int(),
        contract: z.string(),
        answers: Answers,
        /** The length of the conversation by now. */
        seconds: z.int().min(0).max(86_400).optional(),
        /** How the call ended, where that is known by now. */
        outcome: z.enum(callOutcomes).optional(),
      }),
    )
    .output(LiveVerdict),
  /**
   * Writes the call, completes the lead with its answers and judges it anew; delivers it, books the meeting and suppresses the
   * person where told. All of it, or nothing.
   */
  finish: procedure.input(CallFinish).output(CallFinished),
  /** Leaves the lead out of the contract's queue until a moment. */
  later: procedure.input(CallLater).output(z.strictObject({ until: Instant })),
};
