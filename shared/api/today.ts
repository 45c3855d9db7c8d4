import { z } from 'zod';
import { Count, CurrencyCode, Day, Decimal, Instant, Minor } from '../domain/basics.ts';
import { todayKinds, urgencies } from '../domain/today.ts';
import { Duty } from './duty.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** One thing to do, as `shared/domain/today.ts` says it. */
export const TodayItem = z.strictObject({
  kind: z.enum(todayKinds),
  urgency: z.enum(urgencies),
  client: ClientLook,
  contract: z.strictObject({ ref: z.string(), name: z.string() }),
  count: Count,
  /** The cap or target that `count` is measured against. */
  of: Decimal.nullable(),
  /** When it is due, or since when it waits. Days are the client's. */
  at: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('moment'), moment: Instant }),
      z.strictObject({ kind: z.literal('day'), day: Day }),
    ])
    .nullable(),
  /** Days from the client's today to `at`, where that is a day: negative once it has passed. */
  daysLeft: z.int().nullable(),
  period: z.strictObject({ from: Day, to: Day }).nullable(),
  /** Net, in minor units of the client's currency. */
  amount: Minor.nullable(),
  blocked: z.boolean(),
  /** What the terms date: its facts; null for work of every other kind. */
  duty: Duty.nullable(),
});
export type TodayItem = z.infer<typeof TodayItem>;

const Today = z.strictObject({
  asOf: Instant,
  /** There is no contract yet: nothing can wait. */
  isEmpty: z.boolean(),
  /** The most urgent first. */
  items: z.array(TodayItem),
  figures: z.strictObject({
    /** In the running month, each client's own. */
    delivered: Count,
    /** Of contracts with a target, in their running billing periods; null where none has one. */
    target: z.strictObject({ delivered: Count, of: Decimal }).nullable(),
    openDisputes: Count,
    unconfirmed: Count,
    /** Periods that are over and not invoiced; one row for each currency, net. */
    toInvoice: z.array(z.strictObject({ currency: CurrencyCode, net: Minor, contracts: Count })),
  }),
});
export type Today = z.infer<typeof Today>;

export const today = {
  /** What must be done now: for the screen a day begins with. */
  read: procedure.output(Today),
};
