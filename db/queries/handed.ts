import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader } from '../handle.ts';

/** A delivery whose unit stands, as the prices of units look at it. */
export interface HandedDelivery {
  readonly id: number;
  readonly leadId: number;
  /** In the client's zone. */
  readonly day: Day;
  readonly deliveredAt: Instant;
  readonly exclusive: boolean;
  readonly band: string | null;
  readonly callSeconds: number | null;
  readonly isReplacement: boolean;
  readonly isFree: boolean;
}

type Row = Omit<HandedDelivery, 'exclusive' | 'isReplacement' | 'isFree'> & {
  readonly exclusive: number;
  readonly isReplacement: number;
  readonly isFree: number;
};

/**
 * The deliveries of a contract on the days of a period that did not come back, in the order they were made. The charge of a unit
 * that is replaced stands (domain §5).
 */
export const handedDeliveries = (r: Reader, contractId: number, { from, to }: Period): HandedDelivery[] =>
  r
    .read<Row>(
      `SELECT d.id, d.lead_id AS leadId, d.delivered_day AS day, d.delivered_at AS deliveredAt, d.exclusive, q.band,
         lead.call_seconds AS callSeconds, d.replacement_id IS NOT NULL AS isReplacement, d.free AS isFree
       FROM delivery d JOIN lead ON lead.id = d.lead_id
       LEFT JOIN qualification q ON q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id
       WHERE d.contract_id = :contractId AND d.delivered_day BETWEEN :from AND :to
         AND (d.state <> 'returned' OR EXISTS (SELECT 1 FROM dispute t
           WHERE t.delivery_id = d.id AND t.chain_id IS NULL AND t.state = 'upheld' AND t.remedy = 'replacement'))
       ORDER BY d.delivered_day, d.id`,
    )
    .all({ contractId, from, to })
    .map(({ exclusive, isReplacement, isFree, ...row }) => ({
      ...row,
      exclusive: exclusive === 1,
      isReplacement: isReplacement === 1,
      isFree: isFree === 1,
    }));
