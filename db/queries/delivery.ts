import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { Delivery, DeliveryState } from '../../shared/domain/delivery.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

export interface StoredDelivery extends Delivery {
  readonly exclusive: boolean;
  /** Given free, to make good what was promised and not delivered: never charged. */
  readonly isFree: boolean;
  readonly createdAt: Instant;
  /** In the client's zone; null while on hold. */
  readonly deliveredDay: Day | null;
}

type Row = Omit<StoredDelivery, 'exclusive' | 'isFree'> & { readonly exclusive: number; readonly isFree: number };

const fromRow = (row: Row): StoredDelivery => ({ ...row, exclusive: row.exclusive === 1, isFree: row.isFree === 1 });

const columns = `d.id, d.lead_id AS leadId, d.contract_id AS contractId, d.terms_id AS termsId, d.exclusive, d.state,
  d.created_at AS createdAt, d.delivered_at AS deliveredAt, d.delivered_day AS deliveredDay,
  d.review_ends_at AS reviewEndsAt, d.decided_at AS decidedAt, d.replacement_id AS replacementId,
  d.free AS isFree`;

export function readDelivery(r: Reader, id: number): StoredDelivery {
  const row = r.read<Row>(`SELECT ${columns} FROM delivery d WHERE d.id = ?`).get(id);
  if (row === undefined) throw new Error(`no delivery ${id}`);
  return fromRow(row);
}

export function insertDelivery(w: Writer, { exclusive, isFree, ...rest }: StoredDelivery): void {
  w.write(
    `INSERT INTO delivery (id, lead_id, contract_id, terms_id, exclusive, state, created_at, delivered_at, delivered_day,
       review_ends_at, decided_at, replacement_id, free)
     VALUES (:id, :leadId, :contractId, :termsId, :exclusive, :state, :createdAt, :deliveredAt, :deliveredDay,
       :reviewEndsAt, :decidedAt, :replacementId, :free)`,
  ).run({ ...rest, exclusive: exclusive ? 1 : 0, free: isFree ? 1 : 0 });
}

/** What a delivery on hold becomes when it goes out. */
export type Release = Pick<
  StoredDelivery,
  'id' | 'termsId' | 'exclusive' | 'deliveredAt' | 'deliveredDay' | 'reviewEndsAt' | 'replacementId' | 'isFree'
>;

export function releaseDelivery(w: Writer, { exclusive, isFree, ...rest }: Release): void {
  const { changes } = w
    .write(
      `UPDATE delivery SET state = 'delivered', terms_id = :termsId, exclusive = :exclusive, delivered_at = :deliveredAt,
         delivered_day = :deliveredDay, review_ends_at = :reviewEndsAt, replacement_id = :replacementId, free = :free
       WHERE id = :id AND state = 'onHold'`,
    )
    .run({ ...rest, exclusive: exclusive ? 1 : 0, free: isFree ? 1 : 0 });
  if (changes !== 1) throw new Error(`delivery ${rest.id} is not on hold`);
}

/** Takes a lead off hold that can no longer be delivered: the client never saw it. */
export function dropHeld(w: Writer, id: number): void {
  const { changes } = w.write(`DELETE FROM delivery WHERE id = ? AND state = 'onHold'`).run(id);
  if (changes !== 1) throw new Error(`delivery ${id} is not on hold`);
}

/** Moves a delivery; `decidedAt` is null where nothing is decided any more. */
export function setDeliveryState(
  w: Writer,
  delivery: Pick<StoredDelivery, 'id' | 'state'>,
  state: DeliveryState,
  decidedAt: Instant | null,
): void {
  const { changes } = w
    .write('UPDATE delivery SET state = :state, decided_at = :decidedAt WHERE id = :id AND state = :before')
    .run({ id: delivery.id, before: delivery.state, state, decidedAt });
  if (changes !== 1) throw new Error(`delivery ${delivery.id} is not ${delivery.state}`);
}

/** Deliveries of the contract on the days of a period, whatever became of them. */
export function countDelivered(r: Reader, contractId: number, { from, to }: Period): number {
  const row = r
    .read<{ n: number }>('SELECT count(*) AS n FROM delivery WHERE contract_id = ? AND delivered_day BETWEEN ? AND ?')
    .get(contractId, from, to);
  return row?.n ?? 0;
}

/** What the client got of a person, oldest first. What waits on hold it has not seen. Leads come first: they are few. */
const seen = `SELECT ${columns} FROM lead CROSS JOIN delivery d ON d.lead_id = lead.id AND d.contract_id = :contractId
  WHERE d.delivered_at IS NOT NULL AND ${liveLead}`;
const inOrder = 'ORDER BY d.delivered_at, d.id';

/** Deliveries of the lead a source calls `externalId`. */
export const deliveriesByExternalId = (r: Reader, contractId: number, externalId: string): StoredDelivery[] =>
  r
    .read<Row>(
      `${seen} AND lead.id IN (
         SELECT o.id FROM source CROSS JOIN lead o ON o.source_id = source.id AND o.external_id = :externalId
         UNION ALL SELECT o.id FROM lead o WHERE o.source_id IS NULL AND o.external_id = :externalId) ${inOrder}`,
    )
    .all({ contractId, externalId })
    .map(fromRow);

export const deliveriesByLead = (r: Reader, contractId: number, leadId: number): StoredDelivery[] =>
  r.read<Row>(`${seen} AND lead.id = :leadId`).all({ contractId, leadId }).map(fromRow);

export const deliveriesByEmail = (r: Reader, contractId: number, emailKey: string): StoredDelivery[] =>
  r.read<Row>(`${seen} AND lead.email_key = :emailKey ${inOrder}`).all({ contractId, emailKey }).map(fromRow);

export const deliveriesByPhone = (r: Reader, contractId: number, phoneKey: string): StoredDelivery[] =>
  r.read<Row>(`${seen} AND lead.phone_key = :phoneKey ${inOrder}`).all({ contractId, phoneKey }).map(fromRow);

/** The delivery of a lead to a contract, on hold or not; null when there is none. */
export const deliveryOfLead = (r: Reader, contractId: number, leadId: number): StoredDelivery | null => {
  const row = r
    .read<Row>(`SELECT ${columns} FROM delivery d WHERE d.contract_id = ? AND d.lead_id = ?`)
    .get(contractId, leadId);
  return row === undefined ? null : fromRow(row);
};

/** The contracts a lead was delivered to, without those where it waits on hold. */
export const contractsDelivered = (r: Reader, leadId: number): number[] =>
  r
    .read<{ contractId: number }>(
      `SELECT contract_id AS contractId FROM delivery WHERE lead_id = ? AND state <> 'onHold'`,
    )
    .all(leadId)
    .map(({ contractId }) => contractId);
