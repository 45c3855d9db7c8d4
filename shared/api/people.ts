import { z } from 'zod';
import { Actor } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** Names and roles on this laptop, chosen without a log-in (domain §1, actor). */
export const people = {
  /** Owners only; at least one owner stays. `me` is a place in the list. */
  save: procedure
    .input(z.strictObject({ people: z.array(Actor).min(1).max(50), me: z.int().nonnegative() }))
    .output(z.strictObject({ saved: z.literal(true) })),
  /** Says who works now; anybody may. */
  choose: procedure.input(z.strictObject({ me: z.int().nonnegative() })).output(Actor),
};
