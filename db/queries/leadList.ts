import type { Instant } from '../../shared/domain/basics.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A lead as lists show it. */
export interface LeadLine {
  readonly id: number;
  readonly email: string | null;
  readonly name: string | null;
  readonly company: string | null;
  /** What it stands at for the contract asked for; else its newest qualification; in the pool its contact verdict. */
  readonly verdict: LeadOutcome;
}

export interface LeadsWanted {
  /** Null: leads of every contract and of the pool. */
  readonly contractId: number | null;
  /** Part of a name, mail, phone or company; empty for all. */
  readonly filter: string;
  /** Leads after this id, at most `limit`, in the order of their ids. */
  readonly after: number;
  readonly limit: number;
}

const line = `lead.id, lead.person_email AS email,
  ifnull(lead.person_full_name, nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), '')) AS name,
  lead.company_name AS company`;

const newest = `NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
  AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;

const fits = `(lead.person_email LIKE :part ESCAPE '\\' OR lead.person_full_name LIKE :part ESCAPE '\\'
  OR concat_ws(' ', lead.person_first_name, lead.person_last_name) LIKE :part ESCAPE '\\'
  OR lead.company_name LIKE :part ESCAPE '\\' OR lead.person_phone LIKE :part ESCAPE '\\'
  OR lead.phone_key LIKE :part ESCAPE '\\')`;

export function listedLeads(r: Reader, { contractId, filter, after, limit }: LeadsWanted): LeadLine[] {
  const filtered = filter === '' ? 'TRUE' : fits;
  const part = `%${filter.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const sql =
    contractId === null
      ? `SELECT ${line}, ifnull(
           (SELECT q.outcome FROM qualification q WHERE q.lead_id = lead.id ORDER BY q.judged_at DESC, q.terms_id DESC LIMIT 1),
           lead.contact_verdict) AS verdict
         FROM lead WHERE lead.id > :after AND ${liveLead} AND ${filtered} ORDER BY lead.id LIMIT :limit`
      : `SELECT ${line}, q.outcome AS verdict FROM qualification q CROSS JOIN lead ON lead.id = q.lead_id
         WHERE q.contract_id = :contractId AND q.lead_id > :after AND ${newest} AND ${liveLead} AND ${filtered}
         ORDER BY q.lead_id LIMIT :limit`;
  return r.read<LeadLine>(sql).all({ contractId, part, after, limit });
}

/** A delivery as it stands beside its lead in a list. */
export interface DeliveryLine {
  readonly id: number;
  /** The contract's ref. */
  readonly contract: string;
  readonly state: DeliveryState;
  /** Null on hold. */
  readonly deliveredAt: Instant | null;
}

/** The deliveries of some leads, oldest first. */
export function deliveriesOfLeads(r: Reader, leadIds: readonly number[]): ReadonlyMap<number, readonly DeliveryLine[]> {
  const rows = r
    .read<DeliveryLine & { leadId: number }>(
      `SELECT d.lead_id AS leadId, d.id, contract.ref AS contract, d.state, d.delivered_at AS deliveredAt
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.lead_id = asked.value JOIN contract ON contract.id = d.contract_id
       ORDER BY d.id`,
    )
    .all(JSON.stringify(leadIds));
  const byLead = Map.groupBy(rows, ({ leadId }) => leadId);
  return new Map([...byLead].map(([leadId, some]) => [leadId, some.map(({ leadId: _, ...delivery }) => delivery)]));
}
