import { z } from 'zod';
import { CurrencyCode, Instant, Minor } from '../domain/basics.ts';
import { contractStates } from '../domain/contract/terms.ts';
import { procedure } from './procedure.ts';

const Count = z.int().nonnegative();

/** Documents listed: the newest ones. */
export const newestDocuments = 10;

export const Overview = z.strictObject({
  /** Null until a setup or the sample agency gave the file one. */
  agency: z.strictObject({ name: z.string() }).nullable(),
  asOf: Instant,
  /** Whether a passphrase guards the file. */
  locked: z.boolean(),
  counts: z.strictObject({
    clients: Count,
    contracts: Count,
    /**
     * Every stored lead in exactly one: by its newest qualification, a lead in the pool by its contact verdict, the same
     * as `lead.list` without a contract.
     */
    leads: z.strictObject({ pass: Count, check: Count, fail: Count, duplicate: Count, taken: Count }),
    deliveries: Count,
    openDisputes: Count,
    /** Appointments whose time has passed and nobody said how they ended. */
    unconfirmedAppointments: Count,
    documents: Count,
  }),
  contracts: z.array(
    z.strictObject({
      ref: z.string(),
      client: z.string(),
      name: z.string(),
      state: z.enum(contractStates),
      /** Leads qualified for this contract, whatever came out. */
      leads: Count,
      /** Deliveries handed over; those on hold are not among them. */
      delivered: Count,
      /** Leads that passed and deliveries on hold: what can still go out. */
      waiting: Count,
    }),
  ),
  /** At most `newestDocuments`, the last issued first. */
  documents: z.array(
    z.strictObject({
      number: z.string(),
      kind: z.enum(['invoice', 'creditNote']),
      client: z.string(),
      /** As the invoice run names it: `YYYY-MM`, or `YYYY-MM-DD..YYYY-MM-DD`. */
      period: z.string(),
      currency: CurrencyCode,
      gross: Minor,
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;

export const overview = {
  /** What is in this file, for one screen. */
  read: procedure.output(Overview),
};
