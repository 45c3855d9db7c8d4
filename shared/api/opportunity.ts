import { z } from 'zod';
import { Instant, Minor, Ref } from '../domain/basics.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

const opportunitySorts = ['reported', 'won', 'amount'] as const;

export const OpportunityListInput = z.strictObject({
  contract: Ref.optional(),
  /** `open` is neither won nor lost. */
  standing: z.enum(['all', 'open', 'won', 'lost']).default('all'),
  sort: z.enum(opportunitySorts).default('reported'),
  /** Rows already shown: the `next` of the page before. */
  after: z.int().nonnegative().default(0),
  limit: z.int().positive().max(500).default(100),
});

const OpportunityRow = z.strictObject({
  id: z.int(),
  lead: z.int(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  contract: z.string(),
  client: ClientLook,
  /** The client's own word; empty while only money was reported. */
  stage: z.string(),
  standing: z.enum(['open', 'won', 'lost']),
  /** Minor units of the client's currency, as all money here. */
  amount: Minor.nullable(),
  wonAt: Instant.nullable(),
  reportedAt: Instant,
  /** Money received so far. */
  received: Minor,
});
export type OpportunityRow = z.infer<typeof OpportunityRow>;

/** What the client says happened next. */
export const opportunity = {
  /** Opportunities and sales; with a contract, also its money by month and its stages. */
  list: procedure.input(OpportunityListInput).output(
    z.strictObject({
      rows: z.array(OpportunityRow),
      total: z.int().nonnegative(),
      next: z.int().nullable(),
      /** Months with sales or money received, oldest first; only of one contract, since nothing is converted. `won` is what the sales are worth. */
      months: z.array(z.strictObject({ month: z.string(), won: Minor, received: Minor, sales: z.int().nonnegative() })),
      stages: z.array(z.strictObject({ stage: z.string(), count: z.int().nonnegative(), amount: Minor })),
      client: ClientLook.nullable(),
    }),
  ),
};
