import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Day, Decimal, Instant } from '../../shared/domain/basics.ts';
import type { Remedy } from '../../shared/domain/contract/terms.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import type { Verdict } from '../../shared/domain/lead.ts';
import type { EventKey } from '../../shared/domain/pricing/charge.ts';
import type { Reader } from '../handle.ts';
import { seenDelivery } from './seen.ts';

/** A delivery as the invoice run looks at it; `day` is its delivery day in the client's zone. */
export interface UnbilledDelivery {
  readonly id: number;
  readonly termsId: number;
  readonly state: DeliveryState;
  readonly day: Day;
  readonly reviewEndsAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly isReplacement: boolean;
  /** Given free, as a make-good. */
  readonly isFree: boolean;
}

/** A component that prices deliveries under a version of the terms. */
export interface DeliveryPrice {
  readonly termsId: number;
  readonly component: string;
}

/**
 * Deliveries up to a day, in the order they were made, that a component of their own terms has not charged: whatever can still
 * be billed. Asked by the key of the live charge: through the charges it costs seven times as much.
 */
export function unbilledDeliveries(
  r: Reader,
  contractId: number,
  to: Day,
  prices: readonly DeliveryPrice[],
): UnbilledDelivery[] {
  if (prices.length === 0) return [];
  const open = prices.map(
    () =>
      `(d.terms_id = ? AND NOT EXISTS (SELECT 1 FROM live_charge l
          WHERE l.contract_id = d.contract_id AND l.component = ? AND l.event = 'delivery:' || d.id))`,
  );
  return r
    .read<Omit<UnbilledDelivery, 'isReplacement' | 'isFree'> & { replacementId: number | null; free: number }>(
      `SELECT d.id, d.terms_id AS termsId, d.state, d.delivered_day AS day, d.review_ends_at AS reviewEndsAt,
         d.decided_at AS decidedAt, d.replacement_id AS replacementId, d.free
       FROM delivery d
       WHERE d.contract_id = ? AND d.delivered_day <= ? AND (${open.join(' OR ')}) AND ${seenDelivery('d.id')}
       ORDER BY d.delivered_day, d.id`,
    )
    .all(contractId, to, ...prices.flatMap(({ termsId, component }) => [termsId, component]))
    .map(({ replacementId, free, ...row }) => ({ ...row, isReplacement: replacementId !== null, isFree: free === 1 }));
}

/** An appointment of a chain that is not charged by all components, with what its delivery stands at. */
export interface UnbilledAppointment extends Appointment {
  readonly deliveryState: DeliveryState;
  /** The terms its delivery was made under. */
  readonly termsId: number;
  /** Its delivery fulfils a replacement that was owed for a meeting. */
  readonly replacesMeeting: boolean;
  /** Its delivery was given free, as a make-good. */
  readonly isFree: boolean;
}

/** A link of a chain with what its delivery stands at, in SQL: `a` is the appointment, `d` its delivery. */
export const linkColumns = `a.id, a.contract_id AS contractId, a.delivery_id AS deliveryId, a.external_id AS externalId,
  a.chain_id AS chainId, a.booked_at AS bookedAt, a.starts_at AS startsAt, a.outcome, a.setter,
  d.state AS deliveryState, d.terms_id AS termsId, d.free AS isFree,
  EXISTS (SELECT 1 FROM replacement p LEFT JOIN dispute t ON t.id = p.dispute_id
          WHERE p.id = d.replacement_id AND ifnull(p.chain_id, t.chain_id) IS NOT NULL) AS replacesMeeting`;

export type LinkRow = Omit<UnbilledAppointment, 'replacesMeeting' | 'isFree'> &
  Readonly<Record<'replacesMeeting' | 'isFree', number>>;

export const linkFromRow = (row: LinkRow): UnbilledAppointment => ({
  ...row,
  replacesMeeting: row.replacesMeeting === 1,
  isFree: row.isFree === 1,
});

/**
 * All links of the chains that one of the components has not charged, whatever their day: the last link says on which day a
 * meeting is held.
 */
export function unbilledAppointments(
  r: Reader,
  contractId: number,
  components: readonly string[],
): UnbilledAppointment[] {
  if (components.length === 0) return [];
  const open = components.map(
    () =>
      `NOT EXISTS (SELECT 1 FROM live_charge l WHERE l.contract_id = a.contract_id AND l.component = ?
         AND l.event IN ('chain:' || a.chain_id || ':booked', 'chain:' || a.chain_id || ':held'))`,
  );
  return r
    .read<LinkRow>(
      `SELECT ${linkColumns}
       FROM appointment a JOIN delivery d ON d.id = a.delivery_id
       WHERE a.contract_id = ? AND (${open.join(' OR ')}) AND ${seenDelivery('d.id')}
       ORDER BY a.chain_id, a.id`,
    )
    .all(contractId, ...components)
    .map(linkFromRow);
}

/** A claim that moves money or may: neither feedback nor late. */
export interface BillingDispute {
  readonly id: number;
  readonly deliveryId: number;
  readonly chainId: number | null;
  readonly state: DisputeState;
  readonly remedy: Remedy | null;
  readonly percent: Decimal | null;
  readonly decidedAt: Instant | null;
}

/** Claims of a contract in the order they were made. */
export const billingDisputes = (r: Reader, contractId: number): BillingDispute[] =>
  r
    .read<BillingDispute>(
      `SELECT id, delivery_id AS deliveryId, chain_id AS chainId, state, remedy, percent, decided_at AS decidedAt
       FROM dispute WHERE contract_id = ? AND state NOT IN ('noted', 'late') ORDER BY opened_at, id`,
    )
    .all(contractId);

/** Whether a component has a live charge for an event (domain §9, 1). */
export function isBilled(r: Reader, contractId: number): (component: string, event: EventKey) => boolean {
  const live = r.read('SELECT 1 FROM live_charge WHERE contract_id = ? AND component = ? AND event = ?');
  return (component, event) => live.get(contractId, component, event) !== undefined;
}

/** What a document says of the lead behind a delivery. */
export interface DeliveredLead {
  readonly deliveryId: number;
  readonly leadId: number;
  /** The source's own id of the lead; null when it gave none. */
  readonly externalId: string | null;
  readonly capturedAt: Instant;
  readonly deliveredDay: Day;
  /** The verdict of the delivery day, under the terms of the delivery. */
  readonly verdict: Verdict | null;
  readonly termsId: number;
  readonly sourceId: number | null;
  readonly campaign: string | null;
}

/** The leads behind deliveries, by delivery. */
export function deliveredLeads(r: Reader, deliveryIds: readonly number[]): Map<number, DeliveredLead> {
  const rows = r
    .read<DeliveredLead>(
      `SELECT d.id AS deliveryId, lead.id AS leadId, lead.external_id AS externalId, lead.captured_at AS capturedAt,
         d.delivered_day AS deliveredDay, q.verdict, d.terms_id AS termsId, lead.source_id AS sourceId,
         lead.source_campaign AS campaign
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value
         JOIN lead ON lead.id = d.lead_id
         LEFT JOIN qualification q ON q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id`,
    )
    .all(JSON.stringify(deliveryIds));
  return new Map(rows.map((row) => [row.deliveryId, row]));
}
