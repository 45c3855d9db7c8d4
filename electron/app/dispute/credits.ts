import type { Reader, Writer } from '../../../db/handle.ts';
import type { LiveCharge } from '../../../db/queries/liveCharge.ts';
import { liveChargesOf } from '../../../db/queries/liveCharge.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import { chargesReached, takenBack } from '../../../shared/domain/decision.ts';
import { lessUpgrades } from '../../../shared/domain/pricing/upgraded.ts';
import type { Remedied } from '../../../shared/domain/remedy.ts';
import type { Context } from '../context.ts';
import type { IssuedCredit } from '../invoice/issueCreditNote.ts';
import { issueCreditNote } from '../invoice/issueCreditNote.ts';
import type { ReadCase } from './disputeCase.ts';

/** One charge an upheld claim takes back, by an amount in minor units. */
export interface UnitCredit {
  readonly chargeId: number;
  readonly documentId: number;
  readonly amount: Minor;
  readonly disputeId: number;
  readonly reason: string;
}

/**
 * What a decided claim takes back of what its unit was invoiced for (domain §5): all that is left of its charges for a credit,
 * the percent of them for a part; what an upgrade gave back already is not left. `planned` are credits of the same call that are not issued yet: two claims on one charge
 * never take more than it.
 */
export function creditsOf(
  r: Reader,
  { dispute, unit }: Pick<ReadCase, 'dispute' | 'unit'>,
  remedy: Remedied,
  planned: readonly UnitCredit[],
): UnitCredit[] {
  const charges = lessUpgrades(liveChargesOf(r, unit.delivery.id)).map((charge) => ({
    ...charge,
    left: leftOf(charge, planned),
  }));
  return chargesReached(charges, unit.chain?.id ?? null, remedy).flatMap((charge) => {
    const amount = takenBack(charge, remedy);
    const { id: chargeId, documentId } = charge;
    return amount === 0 ? [] : [{ chargeId, documentId, amount, disputeId: dispute.id, reason: dispute.reason }];
  });
}

function leftOf({ id, left }: LiveCharge, planned: readonly UnitCredit[]): Minor {
  return planned.reduce((rest, { chargeId, amount }) => (chargeId === id ? rest - amount : rest), left);
}

/**
 * Issues them, one credit note for each invoice they stand on: a client that has eight claims upheld gets one paper, not
 * eight. By invoice. The charges stay live: a return never frees its events to be billed again.
 */
export function issueCredits(
  w: Writer,
  context: Context,
  credits: readonly UnitCredit[],
): ReadonlyMap<UnitCredit['documentId'], IssuedCredit> {
  return new Map(
    [...Map.groupBy(credits, ({ documentId }) => documentId)].map(([invoiceId, some]) => {
      const reason = [...new Set(some.map((credit) => credit.reason))].join('; ');
      return [
        invoiceId,
        issueCreditNote(w, context, { invoiceId, credits: oneForEachCharge(some), reason, rebill: false }),
      ];
    }),
  );
}

/** A note names a charge once: the claim that took most of it stands for the others. */
function oneForEachCharge(credits: readonly UnitCredit[]): { chargeId: number; amount: Minor; disputeId: number }[] {
  return [...Map.groupBy(credits, ({ chargeId }) => chargeId)].map(([chargeId, some]) => {
    const [most] = some.toSorted((a, b) => b.amount - a.amount);
    if (most === undefined) throw new Error('a charge without a credit');
    return { chargeId, disputeId: most.disputeId, amount: some.reduce((sum, { amount }) => sum + amount, 0) };
  });
}
