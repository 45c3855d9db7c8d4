import type { Reader, Writer } from '../../../db/handle.ts';
import { readAppointment } from '../../../db/queries/appointment.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import type { ChainProblem, Settled } from '../answers/chainOutcome.ts';
import { settleOutcome } from '../answers/chainOutcome.ts';
import type { Context } from '../context.ts';
import { readChain } from '../dispute/claimUnit.ts';
import type { Ruled } from '../dispute/disputeCase.ts';
import { appendHistory } from '../history.ts';
import { stop } from '../transact.ts';

/** The chain an appointment stands in; its first names it. Ends the transaction with `notFound` where there is none. */
export function chainOf(r: Reader, id: number): Chain {
  const named = readAppointment(r, id) ?? stop('notFound', { kind: 'appointment', ref: id });
  return readChain(r, named.chainId);
}

/** Follows a chain through after it changed, see `settleOutcome`. */
export function settle(w: Writer, context: Context, { contract, timeline }: Ruled, chainId: number): Settled {
  return settleOutcome(w, context, contract, timeline, readChain(w, chainId));
}

export const problemsOf = (
  chain: number,
  { problems }: Settled,
): { readonly chain: number; readonly code: ChainProblem }[] => problems.map((code) => ({ chain, code }));

/** Writes down what was done to a chain: times, outcomes and what is owed, nothing personal. */
export function noteChain(
  w: Writer,
  context: Context,
  action: string,
  chain: number,
  change: { readonly [key: string]: Json },
): void {
  appendHistory(w, context, { actor: context.actor, action, subject: `appointment:${chain}`, change });
}
