import { z } from 'zod';
import { Count, Day, Minor } from '../domain/basics.ts';
import { prepaidKinds } from '../domain/prepaid.ts';
import { ContractLine } from './leadLine.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** What a prepaid contract holds now; gross, in minor units of the client's currency. */
export const Balance = z.strictObject({
  balance: Minor,
  /** It may go below zero by this. */
  creditLimit: Minor,
  /** What the next invoice takes if all that is delivered and not yet invoiced is accepted. */
  open: Minor,
  /** What one more lead costs with tax; zero where leads cost nothing. */
  nextLead: Minor,
  /** "Covers about N more leads"; null where leads cost nothing. */
  covers: Count.nullable(),
});
export type Balance = z.infer<typeof Balance>;

export const BalanceAnswer = z.strictObject({
  contract: ContractLine,
  client: ClientLook,
  ...Balance.shape,
  /** What moved it, newest first, at most a hundred; below zero where an invoice used it. */
  entries: z.array(
    z.strictObject({
      id: z.int(),
      day: Day,
      kind: z.enum(prepaidKinds),
      amount: Minor,
      note: z.string().nullable(),
      /** Of the invoice or credit note behind it. */
      number: z.string().nullable(),
    }),
  ),
});

export const TopUpInput = z.strictObject({
  contract: z.string(),
  /** Minor units above zero; a correction may be below. */
  amount: Minor.refine((amount) => amount !== 0, 'not zero'),
  kind: z.enum(['topUp', 'correction']).default('topUp'),
  /** When it was paid, in the client's zone; today where left out. */
  day: Day.optional(),
  note: z.string().trim().min(1).max(500).optional(),
});

/** The balances of prepaid contracts: paid in, used by invoices, given back by credit notes. */
export const prepaid = {
  read: procedure.input(z.strictObject({ contract: z.string() })).output(BalanceAnswer),
  /** Adds to a balance what the client paid in, or corrects it; answers how it stands then. */
  topUp: procedure.input(TopUpInput).output(BalanceAnswer),
};
