import { z } from 'zod';
import { Instant } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

export const HistoryInput = z.strictObject({
  /** Only what was done to this, such as `contract:acme`, `dispute:7`. */
  subject: z.string().max(200).optional(),
  /** The `next` of the page before. */
  after: z.int().nonnegative().optional(),
  limit: z.int().positive().max(200).default(50),
});

/** Who did what, when, with before and after (domain §8). */
export const history = {
  /** Newest first. */
  list: procedure.input(HistoryInput).output(
    z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.int(),
          at: Instant,
          actor: z.string(),
          role: z.string(),
          action: z.string(),
          subject: z.string(),
          change: z.record(z.string(), z.json()),
        }),
      ),
      total: z.int().nonnegative(),
      next: z.int().nullable(),
    }),
  ),
};
