import { z } from 'zod';
import { Count, Instant } from '../domain/basics.ts';
import { BulkDeed, BulkTally, bulkStates } from '../domain/bulk.ts';
import { LeadFilter } from './leadFind.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

export const BulkRun = z.strictObject({
  run: z.int(),
  state: z.enum(bulkStates),
  at: Instant,
  by: z.string(),
  deed: BulkDeed,
  /** Chosen. */
  leads: Count,
  tally: BulkTally,
});
export type BulkRun = z.infer<typeof BulkRun>;

export const BulkInput = z.strictObject({ filter: LeadFilter, deed: BulkDeed, job: JobName });
export const BulkBackInput = z.strictObject({
  run: z.int(),
  /** Leads changed since stay as they are, and the others are taken back; without it nothing is where one was changed. */
  rest: z.boolean().default(false),
  job: JobName,
});
export const BulkBackAnswer = z.strictObject({
  restored: Count,
  /** Changed since, and left alone. */
  kept: Count,
});

export const BulkListInput = z.strictObject({
  /** The `next` of the page before. */
  after: z.int().optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** One change of all leads a filter fits, however many (domain §3, §8). */
export const bulk = {
  /** Chooses them, and changes them; a job that can be cancelled, gone on with and taken back. */
  run: procedure.input(BulkInput).output(BulkRun),
  /** Goes on with one that was cancelled or cut off. */
  resume: procedure.input(z.strictObject({ run: z.int(), job: JobName })).output(BulkRun),
  /** Takes all of it back. A job. */
  takeBack: procedure.input(BulkBackInput).output(BulkBackAnswer),
  /** What was done, the newest first. */
  list: procedure
    .input(BulkListInput)
    .output(z.strictObject({ runs: z.array(BulkRun), next: z.int().nullable(), look: ClientLook.nullable() })),
};
