import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { isDelivery } from '../../../db/queries/explain.ts';
import type { Opportunity } from '../../../db/queries/opportunity.ts';
import { readOpportunity } from '../../../db/queries/opportunity.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { stop } from '../transact.ts';

/** A delivery that something came of, and the days its client knows. */
interface SoldDelivery {
  readonly id: number;
  readonly contract: StoredContract;
  readonly deliveredDay: Day;
  readonly today: Day;
}

/** Ends the transaction with `notFound`, or `wrongState` for a delivery on hold: the client has not seen it. */
export function soldDelivery(r: Reader, id: number, now: Instant): SoldDelivery {
  if (!isDelivery(r, id)) stop('notFound', { kind: 'delivery', ref: id });
  const { contractId, deliveredDay, state } = readDelivery(r, id);
  if (deliveredDay === null) stop('wrongState', { kind: 'delivery', id, state, allowed: [] });
  const contract = readContractById(r, contractId);
  return { id, contract, deliveredDay, today: dayOf(now, contract.client.timeZone) };
}

/** A deal of the delivery. Ends the transaction with `notFound` where it has none of this id. */
export function dealOf(r: Reader, delivery: number, id: number): Opportunity {
  const found = readOpportunity(r, id);
  return found?.deliveryId === delivery ? found : stop('notFound', { kind: 'sale', ref: id });
}
