import type { Appointment, Arrangement } from '../../shared/domain/appointment.ts';
import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A claim beside the delivery it is about. */
export interface ClaimBeside {
  readonly id: number;
  readonly deliveryId: number;
  readonly chainId: number | null;
  readonly reason: string;
  readonly state: DisputeState;
  readonly openedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly note: string | null;
}

/** Claims on the deliveries of a lead, oldest first. */
export const claimsOfLead = (r: Reader, leadId: number): ClaimBeside[] =>
  r
    .read<ClaimBeside>(
      `SELECT p.id, p.delivery_id AS deliveryId, p.chain_id AS chainId, p.reason, p.state, p.opened_at AS openedAt,
         p.decided_at AS decidedAt, p.note
       FROM delivery d CROSS JOIN dispute p ON p.delivery_id = d.id WHERE d.lead_id = ? ORDER BY p.opened_at, p.id`,
    )
    .all(leadId);

/** Meetings on the deliveries of a lead, in the order they were held or are to be. */
export const meetingsOfLead = (r: Reader, leadId: number): (Appointment & Pick<Arrangement, 'kind' | 'withWhom'>)[] =>
  r
    .read<Appointment & Pick<Arrangement, 'kind' | 'withWhom'>>(
      `SELECT a.id, a.contract_id AS contractId, a.delivery_id AS deliveryId, a.external_id AS externalId,
         a.chain_id AS chainId, a.booked_at AS bookedAt, a.starts_at AS startsAt, a.outcome, a.setter,
         a.kind, a.with_whom AS withWhom
       FROM delivery d CROSS JOIN appointment a ON a.delivery_id = d.id WHERE d.lead_id = ? ORDER BY a.starts_at, a.id`,
    )
    .all(leadId);

/** A charge with the document it stands on. */
export interface ChargeBeside {
  readonly id: number;
  readonly deliveryId: number;
  readonly number: string;
  readonly line: number;
  readonly component: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly issuedAt: Instant;
}

/** What was charged for the deliveries of a lead and their meetings, oldest first. */
export const chargesOfLead = (r: Reader, leadId: number): ChargeBeside[] =>
  r
    .read<ChargeBeside>(
      `SELECT c.id, c.delivery_id AS deliveryId, document.number, c.line, c.component, c.amount, document.currency,
         document.issued_at AS issuedAt
       FROM delivery d CROSS JOIN charge c ON c.delivery_id = d.id JOIN document ON document.id = c.document_id
       WHERE d.lead_id = ? ORDER BY c.id`,
    )
    .all(leadId);

/** A unit owed for a delivery or one of its meetings. */
export interface OwedBeside {
  readonly deliveryId: number;
  readonly dueDay: Day | null;
  readonly fulfilledBy: number | null;
}

export const owedForLead = (r: Reader, leadId: number): OwedBeside[] =>
  r
    .read<OwedBeside>(
      `SELECT d.id AS deliveryId, owed.due_day AS dueDay,
         (SELECT given.id FROM delivery given WHERE given.replacement_id = owed.id) AS fulfilledBy
       FROM delivery d CROSS JOIN dispute p ON p.delivery_id = d.id JOIN replacement owed ON owed.dispute_id = p.id
       WHERE d.lead_id = :leadId
       UNION ALL
       SELECT d.id, owed.due_day, (SELECT given.id FROM delivery given WHERE given.replacement_id = owed.id)
       FROM delivery d CROSS JOIN appointment a ON a.delivery_id = d.id JOIN replacement owed ON owed.chain_id = a.id
       WHERE d.lead_id = :leadId`,
    )
    .all({ leadId });

/** Another enquiry of the same person. */
export interface SamePerson {
  readonly id: number;
  readonly name: string | null;
  readonly capturedAt: Instant;
  readonly sourceId: number | null;
}

/** Live leads that share a mail or phone, newest first. */
export const samePersonAs = (
  r: Reader,
  lead: { readonly id: number; readonly emailKey: string | null; readonly phoneKey: string | null },
  limit: number,
): SamePerson[] =>
  r
    .read<SamePerson>(
      `SELECT lead.id, ifnull(lead.person_full_name,
         nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), '')) AS name,
         lead.captured_at AS capturedAt, lead.source_id AS sourceId
       FROM lead WHERE lead.id IN (
         SELECT id FROM lead AS m WHERE m.email_key = :emailKey UNION SELECT id FROM lead AS p WHERE p.phone_key = :phoneKey)
         AND lead.id <> :id AND ${liveLead}
       ORDER BY lead.captured_at DESC, lead.id DESC LIMIT :limit`,
    )
    .all({ ...lead, limit });

/** Something a person did with this lead, with its personal values where they were kept. */
export interface LeadDeed {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly content: string;
}

/**
 * Changes made by hand, alone, with others, with all that fit a filter, on a call or by a merge, what was said of reaching it, and why
 * it was put off, oldest first.
 */
export const editsOfLead = (r: Reader, leadId: number): LeadDeed[] =>
  r
    .read<LeadDeed>(
      `SELECT at, actor, action, content FROM (
         SELECT h.id, h.at, h.actor, h.action, p.content FROM history_personal p JOIN history h ON h.id = p.history_id
         WHERE p.lead_id = :leadId AND h.action IN ('lead.edit', 'lead.merge', 'call', 'reach', 'putOff')
         UNION ALL
         SELECT bulk.id, b.changed_at, bulk.actor, 'lead.edit', json_extract(b.change, '$.lead')
         FROM bulk_lead b JOIN bulk ON bulk.id = b.bulk_id
         WHERE b.lead_id = :leadId AND json_extract(b.change, '$.lead') IS NOT NULL) ORDER BY at, id`,
    )
    .all({ leadId });
