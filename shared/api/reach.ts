import { z } from 'zod';
import { Count, Day, Instant } from '../domain/basics.ts';
import { leadOutcomes, verdicts } from '../domain/lead.ts';
import { reachAnswers, reachReasons } from '../domain/reach.ts';
import { CallShape } from './leadPage.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** A person's word on whether a lead can be reached, and the day it is asked about again. */
const ReachWord = z.strictObject({ answer: z.enum(reachAnswers), askOn: Day.nullable() });

const Waiting = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** The contact verdict as it stands. */
  contact: z.enum(verdicts),
  capturedAt: Instant,
  why: z.enum(reachReasons),
  /** The day it was to be asked about again. */
  askOn: Day.nullable(),
});

const ReachRead = z.strictObject({
  /** In the agency's zone, as every day here. */
  today: Day,
  look: ClientLook.nullable(),
  /** Whose day has come, then doubtful data, then those nobody has reached. */
  queue: z.array(Waiting),
  /** How many wait for each reason; `more`: one of them is counted no further. */
  counts: z.strictObject({ due: Count, check: Count, notReached: Count }),
  more: z.boolean(),
  /** The lead asked for, else the first of the queue. */
  lead: z
    .strictObject({
      id: z.int(),
      name: z.string().nullable(),
      jobTitle: z.string().nullable(),
      company: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      country: z.string().nullable(),
      source: z.string().nullable(),
      capturedAt: Instant,
      contact: z.strictObject({ verdict: z.enum(verdicts), reasons: z.array(z.string()) }),
      word: ReachWord.nullable(),
      /** Who said what before, newest first; notes are personal and go with the person. */
      said: z.array(
        z.strictObject({
          at: Instant,
          by: z.string(),
          answer: z.enum(reachAnswers).nullable(),
          note: z.string().nullable(),
        }),
      ),
      calls: z.array(CallShape),
      /** A contract it was judged for and can be called for; null in the pool. */
      contract: z.string().nullable(),
    })
    .nullable(),
});
export type ReachRead = z.infer<typeof ReachRead>;

export const ReachSay = z
  .strictObject({
    lead: z.int(),
    answer: z.enum(reachAnswers),
    /** For `later`: the day it is asked about again; tomorrow without one. */
    until: Day.optional(),
    note: z.string().trim().min(1).max(2000).optional(),
  })
  .refine(({ answer, until }) => until === undefined || answer === 'later', {
    path: ['until'],
    message: 'a day goes with later only',
  });

/** The queue of leads to be verified: can they be reached (domain §3)? */
export const reach = {
  read: procedure
    .input(z.strictObject({ lead: z.int().optional(), limit: z.int().min(1).max(1000).default(200) }))
    .output(ReachRead),
  /** Keeps a person's word; the contact verdict and what hangs on it follow. */
  say: procedure.input(ReachSay).output(
    z.strictObject({
      contact: z.strictObject({ before: z.enum(verdicts), after: z.enum(verdicts) }),
      word: ReachWord,
      /** Verdicts of contracts that came out otherwise. */
      rejudged: z.array(
        z.strictObject({ contract: z.string(), before: z.enum(leadOutcomes).nullable(), after: z.enum(leadOutcomes) }),
      ),
    }),
  ),
};
