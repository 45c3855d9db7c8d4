import type { Minor } from '../../shared/domain/basics.ts';
import type { EventKey } from '../../shared/domain/pricing/charge.ts';
import type { Reader } from '../handle.ts';

/** A charge that stands on an issued invoice, and what no credit note has taken back of it yet. */
export interface LiveCharge {
  readonly id: number;
  readonly documentId: number;
  readonly number: string;
  readonly component: string;
  readonly event: EventKey;
  readonly chainId: number | null;
  readonly amount: Minor;
  readonly left: Minor;
}

const select = `SELECT c.id, c.document_id AS documentId, document.number, c.component, c.event, c.chain_id AS chainId, c.amount,
    c.amount - ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0) AS left
  FROM charge c JOIN live_charge l ON l.charge_id = c.id JOIN document ON document.id = c.document_id`;

/** What was charged for a delivery, for its meetings and sales too, and what upgrades gave back of it, oldest first. */
export const liveChargesOf = (r: Reader, deliveryId: number): LiveCharge[] =>
  r.read<LiveCharge>(`${select} WHERE c.delivery_id = ? ORDER BY c.id`).all(deliveryId);

/** A charge for a sale or a month of its revenue. */
export type SaleCharge = Pick<LiveCharge, 'number' | 'component' | 'event' | 'amount' | 'left'> & {
  readonly opportunityId: number;
};

/** What was charged for all sales of a contract and for the months of their revenue, oldest first. */
export const saleChargesOf = (r: Reader, contractId: number): SaleCharge[] =>
  r
    .read<SaleCharge>(
      `SELECT c.opportunity_id AS opportunityId, document.number, c.component, c.event, c.amount,
         c.amount - ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0) AS left
       FROM opportunity o CROSS JOIN charge c ON c.opportunity_id = o.id JOIN live_charge l ON l.charge_id = c.id
         JOIN document ON document.id = c.document_id
       WHERE o.contract_id = ? ORDER BY c.id`,
    )
    .all(contractId);

/** What was charged for a sale and for the months of its revenue, oldest first. */
export const liveChargesOfSale = (r: Reader, opportunityId: number): LiveCharge[] =>
  r.read<LiveCharge>(`${select} WHERE c.opportunity_id = ? ORDER BY c.id`).all(opportunityId);
