import { z } from 'zod';
import { Instant } from '../domain/basics.ts';
import { hitKinds } from '../domain/search.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** One thing that was found, and the parts of its address. */
const Hit = z.strictObject({
  kind: z.enum(hitKinds),
  title: z.string(),
  /** What tells it from others of its name: a mail, a client, a company. */
  detail: z.string(),
  /** Of a client, contract or source. */
  ref: z.string().nullable(),
  /** Of a lead; of an appointment or dispute with `lead` beside it. */
  id: z.int().nullable(),
  /** The lead behind an appointment or dispute. */
  lead: z.int().nullable(),
  /** Of a document. */
  number: z.string().nullable(),
  /** When a meeting starts, a claim was made; shown as `look` says. */
  at: Instant.nullable(),
  look: ClientLook.nullable(),
});
export type Hit = z.infer<typeof Hit>;

/** Everything a person may mean by what they typed, for the command palette and the search of every screen. */
export const search = {
  find: procedure
    .input(
      z.strictObject({
        text: z.string().max(200),
        /** At most this many of a kind. */
        limit: z.int().min(1).max(50).default(6),
      }),
    )
    .output(
      z.strictObject({
        hits: z.array(Hit),
        /** Leads of the newest imports that are not in the index yet: ask again, each call takes some of them in. */
        behind: z.int().nonnegative(),
      }),
    ),
};
