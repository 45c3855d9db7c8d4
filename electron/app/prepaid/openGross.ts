import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { asAccepted } from '../../../shared/domain/pricing/asAccepted.ts';
import { draftBill } from '../../../shared/domain/pricing/bill.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { billFacts } from '../invoice/billFacts.ts';

/** What the next invoice would take from the balance if the client accepts everything delivered so far; never below zero. */
export function openGross(r: Reader, contract: StoredContract, now: Instant): Minor {
  const today = dayOf(now, contract.client.timeZone);
  const version = inForce(contract.versions, today);
  if (version === null) return 0;
  const period = periodContaining(version.terms.billing, today);
  return Math.max(0, draftBill(asAccepted(billFacts(r, contract, period, now), now)).gross);
}
