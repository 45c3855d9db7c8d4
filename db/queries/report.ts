import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { ReasonClass } from '../../shared/domain/contract/terms.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A stored report: its snapshot as JSON text, which its hash covers. */
export interface StoredReport {
  readonly id: number;
  readonly contractId: number;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly madeAt: Instant;
  readonly snapshot: string;
  readonly hash: string;
}

/** The reports of a contract and period, newest first. */
export const reportsOf = (r: Reader, contractId: number, { from, to }: Period): StoredReport[] =>
  r
    .read<StoredReport>(
      `SELECT id, contract_id AS contractId, period_from AS periodFrom, period_to AS periodTo, made_at AS madeAt, snapshot, hash
       FROM report WHERE contract_id = ? AND period_from = ? AND period_to = ? ORDER BY id DESC`,
    )
    .all(contractId, from, to);

export function insertReport(w: Writer, report: StoredReport): void {
  w.write(
    `INSERT INTO report (id, contract_id, period_from, period_to, made_at, snapshot, hash)
     VALUES (:id, :contractId, :periodFrom, :periodTo, :madeAt, :snapshot, :hash)`,
  ).run({ ...report });
}

/** Claims on deliveries of a period, by reason and what they stand at. */
export interface ClaimCount {
  readonly reason: string;
  readonly class: ReasonClass;
  readonly state: DisputeState;
  readonly count: number;
}

export const claimCounts = (r: Reader, contractId: number, { from, to }: Period): ClaimCount[] =>
  r
    .read<ClaimCount>(
      `SELECT t.reason, t.class, t.state, count(*) AS count
       FROM delivery d JOIN dispute t ON t.delivery_id = d.id JOIN lead ON lead.id = d.lead_id
       WHERE d.contract_id = ? AND d.delivered_day BETWEEN ? AND ? AND ${liveLead}
       GROUP BY t.reason, t.class, t.state ORDER BY t.reason, t.class, t.state`,
    )
    .all(contractId, from, to);

/** How the leads behind deliveries are named, and how far the client has taken them. */
export interface NamedDelivery {
  readonly id: number;
  readonly leadId: number;
  readonly externalId: string | null;
  /** The client's newest word for it; null while it reported none. */
  readonly stage: string | null;
}

export const namedDeliveries = (r: Reader, deliveryIds: readonly number[]): NamedDelivery[] =>
  r
    .read<NamedDelivery>(
      `SELECT d.id, lead.id AS leadId, lead.external_id AS externalId,
         (SELECT nullif(o.stage, '') FROM opportunity o WHERE o.delivery_id = d.id ORDER BY o.reported_at DESC, o.id DESC LIMIT 1)
           AS stage
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value JOIN lead ON lead.id = d.lead_id`,
    )
    .all(JSON.stringify(deliveryIds));
