import { z } from 'zod';
import { Decimal } from '../domain/basics.ts';
import { reasonClasses } from '../domain/contract/terms.ts';
import { disputeDecisions, disputeStates } from '../domain/dispute.ts';
import { CreditAnswer } from './invoice.ts';
import { procedure } from './procedure.ts';

/** A claim as the list shows it. `appointment` names the chain it is against, null for the delivery itself. */
export const ListedDispute = z.strictObject({
  id: z.int(),
  lead: z.int(),
  delivery: z.int(),
  appointment: z.int().nullable(),
  /** Null when the person was erased. */
  email: z.string().nullable(),
  reason: z.string(),
  class: z.enum(reasonClasses),
  state: z.enum(disputeStates),
  /** ISO 8601: the client's own time of the claim. */
  openedAt: z.string(),
});

export const ListInput = z.strictObject({ contract: z.string(), open: z.boolean().default(false) });

export const ResolveInput = z.strictObject({
  id: z.int(),
  as: z.enum(disputeDecisions),
  /** What an upheld claim brings; the contract's remedy where left out. */
  remedy: z.enum(['credit', 'replacement']).optional(),
  percent: Decimal.optional(),
  note: z.string().max(2000).optional(),
});

export const ResolveAnswer = z.strictObject({
  id: z.int(),
  state: z.enum(disputeStates),
  /** The credit note this decision issued; null when nothing was invoiced yet. */
  credit: CreditAnswer.nullable(),
  /** All of them: a lead and its meetings may stand on several invoices. */
  credits: z.array(CreditAnswer),
});

export const dispute = {
  list: procedure.input(ListInput).output(z.array(ListedDispute)),
  resolve: procedure.input(ResolveInput).output(ResolveAnswer),
};
