import { z } from 'zod';
import { Count, Instant, Minor } from '../domain/basics.ts';
import { leadOutcomes } from '../domain/lead.ts';
import { requalificationStates } from '../domain/requalification.ts';
import { LeadFilter, WhyShort } from './leadFind.ts';
import { ContractLine, LeadLine } from './leadLine.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

/** Which leads that were judged for the contract before. */
export const RequalifyScope = z.discriminatedUnion('kind', [
  /** All that were not handed over. */
  z.strictObject({ kind: z.literal('undelivered') }),
  /** Also those handed over: they are shown as they would come out, and keep the verdict of their delivery. */
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('leads'), leads: z.array(z.int()).min(1).max(5000) }),
  z.strictObject({ kind: z.literal('filter'), filter: LeadFilter }),
]);
export type RequalifyScope = z.infer<typeof RequalifyScope>;

export const RequalifyInput = z.strictObject({
  contract: z.string(),
  of: RequalifyScope.default({ kind: 'undelivered' }),
  job: JobName,
});

const Outcome = z.enum(leadOutcomes);

const MoveCount = z.strictObject({ from: Outcome, to: Outcome, count: Count });

/** What judging again changes. */
const Difference = {
  contract: ContractLine,
  look: ClientLook,
  /** Of the terms they are judged under. */
  version: z.int(),
  leads: Count,
  /** Leads that come out otherwise. */
  changed: Count,
  /** Verdicts that say the very same. */
  same: Count,
  moves: z.array(MoveCount),
  /** Leads handed over: what they would come to today. They keep their verdict. */
  handed: z.array(MoveCount),
  /** What speaks against leads that change now and did not before, and the other way round; the most telling first. */
  reasons: z.array(
    z.strictObject({
      /** A criterion failed or not known, a junk check, contact data, a list, a repeated or sold lead. */
      kind: z.enum(['failed', 'unknown', 'junk', 'contact', 'suppressed', 'duplicate', 'taken']),
      /** The criterion in plain words, the code of a junk check; null for the others. */
      words: z.string().nullable(),
      now: Count,
      gone: Count,
    }),
  ),
  /** What those that pass would bill if delivered today and accepted, in minor units; null where it was not reckoned through. */
  willBill: z.strictObject({ before: Minor, after: Minor }).nullable(),
};

export const RequalifyPreview = z.strictObject({ preview: z.int(), ...Difference });
export type RequalifyPreview = z.infer<typeof RequalifyPreview>;

export const RequalifyRun = z.strictObject({
  run: z.int(),
  state: z.enum(requalificationStates),
  at: Instant,
  by: z.string(),
  ...Difference,
});
export type RequalifyRun = z.infer<typeof RequalifyRun>;

export const RequalifiedInput = z.strictObject({
  /** Of a dry run that was made, or of what was done. */
  preview: z.int().optional(),
  run: z.int().optional(),
  from: Outcome,
  to: Outcome,
  /** The `next` of the page before. */
  after: z.int().default(0),
  limit: z.int().min(1).max(500).default(100),
});

export const RequalifiedAnswer = z.strictObject({
  rows: z.array(z.strictObject({ lead: LeadLine, was: WhyShort, why: WhyShort })),
  next: z.int().nullable(),
});

/** Judging leads of a contract again, after a change of terms, data or lists (domain §3). */
export const requalification = {
  /** A dry run: writes nothing. A job. */
  preview: procedure.input(RequalifyInput).output(RequalifyPreview),
  /** Judges them; a job that can be cancelled, gone on with and taken back. */
  run: procedure.input(RequalifyInput).output(RequalifyRun),
  /** Goes on with one that was cancelled or cut off. */
  resume: procedure.input(z.strictObject({ run: z.int(), job: JobName })).output(RequalifyRun),
  /** Takes all of it back. */
  takeBack: procedure.input(z.strictObject({ run: z.int(), job: JobName })).output(z.strictObject({ restored: Count })),
  /** What was done for a contract, or for all of them, the newest first. */
  list: procedure
    .input(z.strictObject({ contract: z.string().optional() }))
    .output(z.strictObject({ runs: z.array(RequalifyRun) })),
  /** The leads behind one cell. */
  leads: procedure.input(RequalifiedInput).output(RequalifiedAnswer),
};
