import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { LeadField } from '../../shared/domain/intake/fields.ts';
import type { FieldValue, LeadFacts } from '../../shared/domain/lead.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader } from '../handle.ts';
import { heldField } from './figures.ts';
import { liveLead, textsFromColumn } from './lead.ts';
import { fromColumn } from './leadColumns.ts';

/** A delivery with what was known of its lead and what became of it, as score quality needs it. */
export interface ScoredDelivery {
  readonly id: number;
  readonly leadId: number;
  readonly termsId: number;
  readonly state: DeliveryState;
  readonly day: Day;
  readonly reviewEndsAt: Instant | null;
  /** An upheld claim whose remedy is a replacement. */
  readonly replaced: boolean;
  /** The first sale; null without one. */
  readonly wonAt: Instant | null;
  /** Of the verdict it was delivered by: reasons as JSON, null for none. */
  readonly isJudged: boolean;
  readonly reasons: string | null;
  readonly band: string | null;
  /** The fields asked for. */
  readonly facts: LeadFacts;
}

export interface ScoredFields {
  readonly fields: readonly LeadField[];
  /** Whether columns of the agency's own are wanted too. */
  readonly custom: boolean;
}

type Row = Omit<ScoredDelivery, 'replaced' | 'isJudged' | 'facts'> & {
  readonly replaced: number;
  readonly isJudged: number;
  readonly capturedAt: Instant;
  readonly custom: string | null;
} & Readonly<Record<`held${number}`, string | number | null>>;

const unread: LeadFacts['unread'] = Object.freeze(Object.create(null));

/** Deliveries of a contract made on the days of a period, in the order of days, the next ones after a place. */
export function scoredDeliveries(
  r: Reader,
  contractId: number,
  { from, to }: Period,
  { fields, custom }: ScoredFields,
  after: { readonly day: Day; readonly id: number } | null,
  limit: number,
): ScoredDelivery[] {
  const held = fields.map((field, at) => `, ${heldField(field)} AS held${at}`).join('');
  const rows = r
    .read<Row>(
      `SELECT d.id, d.lead_id AS leadId, d.terms_id AS termsId, d.state, d.delivered_day AS day,
         d.review_ends_at AS reviewEndsAt,
         EXISTS (SELECT 1 FROM dispute t INDEXED BY dispute_delivery WHERE t.delivery_id = d.id AND t.chain_id IS NULL
                 AND t.state = 'upheld' AND t.remedy = 'replacement') AS replaced,
         (SELECT min(o.won_at) FROM opportunity o WHERE o.delivery_id = d.id) AS wonAt,
         q.lead_id IS NOT NULL AS isJudged, q.reasons, q.band, lead.captured_at AS capturedAt,
         ${custom ? 'lead.custom' : 'NULL AS custom'}${held}
       FROM delivery d JOIN lead ON lead.id = d.lead_id LEFT JOIN source ON source.id = lead.source_id
         LEFT JOIN qualification q ON q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id
       WHERE d.contract_id = :contract AND d.delivered_day BETWEEN :from AND :to
         AND (d.delivered_day, d.id) > (:day, :id) AND ${liveLead}
       ORDER BY d.delivered_day, d.id LIMIT :limit`,
    )
    .all({ contract: contractId, from: after?.day ?? from, to, day: after?.day ?? '', id: after?.id ?? 0, limit });
  return rows.map(({ replaced, isJudged, capturedAt, custom: texts, ...row }) => {
    const values: Record<string, FieldValue> = Object.create(null);
    for (const [at, field] of fields.entries()) {
      const value = fromColumn(field, row[`held${at}`] ?? null);
      if (value !== undefined) values[field] = value;
    }
    return {
      ...row,
      replaced: replaced === 1,
      isJudged: isJudged === 1,
      facts: { capturedAt, values, custom: textsFromColumn(texts), unread },
    };
  });
}
