import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract } from '../../../db/queries/contract.ts';
import { balanceOf, insertPrepaidEntry, prepaidEntries } from '../../../db/queries/prepaid.ts';
import { Balance, type BalanceAnswer, type TopUpInput } from '../../../shared/api/prepaid.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { leadsCovered } from '../../../shared/domain/prepaid.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { nextLeadCost } from '../delivery/room.ts';
import { appendHistory } from '../history.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { stop, transact } from '../transact.ts';
import { openGross } from './openGross.ts';

type Answer = z.output<typeof BalanceAnswer>;

/** Reckoned from everything that is not invoiced: kept from one look to the next. */
export const balanceKept = { name: 'balance', asked: '', schema: Balance.nullable() };

const shownEntries = 100;

/** How a prepaid contract stands now; null for one whose terms in force know no balance. */
export function balanceNow(r: Reader, contract: StoredContract, now: Instant): Balance | null {
  const version = inForce(contract.versions, dayOf(now, contract.client.timeZone));
  const prepaid = version?.terms.billing.prepaid;
  if (prepaid === undefined) return null;
  const balance = balanceOf(r, contract.id);
  const open = openGross(r, contract, now);
  const nextLead = nextLeadCost(r, contract, now).gross;
  return { balance, creditLimit: prepaid.creditLimit, open, nextLead, covers: leadsCovered(balance, open, nextLead) };
}

/** The balance of a contract and what moved it. Refuses `notFound`, and `notPrepaid` where the terms know none. */
export function readBalance(context: Context, { contract: ref }: { readonly contract: string }): Result<Answer> {
  const { reader } = context.handle;
  const contract = readContract(reader, ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref });
  const now = context.now();
  const stands = withKept(context, (kept) => kept.of([contract], balanceKept, () => balanceNow(reader, contract, now)));
  const answer = answerOf(reader, contract, stands);
  return answer === null ? refuse('notPrepaid', { contract: ref }) : done(answer);
}

/**
 * Adds what the client paid in, or a correction (domain §6). Refuses `notFound`, `notPrepaid`, and a top-up of less than nothing
 * (`topUpBelowZero`).
 */
export function topUp(context: Context, input: z.output<typeof TopUpInput>): Result<Answer> {
  const { contract: ref, amount, kind, note = null } = input;
  return transact(context, (w) => {
    const contract = readContract(w, ref) ?? stop('notFound', { kind: 'contract', ref });
    if (kind === 'topUp' && amount < 0) stop('topUpBelowZero', { contract: ref, amount });
    const now = context.now();
    const day = input.day ?? dayOf(now, contract.client.timeZone);
    insertPrepaidEntry(w, {
      id: context.ids.next(w),
      contractId: contract.id,
      day,
      kind,
      amount,
      documentId: null,
      note,
      recordedAt: now,
    });
    appendHistory(w, context, {
      actor: context.actor,
      action: kind,
      subject: `contract:${ref}`,
      change: { after: { amount, currency: contract.client.currency, day, note } },
    });
    return answerOf(w, contract, balanceNow(w, contract, now)) ?? stop('notPrepaid', { contract: ref });
  });
}

function answerOf(r: Reader, contract: StoredContract, stands: Balance | null): Answer | null {
  return (
    stands && {
      contract: { ref: contract.ref, name: contract.name },
      client: lookOf(contract.client),
      ...stands,
      entries: prepaidEntries(r, contract.id, shownEntries),
    }
  );
}
