import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';

/** What prices may look at of a delivery, beside its lead's fields and its score. */
export interface PricedDelivery {
  readonly id: number;
  readonly leadId: number;
  readonly exclusive: boolean;
  readonly deliveredAt: Instant;
  /** Length of the call behind the lead; null where none was recorded. */
  readonly callSeconds: number | null;
}

/** Some deliveries that were made, by id. */
export function pricedDeliveries(r: Reader, ids: readonly number[]): Map<number, PricedDelivery> {
  const rows = r
    .read<Omit<PricedDelivery, 'exclusive'> & { exclusive: number }>(
      `SELECT d.id, d.lead_id AS leadId, d.exclusive, d.delivered_at AS deliveredAt, lead.call_seconds AS callSeconds
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value JOIN lead ON lead.id = d.lead_id
       WHERE d.delivered_at IS NOT NULL`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, { ...row, exclusive: row.exclusive === 1 }]));
}
