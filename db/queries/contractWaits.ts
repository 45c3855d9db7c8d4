import type { Instant } from '../../shared/domain/basics.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader } from '../handle.ts';
import { undecidedChain } from './chain.ts';
import { liveLead } from './lead.ts';
import { seenDelivery } from './seen.ts';

/** What waits on one contract. */
export interface ContractWaits {
  readonly openDisputes: number;
  readonly lateClaims: number;
  readonly unconfirmed: number;
  readonly replacementsOwed: number;
}

export function contractWaits(r: Reader, contractId: number, now: Instant): ContractWaits {
  const row = r
    .read<ContractWaits>(
      `SELECT
         (SELECT count(*) FROM dispute p WHERE p.contract_id = :contractId AND p.state IN ('open', 'appealed')
            AND ${seenDelivery('p.delivery_id')}) AS openDisputes,
         (SELECT count(*) FROM dispute p WHERE p.contract_id = :contractId AND p.state = 'late' AND p.class = 'creditable'
            AND ${seenDelivery('p.delivery_id')}) AS lateClaims,
         (SELECT count(*) FROM appointment a WHERE a.contract_id = :contractId AND ${undecidedChain}) AS unconfirmed,
         (SELECT count(*) FROM replacement r WHERE r.contract_id = :contractId
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.replacement_id = r.id)) AS replacementsOwed`,
    )
    .get({ contractId, until: now });
  if (!row) throw new Error('a count without an answer');
  return row;
}

/** Rows of the imports that went live between two moments, `end` not included, and how many of them passed. */
export interface TakenIn {
  readonly rows: number;
  readonly passed: number;
}

export function takenInBetween(r: Reader, contractId: number, start: Instant, end: Instant): TakenIn {
  const row = r
    .read<TakenIn>(
      `SELECT ifnull(sum(counts ->> '$.rows'), 0) AS rows, ifnull(sum(counts ->> '$.pass'), 0) AS passed
       FROM batch WHERE state = 'live' AND contract_id = :contractId AND finished_at >= :start AND finished_at < :end`,
    )
    .get({ contractId, start, end });
  return row ?? { rows: 0, passed: 0 };
}

/** How many leads were delivered on each day of a period that had some, in order. */
export const deliveredByDay = (r: Reader, contractId: number, { from, to }: Period): { day: string; count: number }[] =>
  r
    .read<{ day: string; count: number }>(
      `SELECT d.delivered_day AS day, count(*) AS count FROM delivery d JOIN lead ON lead.id = d.lead_id
       WHERE d.contract_id = ? AND d.delivered_day BETWEEN ? AND ? AND ${liveLead}
       GROUP BY d.delivered_day ORDER BY d.delivered_day`,
    )
    .all(contractId, from, to);

/** Gross of what was issued for exactly this period, credit notes taken off. */
export function invoicedFor(r: Reader, contractId: number, { from, to }: Period): number {
  const row = r
    .read<{ gross: number }>(
      `SELECT ifnull(sum(CASE kind WHEN 'invoice' THEN gross ELSE -gross END), 0) AS gross FROM document
       WHERE contract_id = ? AND period_from = ? AND period_to = ?`,
    )
    .get(contractId, from, to);
  return row?.gross ?? 0;
}
