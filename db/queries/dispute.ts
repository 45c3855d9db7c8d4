import type { Instant } from '../../shared/domain/basics.ts';
import type { Dispute } from '../../shared/domain/dispute.ts';
import { waiting } from '../../shared/domain/dispute.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';
import { seenDelivery } from './seen.ts';

export interface StoredDispute extends Dispute {
  readonly heardAt: Instant;
  /** What the client says proves it. */
  readonly evidence: string | null;
  readonly note: string | null;
}

/** The columns of a {@link StoredDispute}, from table `dispute` as `p`. */
export const disputeColumns = `p.id, p.contract_id AS contractId, p.delivery_id AS deliveryId, p.chain_id AS chainId, p.reason, p.class,
  p.state, p.opened_at AS openedAt, p.heard_at AS heardAt, p.decided_at AS decidedAt, p.remedy, p.percent, p.evidence, p.note`;

export const readDispute = (r: Reader, id: number): StoredDispute | null =>
  r.read<StoredDispute>(`SELECT ${disputeColumns} FROM dispute p WHERE p.id = ?`).get(id) ?? null;

/** All claims on one unit, oldest first: on a chain, or on the delivery itself where `chainId` is null. */
export const claimsOn = (r: Reader, deliveryId: number, chainId: number | null): StoredDispute[] =>
  r
    .read<StoredDispute>(
      `SELECT ${disputeColumns} FROM dispute p WHERE p.delivery_id = ? AND p.chain_id IS ? ORDER BY p.id`,
    )
    .all(deliveryId, chainId);

export function insertDispute(w: Writer, dispute: StoredDispute): void {
  w.write(
    `INSERT INTO dispute (id, contract_id, delivery_id, chain_id, reason, class, state, opened_at, heard_at, decided_at,
       remedy, percent, evidence, note)
     VALUES (:id, :contractId, :deliveryId, :chainId, :reason, :class, :state, :openedAt, :heardAt, :decidedAt,
       :remedy, :percent, :evidence, :note)`,
  ).run({ ...dispute });
}

export type Decided = Pick<StoredDispute, 'state' | 'decidedAt' | 'remedy' | 'percent' | 'note'>;

export function decideDispute(w: Writer, before: StoredDispute, decided: Decided): void {
  const { changes } = w
    .write(
      `UPDATE dispute SET state = :state, decided_at = :decidedAt, remedy = :remedy, percent = :percent, note = :note
       WHERE id = :id AND state = :before`,
    )
    .run({ ...decided, id: before.id, before: before.state });
  if (changes !== 1) throw new Error(`dispute ${before.id} is not ${before.state}`);
}

/** A claim with the person it is about. */
export interface ListedDispute extends StoredDispute {
  readonly leadId: number;
  /** Null when the person was erased. */
  readonly email: string | null;
}

const waitingStates = waiting.map((state) => `'${state}'`).join(', ');

/** Claims of a contract that wait for a decision, in the order they were heard. With the plus only what waits is walked. */
export const waitingClaimsOf = (r: Reader, contractId: number): StoredDispute[] =>
  r
    .read<StoredDispute>(
      `SELECT ${disputeColumns} FROM dispute p
       WHERE p.state IN (${waitingStates}) AND +p.contract_id = ? AND ${seenDelivery('p.delivery_id')}
       ORDER BY p.heard_at, p.id`,
    )
    .all(contractId);

/** Claims of a contract by the client's own time; `open` only those that wait for a decision. */
export const listedDisputes = (r: Reader, contractId: number, open: boolean): ListedDispute[] =>
  r
    .read<ListedDispute>(
      `SELECT ${disputeColumns}, d.lead_id AS leadId, lead.person_email AS email
       FROM dispute p JOIN delivery d ON d.id = p.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE p.contract_id = ? ${open ? `AND p.state IN (${waitingStates})` : ''}
         AND ${liveLead}
       ORDER BY p.opened_at, p.id`,
    )
    .all(contractId);

/** Upheld credits and replacements on deliveries made on the days of a period (domain §5, return cap). */
export function countReturns(r: Reader, contractId: number, { from, to }: Period): number {
  const row = r
    .read<{ n: number }>(
      `SELECT count(*) AS n FROM dispute p CROSS JOIN delivery d ON d.id = p.delivery_id
       WHERE p.contract_id = ? AND p.state = 'upheld' AND d.delivered_day BETWEEN ? AND ?`,
    )
    .get(contractId, from, to);
  return row?.n ?? 0;
}
