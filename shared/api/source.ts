import { z } from 'zod';
import { Count, CurrencyCode, Day, Decimal, Minor } from '../domain/basics.ts';
import { Source } from '../domain/source.ts';
import { DaysAsked, DaysShown } from './days.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** What became of leads: on days of each client. The rate is accepted of decided, in percent. */
const results = { delivered: Count, accepted: Count, returned: Count, acceptanceRate: Decimal.nullable() };

export const SourceList = z.strictObject({
  days: DaysShown,
  rows: z.array(
    z.strictObject({
      /** Null for leads whose source nobody named; the last row then. */
      source: z
        .strictObject({
          ref: z.string(),
          channel: z.string(),
          campaign: z.string().nullable(),
          partner: z.string().nullable(),
        })
        .nullable(),
      /** Captured on the days asked for, in the agency's zone: each in one count, by its newest judgement. */
      leads: z.strictObject({
        pass: Count,
        check: Count,
        fail: Count,
        duplicate: Count,
        taken: Count,
        suppressed: Count,
      }),
      ...results,
      /** One row for each currency. */
      money: z.array(
        z.strictObject({
          currency: CurrencyCode,
          /** Of the days asked for, whether anything was delivered or not. */
          cost: Minor,
          costPerAccepted: Minor.nullable(),
          /** Net of what was credited. */
          charged: Minor,
          credited: Minor,
          /** What the next invoice would charge. */
          open: Minor,
          /** What was charged and what is open, less the cost: once all is invoiced, the margin. */
          expectedMargin: Minor,
        }),
      ),
      /** Leads billed to clients and not owed to the source: above its part of their caps. */
      notPayable: Count,
      /** Its cost is the contract's part, by delivered leads. Money in the client's currency. */
      contracts: z.array(
        z.strictObject({
          ref: z.string(),
          name: z.string(),
          client: ClientLook,
          ...results,
          cost: Minor,
          charged: Minor,
          credited: Minor,
          open: Minor,
          expectedMargin: Minor,
          /** Of what was delivered; null where the contract allots nothing to sources. */
          payable: z.strictObject({ payable: Count, notPayable: Count }).nullable(),
        }),
      ),
      /** The largest first; empty text for leads without one. */
      campaigns: z.array(z.strictObject({ campaign: z.string(), ...results })),
      /** Of the days asked for, by day. */
      costs: z.array(z.strictObject({ day: Day, amount: Minor, currency: CurrencyCode })),
    }),
  ),
});

const Saved = z.strictObject({ put: z.enum(['created', 'updated', 'unchanged']) });

export const source = {
  /** Where leads came from on some days, and what each place is worth. */
  list: procedure.input(z.strictObject(DaysAsked)).output(SourceList),
  /** Creates or changes a source; its costs stay. */
  save: procedure.input(z.strictObject({ source: Source.omit({ costs: true }), isNew: z.boolean() })).output(Saved),
  /** Says what a source cost on a day in one currency, altogether; zero takes the cost out. */
  cost: procedure
    .input(z.strictObject({ source: z.string(), day: Day, currency: CurrencyCode, amount: Minor.nonnegative() }))
    .output(Saved),
};
