import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';

/** The sources' own ids of the leads delivered to a contract at or after a moment. */
export function deliveredSince(r: Reader, contractRef: string, since: Instant): string[] {
  return r
    .read<{ externalId: string }>(
      `SELECT lead.external_id AS externalId FROM delivery
       JOIN contract ON contract.id = delivery.contract_id
       JOIN lead ON lead.id = delivery.lead_id
       WHERE contract.ref = ? AND delivery.delivered_at >= ? AND lead.external_id IS NOT NULL ORDER BY delivery.id`,
    )
    .all(contractRef, since)
    .map((row) => row.externalId);
}
