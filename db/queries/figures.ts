import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import { spokenOutcomes } from '../../shared/domain/call.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { LeadField } from '../../shared/domain/intake/fields.ts';
import type { FieldValue } from '../../shared/domain/lead.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { EventKey } from '../../shared/domain/pricing/charge.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';
import { fromColumn, leadColumn } from './leadColumns.ts';

/** A delivery with the claims on it; those on its meetings count as well (domain §5). */
export interface DeliveryRow {
  readonly id: number;
  readonly leadId: number;
  readonly termsId: number;
  readonly sourceId: number | null;
  readonly state: DeliveryState;
  readonly day: Day;
  readonly reviewEndsAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly claims: number;
  readonly lateClaims: number;
  readonly replaced: boolean;
  readonly deliveredAt: Instant | null;
  /** The first conversation on a call for the contract since it was delivered; null where there was none. */
  readonly contactAt: Instant | null;
}

const spoken = spokenOutcomes.map((outcome) => `'${outcome}'`).join(', ');

/**
 * Deliveries made on the days of a period, in the order they were made. Without a word SQLite looks through all upheld claims of
 * the file for each of them.
 */
export const deliveriesOf = (r: Reader, contractId: number, { from, to }: Period): DeliveryRow[] =>
  r
    .read<Omit<DeliveryRow, 'replaced'> & { replaced: number }>(
      `SELECT d.id, d.lead_id AS leadId, d.terms_id AS termsId, lead.source_id AS sourceId, d.state, d.delivered_day AS day,
         d.review_ends_at AS reviewEndsAt, d.decided_at AS decidedAt,
         (SELECT count(*) FROM dispute t INDEXED BY dispute_delivery WHERE t.delivery_id = d.id AND t.state <> 'late') AS claims,
         (SELECT count(*) FROM dispute t INDEXED BY dispute_delivery WHERE t.delivery_id = d.id AND t.state = 'late'
            AND t.class = 'creditable') AS lateClaims,
         EXISTS (SELECT 1 FROM dispute t INDEXED BY dispute_delivery WHERE t.delivery_id = d.id AND t.chain_id IS NULL
                 AND t.state = 'upheld' AND t.remedy = 'replacement') AS replaced, d.delivered_at AS deliveredAt,
         (SELECT min(c.started_at) FROM call c WHERE c.lead_id = d.lead_id AND c.contract_id = d.contract_id
            AND c.started_at >= d.delivered_at AND c.outcome IN (${spoken})) AS contactAt
       FROM delivery d JOIN lead ON lead.id = d.lead_id
       WHERE d.contract_id = ? AND d.delivered_day BETWEEN ? AND ? AND ${liveLead}
       ORDER BY d.delivered_day, d.id`,
    )
    .all(contractId, from, to)
    .map((row) => ({ ...row, replaced: row.replaced === 1 }));

/** All appointments of a contract: a chain may be booked in one period and held in another. */
export const appointmentsOf = (r: Reader, contractId: number): Appointment[] =>
  r
    .read<Appointment>(
      `SELECT a.id, a.contract_id AS contractId, a.delivery_id AS deliveryId, a.external_id AS externalId,
         a.chain_id AS chainId, a.booked_at AS bookedAt, a.starts_at AS startsAt, a.outcome, a.setter
       FROM appointment a JOIN delivery d ON d.id = a.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE a.contract_id = ? AND ${liveLead} ORDER BY a.chain_id, a.id`,
    )
    .all(contractId);

export interface OpportunityRow {
  readonly id: number;
  readonly deliveryId: number;
  readonly stage: string;
  readonly amount: Minor | null;
  readonly wonAt: Instant | null;
  readonly reportedAt: Instant;
  readonly capturedAt: Instant;
}

/** What the client reported or won from `start` to `end`, both inclusive. */
export const opportunitiesBetween = (r: Reader, contractId: number, start: Instant, end: Instant): OpportunityRow[] =>
  r
    .read<OpportunityRow>(
      `SELECT o.id, o.delivery_id AS deliveryId, o.stage, o.amount, o.won_at AS wonAt, o.reported_at AS reportedAt,
         lead.captured_at AS capturedAt
       FROM opportunity o JOIN delivery d ON d.id = o.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE o.contract_id = :contract AND ${liveLead}
         AND (o.reported_at BETWEEN :start AND :end OR o.won_at BETWEEN :start AND :end)
       ORDER BY o.id`,
    )
    .all({ contract: contractId, start, end });

/** A charge and what was credited of it. `day` is the one its event belongs to, in the client's zone. */
export interface ChargeRow {
  readonly documentId: number;
  readonly component: string;
  readonly event: EventKey;
  readonly deliveryId: number | null;
  readonly chainId: number | null;
  readonly day: Day;
  readonly charged: Minor;
  readonly credited: Minor;
  readonly currency: string;
}

