import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { Month } from '../../shared/domain/time.ts';
import type { Reader } from '../handle.ts';
import { seenDelivery } from './seen.ts';

/** What a lead that was delivered brought, and how its delivery stands. */
interface OfDelivery {
  readonly deliveryId: number;
  /** In the client's zone. */
  readonly deliveredDay: Day;
  readonly deliveryState: DeliveryState;
}

/** A sale as the invoice run looks at it; amounts in minor units of the client's currency. */
export interface WonSale extends OfDelivery {
  readonly id: number;
  readonly amount: Minor | null;
  readonly wonAt: Instant;
  /** When the client said so. */
  readonly reportedAt: Instant;
}

/** All sales of a contract, by delivery; of one delivery in the order they were won. */
export const wonSales = (r: Reader, contractId: number): WonSale[] =>
  r
    .read<WonSale>(
      `SELECT o.id, o.delivery_id AS deliveryId, d.delivered_day AS deliveredDay, d.state AS deliveryState, o.amount,
         o.won_at AS wonAt, o.won_reported_at AS reportedAt
       FROM opportunity o JOIN delivery d ON d.id = o.delivery_id
       WHERE o.contract_id = ? AND o.won_at IS NOT NULL AND d.delivered_day IS NOT NULL AND ${seenDelivery('d.id')}
       ORDER BY o.delivery_id, o.won_at, o.id`,
    )
    .all(contractId);

/** Money received from a customer in a month. */
export interface ReceivedRevenue extends OfDelivery {
  readonly opportunityId: number;
  readonly month: Month;
  readonly amount: Minor;
  readonly reportedAt: Instant;
  /** Null while the client has not said that it was won. */
  readonly wonAt: Instant | null;
}

/** All money received under a contract, by delivery and month. */
export const receivedRevenue = (r: Reader, contractId: number): ReceivedRevenue[] =>
  r
    .read<ReceivedRevenue>(
      `SELECT v.opportunity_id AS opportunityId, o.delivery_id AS deliveryId, d.delivered_day AS deliveredDay,
         d.state AS deliveryState, v.month, v.amount, v.reported_at AS reportedAt, o.won_at AS wonAt
       FROM opportunity o JOIN revenue v ON v.opportunity_id = o.id JOIN delivery d ON d.id = o.delivery_id
       WHERE o.contract_id = ? AND d.delivered_day IS NOT NULL AND ${seenDelivery('d.id')}
       ORDER BY o.delivery_id, v.month, o.id`,
    )
    .all(contractId);

/** The sales that one of some components has charged and may not charge again, by delivery. */
export function chargedSales(r: Reader, contractId: number, components: readonly string[]): Map<number, number> {
  const rows = r
    .read<{ deliveryId: number; opportunityId: number }>(
      `SELECT c.delivery_id AS deliveryId, c.opportunity_id AS opportunityId
       FROM json_each(?) AS asked CROSS JOIN live_charge l ON l.contract_id = ? AND l.component = asked.value
         JOIN charge c ON c.id = l.charge_id
       WHERE c.opportunity_id IS NOT NULL AND c.delivery_id IS NOT NULL ORDER BY c.id`,
    )
    .all(JSON.stringify(components), contractId);
  return new Map(rows.map(({ deliveryId, opportunityId }) => [deliveryId, opportunityId]));
}
