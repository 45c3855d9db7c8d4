import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';

/** What waits for somebody, counted along indexes that hold only what waits. */
export function countWaits(r: Reader, now: Instant): { readonly disputes: number; readonly appointments: number } {
  const row = r
    .read<{ disputes: number; appointments: number }>(
      `SELECT
         (SELECT count(*) FROM dispute INDEXED BY dispute_waiting WHERE state IN ('open', 'appealed')) AS disputes,
         (SELECT count(*) FROM appointment INDEXED BY appointment_unsaid WHERE outcome IS NULL AND starts_at <= ?) AS appointments`,
    )
    .get(now);
  if (!row) throw new Error('a count without an answer');
  return row;
}
