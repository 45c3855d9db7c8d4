import type { Writer } from '../../../db/handle.ts';
import type { StoredDispute } from '../../../db/queries/dispute.ts';
import type { LiveCharge } from '../../../db/queries/liveCharge.ts';
import { liveChargesOf } from '../../../db/queries/liveCharge.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import { percentOf } from '../../../shared/domain/money.ts';
import type { Remedied } from '../../../shared/domain/remedy.ts';
import type { Context } from '../context.ts';
import type { IssuedCredit } from '../invoice/issueCreditNote.ts';
import { issueCreditNote } from '../invoice/issueCreditNote.ts';
import type { ClaimUnit } from './claimUnit.ts';

/**
 * Takes back at once what an upheld claim's unit was invoiced for (domain §5): all that is left of its charges for a credit,
 * the percent of them for a part; one credit note for each invoice they stand on. A lead that came back takes the charges of
 * its meetings with it. The charges stay live: a return never frees its events to be billed again.
 */
export function creditUnit(
  w: Writer,
  context: Context,
  unit: ClaimUnit,
  dispute: StoredDispute,
  remedy: Remedied,
): IssuedCredit[] {
  const byInvoice = new Map<number, { chargeId: number; amount: Minor; disputeId: number }[]>();
  for (const charge of chargesOf(w, unit, remedy)) {
    const amount = takenBack(charge, remedy);
    if (amount === 0) continue;
    const credits = byInvoice.get(charge.documentId) ?? [];
    credits.push({ chargeId: charge.id, amount, disputeId: dispute.id });
    byInvoice.set(charge.documentId, credits);
  }
  const { reason } = dispute;
  return [...byInvoice].map(([invoiceId, credits]) =>
    issueCreditNote(w, context, { invoiceId, credits, reason, rebill: false }),
  );
}

function chargesOf(w: Writer, { delivery, chain }: ClaimUnit, remedy: Remedied): LiveCharge[] {
  const charges = liveChargesOf(w, delivery.id);
  if (chain) return charges.filter(({ chainId }) => chainId === chain.id);
  return remedy.kind === 'credit' ? charges : charges.filter(({ chainId }) => chainId === null);
}

function takenBack({ amount, left }: LiveCharge, remedy: Remedied): Minor {
  switch (remedy.kind) {
    case 'credit':
      return left;
    case 'part':
      return Math.min(left, percentOf(amount, remedy.percent));
    case 'none':
    case 'replacement':
      return 0;
  }
}
