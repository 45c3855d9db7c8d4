import { z } from 'zod';
import { SuppressLeadsInput } from './leadPage.ts';
import { procedure } from './procedure.ts';

export const SuppressionInput = z
  .strictObject({
    /** Without one the list is the agency's. */
    client: z.string().optional(),
    mails: z.array(z.string()).max(100_000).default([]),
    phones: z.array(z.string()).max(100_000).default([]),
    /** Country of phones written without their country code. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  })
  .refine(({ mails, phones }) => mails.length + phones.length > 0, 'there is no mail and no phone to suppress');

export const SuppressionAnswer = z.strictObject({ added: z.int(), known: z.int(), unreadable: z.array(z.string()) });

/** Lists of people who must not be delivered: per client, or agency-wide. Kept as keyed hashes only (domain §8). */
export const suppression = {
  add: procedure.input(SuppressionInput).output(SuppressionAnswer),
  /** The lists there are, the agency's first; who is on them cannot be read back. */
  read: procedure.output(
    z.strictObject({
      lists: z.array(
        z.strictObject({ client: z.string().nullable(), name: z.string(), mails: z.int(), phones: z.int() }),
      ),
    }),
  ),
  /** Puts the mails and phones of leads on a list. */
  addLeads: procedure.input(SuppressLeadsInput).output(SuppressionAnswer),
};
