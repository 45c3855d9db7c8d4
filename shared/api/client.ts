import { z } from 'zod';
import { Count, CurrencyCode, Day, Decimal, Instant, Minor } from '../domain/basics.ts';
import { Client } from '../domain/client.ts';
import { contractStates } from '../domain/contract/terms.ts';
import { documentKinds } from '../domain/document.ts';
import { FiguresShape } from './figures.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';
import { TodayItem } from './today.ts';

const Period = z.strictObject({ from: Day, to: Day });

/** `YYYY-MM`, the months beside it, and its days. */
const MonthShown = { month: z.string(), before: z.string(), after: z.string(), period: Period };

/** How contracts of one client did in a month, as it stands now. Money in minor units of the client's currency. */
export const ClientMonth = z.strictObject({
  figures: FiguresShape,
  /** Against the targets of the contracts billed by month; null where none has one. */
  pace: z
    .strictObject({ delivered: Count, target: Decimal, attainment: Decimal.nullable(), projected: Decimal.nullable() })
    .nullable(),
  /** Net, of the month's days: what the next invoice would charge. */
  openToInvoice: Minor,
  /** What was charged and what is open, less what the sources cost: once all is invoiced, the margin. */
  expectedMargin: Minor,
  /** Units owed and not fulfilled now, and how many of them are past their day. */
  owed: Count,
  overdue: Count,
});
export type ClientMonth = z.infer<typeof ClientMonth>;

export const ClientList = z.strictObject({
  ...MonthShown,
  /** By ref. */
  rows: z.array(
    z.strictObject({
      client: ClientLook,
      /** That run, and that are being written. */
      contracts: Count,
      drafts: Count,
      /** Null while no contract runs. */
      month: ClientMonth.nullable(),
      /** The most urgent thing that waits for it. */
      next: TodayItem.nullable(),
    }),
  ),
  /** One row for each currency. */
  totals: z.array(
    z.strictObject({
      currency: CurrencyCode,
      spend: Minor,
      openToInvoice: Minor,
      /** Both together: what the month is worth so far. */
      earned: Minor,
      sourceCost: Minor,
      expectedMargin: Minor,
    }),
  ),
});

export const ClientPage = z.strictObject({
  client: Client,
  look: ClientLook,
  ...MonthShown,
  total: ClientMonth.nullable(),
  contracts: z.array(
    z.strictObject({
      ref: z.string(),
      name: z.string(),
      state: z.enum(contractStates),
      month: ClientMonth.nullable(),
    }),
  ),
  waiting: z.array(TodayItem),
  /** The last ones issued. */
  documents: z.array(
    z.strictObject({
      number: z.string(),
      kind: z.enum(documentKinds),
      contract: z.string(),
      period: Period,
      issuedAt: Instant,
      currency: CurrencyCode,
      net: Minor,
      gross: Minor,
    }),
  ),
  /** Of the client, its contracts and the documents above, the last first. `changed` names what became different. */
  history: z.array(
    z.strictObject({
      id: z.int(),
      at: Instant,
      actor: z.string(),
      action: z.string(),
      subject: z.string(),
      changed: z.array(z.string()),
    }),
  ),
});

const Month = z.string().optional();

export const client = {
  /** Who is served, and how each is doing in a month `YYYY-MM`; without one in the month that runs. */
  list: procedure.input(z.strictObject({ month: Month })).output(ClientList),
  /** One client, for its page. */
  read: procedure.input(z.strictObject({ client: z.string(), month: Month })).output(ClientPage),
  /** Creates or changes one, under the rules of the setup file. */
  save: procedure
    .input(z.strictObject({ client: Client, isNew: z.boolean() }))
    .output(z.strictObject({ put: z.enum(['created', 'updated', 'unchanged']) })),
};