/** Charges of the events of a period, whenever they were invoiced. */
export const chargesFor = (r: Reader, contractId: number, { from, to }: Period): ChargeRow[] =>
  r
    .read<ChargeRow>(
      `SELECT c.document_id AS documentId, c.component, c.event, c.delivery_id AS deliveryId, c.chain_id AS chainId, c.day,
         c.amount AS charged, document.currency,
         ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0) AS credited
       FROM charge c JOIN document ON document.id = c.document_id
       WHERE c.contract_id = ? AND c.day BETWEEN ? AND ? ORDER BY c.id`,
    )
    .all(contractId, from, to);

/** How many leads of a source each contract was delivered on the days of a period. */
export interface SourceShareRow {
  readonly sourceId: number;
  readonly contractId: number;
  readonly delivered: number;
}

export const sourceShares = (r: Reader, { from, to }: Period): SourceShareRow[] =>
  r
    .read<SourceShareRow>(
      `SELECT lead.source_id AS sourceId, d.contract_id AS contractId, count(*) AS delivered
       FROM contract CROSS JOIN delivery d ON d.contract_id = contract.id AND d.delivered_day BETWEEN ? AND ?
         JOIN lead ON lead.id = d.lead_id
       WHERE lead.source_id IS NOT NULL AND ${liveLead} GROUP BY lead.source_id, d.contract_id`,
    )
    .all(from, to);

/** What a lead does not say of its origin, its source does. */
const ofSource: { readonly [field in LeadField]?: string } = {
  'source.channel': '$.channel',
  'source.campaign': '$.campaign',
  'source.partner': '$.partner',
};

/** Where a field of the lead of a delivery is held, in a query that joins `lead` and, on its left, `source`. */
export function heldField(field: LeadField): string {
  const path = ofSource[field];
  const own = `lead.${leadColumn(field)}`;
  return path === undefined ? own : `ifnull(${own}, source.content ->> '${path}')`;
}

/** The values of a field, by delivery; deliveries whose lead has none are not in it. */
type ByDelivery = Map<number, FieldValue>;

/** Some fields of the leads behind deliveries, in the order asked: every lead is looked up once. */
function fieldsByDelivery(
  r: Reader,
  deliveryIds: readonly number[],
  fields: readonly LeadField[],
): readonly (readonly [LeadField, ByDelivery])[] {
  const rows = r
    .read<Readonly<Record<string, string | number | null>> & { readonly id: number }>(
      `SELECT ${['d.id', ...fields.map((field, at) => `${heldField(field)} AS held${at}`)].join(', ')}
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value JOIN lead ON lead.id = d.lead_id
         LEFT JOIN source ON source.id = lead.source_id`,
    )
    .all(JSON.stringify(deliveryIds));
  return fields.map((field, at) => {
    const values: ByDelivery = new Map();
    for (const row of rows) {
      const value = fromColumn(field, row[`held${at}`] ?? null);
      if (value !== undefined) values.set(row.id, value);
    }
    return [field, values];
  });
}

/** One field of the leads behind deliveries. */
export const fieldByDelivery = (r: Reader, deliveryIds: readonly number[], field: LeadField): ByDelivery =>
  new Map(fieldsByDelivery(r, deliveryIds, [field])).get(field) ?? new Map();

/** The texts of columns of the agency's own, by delivery, as JSON. */
export function customByDelivery(r: Reader, deliveryIds: readonly number[]): Map<number, string> {
  const rows = r
    .read<{ id: number; custom: string }>(
      `SELECT d.id, lead.custom FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value
         JOIN lead ON lead.id = d.lead_id WHERE lead.custom IS NOT NULL`,
    )
    .all(JSON.stringify(deliveryIds));
  return new Map(rows.map(({ id, custom }) => [id, custom]));
}

/** The score band of the leads behind deliveries, under the terms they were delivered under. */
export function bandByDelivery(r: Reader, deliveryIds: readonly number[]): Map<number, string> {
  const rows = r
    .read<{ id: number; band: string }>(
      `SELECT d.id, q.band FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value
         JOIN qualification q ON q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id
       WHERE q.band IS NOT NULL`,
    )
    .all(JSON.stringify(deliveryIds));
  return new Map(rows.map(({ id, band }) => [id, band]));
}

/** Where the leads behind deliveries came from. */
export interface OriginRow {
  readonly id: number;
  readonly source: string | null;
  readonly campaign: string | null;
  /** The campaign the source itself stands for. */
  readonly ofSource: string | null;
}

export const originsOf = (r: Reader, deliveryIds: readonly number[]): OriginRow[] =>
  r
    .read<OriginRow>(
      `SELECT d.id, source.ref AS source, lead.source_campaign AS campaign, source.content ->> '$.campaign' AS ofSource
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value
         JOIN lead ON lead.id = d.lead_id LEFT JOIN source ON source.id = lead.source_id`,
    )
    .all(JSON.stringify(deliveryIds));
