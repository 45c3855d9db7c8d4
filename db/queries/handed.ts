import type { SourceDay } from '../../shared/domain/allocation.ts';
import type { Day } from '../../shared/domain/basics.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader } from '../handle.ts';

/** A delivery whose unit stands. */
export interface HandedDelivery {
  readonly id: number;
  /** In the client's zone. */
  readonly day: Day;
  readonly isReplacement: boolean;
  readonly isFree: boolean;
}

type Row = Pick<HandedDelivery, 'id' | 'day'> & Readonly<Record<'isReplacement' | 'isFree', number>>;

/**
 * The deliveries of a contract on the days of a period that did not come back, in the order they were made. The charge of a unit
 * that is replaced stands (domain §5).
 */
export const handedDeliveries = (r: Reader, contractId: number, { from, to }: Period): HandedDelivery[] =>
  r
    .read<Row>(
      `SELECT d.id, d.delivered_day AS day, d.replacement_id IS NOT NULL AS isReplacement, d.free AS isFree
       FROM delivery d WHERE d.contract_id = :contractId AND d.delivered_day BETWEEN :from AND :to
         AND (d.state <> 'returned' OR EXISTS (SELECT 1 FROM dispute t
           WHERE t.delivery_id = d.id AND t.chain_id IS NULL AND t.state = 'upheld' AND t.remedy = 'replacement'))
       ORDER BY d.delivered_day, d.id`,
    )
    .all({ contractId, from, to })
    .map(({ isReplacement, isFree, ...row }) => ({ ...row, isReplacement: isReplacement === 1, isFree: isFree === 1 }));

/** How many leads of each named source a contract was delivered on each day of a period, whatever became of them. */
export const deliveredBySource = (r: Reader, contractId: number, { from, to }: Period): SourceDay[] =>
  r
    .read<SourceDay>(
      `SELECT source.ref AS source, d.delivered_day AS day, count(*) AS count
       FROM delivery d CROSS JOIN lead ON lead.id = d.lead_id CROSS JOIN source ON source.id = lead.source_id
       WHERE d.contract_id = :contractId AND d.delivered_day BETWEEN :from AND :to GROUP BY 1, 2 ORDER BY 2, 1`,
    )
    .all({ contractId, from, to });
