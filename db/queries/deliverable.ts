import type { Instant } from '../../shared/domain/basics.ts';
import type { SoldElsewhere } from '../../shared/domain/exclusivity.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';
import { notDiscarded } from './discarded.ts';
import { liveLead } from './lead.ts';
import type { Stretch } from './leadFind.ts';
import { type PersonLine, personLine } from './person.ts';

/** A lead that may be delivered, with its delivery on hold where it has one. */
export interface Deliverable {
  readonly leadId: number;
  readonly heldId: number | null;
}

const held = `FROM delivery d JOIN lead ON lead.id = d.lead_id
  WHERE d.contract_id = :contractId AND d.delivered_day IS NULL AND d.id > :after AND ${liveLead}`;

/** What waits on hold, oldest first, after the delivery `after`. */
export const heldLeads = (r: Reader, contractId: number, after: number, limit: number): Deliverable[] =>
  r
    .read<Deliverable>(`SELECT d.lead_id AS leadId, d.id AS heldId ${held} ORDER BY d.id LIMIT :limit`)
    .all({ contractId, after, limit });

/** A delivery that waits on hold, with its lead as a row names it. */
export interface HeldRow extends PersonLine {
  readonly id: number;
  readonly since: Instant;
}

/** The oldest first, which is the order they go out in. */
export const heldDeliveries = (r: Reader, contractId: number, limit: number): HeldRow[] =>
  r
    .read<HeldRow>(`SELECT d.id, d.created_at AS since, ${personLine} ${held} ORDER BY d.id LIMIT :limit`)
    .all({ contractId, after: 0, limit });

export const countHeld = (r: Reader, contractId: number): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n ${held}`).get({ contractId, after: 0 })?.n ?? 0;

// Most of what passed was delivered long ago: that is asked first.
const ready = `FROM qualification q JOIN lead ON lead.id = q.lead_id
  WHERE q.contract_id = :contractId AND q.lead_id > :after AND q.outcome = 'pass' AND ${liveLead}
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id)
    AND ${notDiscarded}
    AND NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
      AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;

/**
 * Live leads whose newest judgement for the contract is a pass, that have no delivery of it and were not discarded, after the lead
 * `after`.
 */
export const readyLeads = (r: Reader, contractId: number, after: number, limit: number): Deliverable[] =>
  r
    .read<Deliverable>(`SELECT q.lead_id AS leadId, NULL AS heldId ${ready} ORDER BY q.lead_id LIMIT :limit`)
    .all({ contractId, after, limit });

export const countReady = (r: Reader, contractId: number): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n ${ready}`).get({ contractId, after: 0 })?.n ?? 0;

/** What a lead stands at, and since when. */
export interface Standing {
  readonly outcome: LeadOutcome;
  readonly judgedAt: Instant;
}

/** What leads stand at under one version of the terms, by lead; those that were not judged under it are not in it. */
export function outcomesUnder(
  r: Reader,
  of: { readonly contractId: number; readonly termsId: number },
  leadIds: readonly number[],
): Map<number, Standing> {
  const rows = r
    .read<Standing & { readonly leadId: number }>(
      `SELECT q.lead_id AS leadId, q.outcome, q.judged_at AS judgedAt FROM json_each(:ids) AS asked CROSS JOIN qualification q
         ON q.contract_id = :contractId AND q.lead_id = asked.value AND q.terms_id = :termsId`,
    )
    .all({ ...of, ids: JSON.stringify(leadIds) });
  return new Map(rows.map(({ leadId, ...standing }) => [leadId, standing]));
}

type Person = { readonly id: number; readonly emailKey: string | null; readonly phoneKey: string | null };

/** Asks for one lead after the other to whom else it, or its person, is sold (domain §3, exclusivity). */
export function soldElsewhere(r: Reader, contractId: number): (lead: Person) => SoldElsewhere {
  const sold = "d.state <> 'returned' AND d.contract_id <> :contractId";
  const asked = r.read<{ exclusively: number; buyers: number }>(
    `SELECT
       EXISTS (SELECT 1 FROM lead JOIN delivery d ON d.lead_id = lead.id
         WHERE (lead.email_key = :emailKey OR lead.phone_key = :phoneKey OR lead.id = :id)
           AND d.exclusive = 1 AND ${sold} AND ${liveLead}) AS exclusively,
       (SELECT count(*) FROM delivery d WHERE d.lead_id = :id AND ${sold}) AS buyers`,
  );
  return ({ id, emailKey, phoneKey }) => {
    const row = asked.get({ contractId, id, emailKey, phoneKey });
    if (row === undefined) throw new Error('a count without an answer');
    return { exclusively: row.exclusively === 1, buyers: row.buyers };
  };
}

/** Leads that wait to be routed: those of a batch, or (null) those of the pool, in a stretch of ids. */
export interface Unrouted extends Stretch {
  readonly batchId: number | null;
}

const unrouted = (batchId: Unrouted['batchId']): string =>
  `lead.id > :above AND lead.id <= :upTo AND ${liveLead} AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.lead_id = lead.id)
   AND ${batchId === null ? 'NOT EXISTS (SELECT 1 FROM qualification q WHERE q.lead_id = lead.id)' : 'lead.batch_id = :batchId'}`;

const bound = ({ batchId, above, upTo }: Unrouted) => ({ above, upTo, ...(batchId === null ? {} : { batchId }) });

/** Leads without a delivery that nobody judged for a contract yet, or that came with one batch; the oldest first. */
export const unroutedLeads = (r: Reader, of: Unrouted, limit: number): number[] =>
  r
    .read<{ id: number }>(`SELECT lead.id FROM lead WHERE ${unrouted(of.batchId)} ORDER BY lead.id LIMIT :limit`)
    .all({ ...bound(of), limit })
    .map(({ id }) => id);

/** How many wait to be routed. */
export const countUnrouted = (r: Reader, of: Unrouted): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n FROM lead WHERE ${unrouted(of.batchId)}`).get(bound(of))?.n ?? 0;
