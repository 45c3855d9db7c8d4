import type { Day } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A delivery of a lead, or of another lead of the same person. */
export interface DeliveredBefore {
  /** Null where a dry run would have made it. */
  readonly id: number | null;
  /** Number of the last document that charges for it. */
  readonly document: string | null;
  readonly leadId: number;
  /** Ref. */
  readonly contract: string;
  readonly clientId: number;
  /** In the client's zone; null on hold. */
  readonly day: Day | null;
  /** By what it is the same person. */
  readonly by: 'lead' | 'mail' | 'phone';
}

interface Person {
  readonly id: number;
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
}

/** Asks for one lead after the other where its person was delivered, whatever became of it; oldest first. */
export function deliveredBefore(r: Reader): (lead: Person) => DeliveredBefore[] {
  const asked = r.read<DeliveredBefore>(
    `SELECT d.id, d.lead_id AS leadId, contract.ref AS contract, contract.client_id AS clientId, d.delivered_day AS day,
       (SELECT document.number FROM charge JOIN document ON document.id = charge.document_id
         WHERE charge.delivery_id = d.id ORDER BY document.id DESC LIMIT 1) AS document,
       CASE WHEN lead.id = :id THEN 'lead' WHEN lead.email_key = :emailKey THEN 'mail' ELSE 'phone' END AS by
     FROM lead JOIN delivery d ON d.lead_id = lead.id JOIN contract ON contract.id = d.contract_id
     WHERE (lead.id = :id OR lead.email_key = :emailKey OR lead.phone_key = :phoneKey) AND ${liveLead}
     ORDER BY d.delivered_at, d.id`,
  );
  return ({ id, emailKey, phoneKey }) => asked.all({ id, emailKey, phoneKey });
}
