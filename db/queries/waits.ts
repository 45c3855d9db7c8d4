import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';
import { undecidedChain } from './chain.ts';
import { seenDelivery } from './seen.ts';

/**
 * What waits for somebody: claims to decide, and meetings whose time has passed without an end, as their lists count them.
 * Counted along indexes that hold only what waits.
 */
export function countWaits(r: Reader, now: Instant): { readonly disputes: number; readonly appointments: number } {
  const row = r
    .read<{ disputes: number; appointments: number }>(
      `SELECT
         (SELECT count(*) FROM dispute p INDEXED BY dispute_waiting
            WHERE p.state IN ('open', 'appealed') AND ${seenDelivery('p.delivery_id')}) AS disputes,
         (SELECT count(*) FROM appointment a WHERE ${undecidedChain}) AS appointments`,
    )
    .get({ until: now });
  if (!row) throw new Error('a count without an answer');
  return row;
}
