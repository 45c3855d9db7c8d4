import { z } from 'zod';
import { Instant } from '../domain/basics.ts';
import { callOutcomes } from '../domain/call.ts';
import { leadOutcomes, verdicts } from '../domain/lead.ts';
import { CallShape, FieldShape } from './leadPage.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

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
  /** When it was to be called again; null for one that was never called. */
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
});

const Answers = z.record(z.string().min(1).max(200), z.string().max(4000).nullable());

export const CallRead = z.strictObject({
  contracts: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: z.string() })),
  /** The contract called for; null when there is none to choose. */
  contract: z.string().nullable(),
  look: ClientLook.nullable(),
  now: Instant,
  /** Due calls first, then the newest leads. */
  queue: z.array(QueuedLead),
  total: z.strictObject({ count: z.int(), more: z.boolean() }),
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
      /** The delivery to this contract, on which an appointment can be booked. */
      delivery: z.int().nullable(),
      /** Those the contract's criteria ask for come first. */
      fields: z.array(FieldShape.extend({ asked: z.boolean() })),
      calls: z.array(CallShape),
      live: LiveVerdict,
    })
    .nullable(),
});
export type CallRead = z.infer<typeof CallRead>;

export const CallFinish = z.strictObject({
  lead: z.int(),
  contract: z.string(),
  startedAt: Instant,
  seconds: z.int().min(0).max(86_400),
  outcome: z.enum(callOutcomes),
  note: z.string().max(4000).nullable().default(null),
  answers: Answers.default({}),
  callAgainAt: Instant.nullable().default(null),
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
        seconds: z.int().min(0).max(86_400).optional(),
      }),
    )
    .output(LiveVerdict),
  /** Writes the call, completes the lead with its answers and judges it anew. */
  finish: procedure.input(CallFinish).output(
    z.strictObject({
      id: z.int(),
      before: z.enum(leadOutcomes).nullable(),
      after: z.enum(leadOutcomes).nullable(),
      callAgainAt: Instant.nullable(),
    }),
  ),
};
