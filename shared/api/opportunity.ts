import { z } from 'zod';
import { Count, Day, Instant, Minor, Month, Ref } from '../domain/basics.ts';
import { carryCodes, dropCodes } from '../domain/pricing/model.ts';
import { revenueStates } from '../domain/revenueCalendar.ts';
import { ContractLine } from './leadLine.ts';
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

/** What a sale or a month of revenue brings, in minor units of the client's currency. */
const Brought = {
  /** On issued invoices, less what credit notes took back. */
  billed: Minor,
  numbers: z.array(z.string()),
  /** On the next invoice. */
  toCome: Minor,
  /** Why it waits, or brings nothing. */
  reason: z.enum([...carryCodes, ...dropCodes]).nullable(),
};

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
  delivery: z.int(),
  /** Days in the client's zone, and from the one to the other; null while it is no sale. */
  deliveredDay: Day.nullable(),
  wonDay: Day.nullable(),
  daysToWin: z.int().nullable(),
  /** Won within the attribution window; null while it is no sale, or where the contract is not paid for sales. */
  attributed: z.boolean().nullable(),
  ...Brought,
});
export type OpportunityRow = z.infer<typeof OpportunityRow>;

/** What became of a delivery: a deal the file does not know yet, or one it knows (`id`) as it stands now. */
export const SaleInput = z.strictObject({
  delivery: z.int(),
  id: z.int().optional(),
  /** The client's own word. */
  stage: z.string().trim().max(80),
  /** Minor units of the client's currency; null while it has not said. */
  amount: Minor.nonnegative().nullable(),
  /** In the client's zone; null while it is no sale. */
  wonDay: Day.nullable(),
});

/** What the customer behind a delivery paid in a month; below zero where money went back to it. */
export const RevenueInput = z.strictObject({
  delivery: z.int(),
  /** Of one deal among several. */
  id: z.int().optional(),
  month: Month,
  /** Minor units of the client's currency. */
  amount: Minor,
});

export const RecordedAnswer = z.strictObject({ id: z.int() });

/** What each customer of a contract paid, month by month, and what nobody has reported (domain §6). */
export const RevenueCalendar = z.strictObject({
  contract: ContractLine,
  client: ClientLook,
  /** In the client's zone. */
  today: Day,
  /** Whether any version of the terms shares what customers pay. */
  shares: z.boolean(),
  /** Reports that are owed and not there. */
  missing: Count,
  /** The months to show, oldest first: the last year up to the running one, and earlier ones where a report is missing. */
  months: z.array(Month),
  /** Those with most missing first; without a month those that were won and have paid nothing yet. */
  customers: z.array(
    z.strictObject({
      delivery: z.int(),
      lead: z.int(),
      name: z.string().nullable(),
      company: z.string().nullable(),
      deliveredDay: Day,
      /** Of a customer that has paid nothing yet. */
      wonDay: Day.nullable(),
      missing: Count,
      months: z.array(
        z.strictObject({
          month: Month,
          /** The how-manieth month of the customer, from 1. */
          place: z.int().positive(),
          state: z.enum(revenueStates),
          /** Null where nobody reported it. */
          amount: Minor.nullable(),
          reportedDay: Day.nullable(),
          /** The deal it was paid for; null where none or several. */
          deal: z.int().nullable(),
          ...Brought,
        }),
      ),
    }),
  ),
});

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
  calendar: procedure.input(z.strictObject({ contract: Ref })).output(RevenueCalendar),
  /** Says what became of a delivery, or corrects it. */
  record: procedure.input(SaleInput).output(RecordedAnswer),
  /** Says what a customer paid in a month, or corrects it. */
  receive: procedure.input(RevenueInput).output(RecordedAnswer),
};
