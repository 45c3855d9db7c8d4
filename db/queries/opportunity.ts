import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { Month } from '../../shared/domain/time.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';
import { personName } from './person.ts';
import { seenDelivery } from './seen.ts';

/** What the client says happened next on a delivery (domain §1). Amounts in minor units of the client's currency. */
export interface Opportunity {
  readonly id: number;
  readonly contractId: number;
  readonly deliveryId: number;
  readonly externalId: string | null;
  /** The client's own word; empty while only money was reported. */
  readonly stage: string;
  readonly amount: Minor | null;
  /** When it became a sale; null while it is none. */
  readonly wonAt: Instant | null;
  readonly reportedAt: Instant;
  /** When the client said it was won; null while it is none. */
  readonly wonReportedAt: Instant | null;
}

const columns = `o.id, o.contract_id AS contractId, o.delivery_id AS deliveryId, o.external_id AS externalId, o.stage,
  o.amount, o.won_at AS wonAt, o.reported_at AS reportedAt, o.won_reported_at AS wonReportedAt`;

export const opportunityByExternalId = (r: Reader, contractId: number, externalId: string): Opportunity | null =>
  r
    .read<Opportunity>(`SELECT ${columns} FROM opportunity o WHERE o.contract_id = ? AND o.external_id = ?`)
    .get(contractId, externalId) ?? null;

export const readOpportunity = (r: Reader, id: number): Opportunity | null =>
  r.read<Opportunity>(`SELECT ${columns} FROM opportunity o WHERE o.id = ?`).get(id) ?? null;

/** Oldest first. */
export const opportunitiesOf = (r: Reader, deliveryId: number): Opportunity[] =>
  r.read<Opportunity>(`SELECT ${columns} FROM opportunity o WHERE o.delivery_id = ? ORDER BY o.id`).all(deliveryId);

export function insertOpportunity(w: Writer, opportunity: Opportunity): void {
  w.write(
    `INSERT INTO opportunity (id, contract_id, delivery_id, external_id, stage, amount, won_at, reported_at, won_reported_at)
     VALUES (:id, :contractId, :deliveryId, :externalId, :stage, :amount, :wonAt, :reportedAt, :wonReportedAt)`,
  ).run({ ...opportunity });
}

export function updateOpportunity(w: Writer, { id, stage, amount, wonAt, wonReportedAt }: Opportunity): void {
  const { changes } = w
    .write(
      `UPDATE opportunity SET stage = :stage, amount = :amount, won_at = :wonAt, won_reported_at = :wonReportedAt
       WHERE id = :id`,
    )
    .run({ id, stage, amount, wonAt, wonReportedAt });
  if (changes !== 1) throw new Error(`no opportunity ${id}`);
}

/** Money received in a month; null when none was reported. */
export const readRevenue = (r: Reader, opportunityId: number, month: Month): Minor | null =>
  r
    .read<{ amount: Minor }>('SELECT amount FROM revenue WHERE opportunity_id = ? AND month = ?')
    .get(opportunityId, month)?.amount ?? null;

/**
 * Sets the money of one month. A later report corrects the amount of an earlier one; the month belongs to the day it was first
 * reported all the same, so that no correction brings it under other terms (domain §2).
 */
export function putRevenue(
  w: Writer,
  entry: { opportunityId: number; month: Month; amount: Minor; reportedAt: Instant },
): void {
  w.write(
    `INSERT INTO revenue (opportunity_id, month, amount, reported_at) VALUES (:opportunityId, :month, :amount, :reportedAt)
     ON CONFLICT (opportunity_id, month) DO UPDATE SET amount = excluded.amount`,
  ).run({ ...entry });
}

const stands = "CASE WHEN o.won_at IS NOT NULL THEN 'won' WHEN lower(o.stage) = 'lost' THEN 'lost' ELSE 'open' END";

type OpportunityStanding = 'open' | 'won' | 'lost';

export interface OpportunityFilter {
  /** Null: of every contract. */
  readonly contractId: number | null;
  readonly standing: OpportunityStanding | null;
}

/** An opportunity with the lead it came of and the money received so far. */
export interface ListedOpportunity extends Opportunity {
  readonly leadId: number;
  /** In the client's zone; null while the delivery is on hold. */
  readonly deliveredDay: Day | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly standing: OpportunityStanding;
  readonly received: Minor;
}

const standsSo: Readonly<Record<OpportunityStanding, string>> = {
  won: 'o.won_at IS NOT NULL',
  lost: "o.won_at IS NULL AND lower(o.stage) = 'lost'",
  open: "o.won_at IS NULL AND lower(o.stage) <> 'lost'",
};

/** Which ones, as SQL: only what is asked for, so that an index can put them in order. */
function asked({ contractId, standing }: OpportunityFilter) {
  const conditions = [
    seenDelivery('o.delivery_id'),
    ...(contractId === null ? [] : ['o.contract_id = :contractId']),
    ...(standing === null ? [] : [standsSo[standing]]),
  ];
  return { where: conditions.join(' AND '), values: contractId === null ? {} : { contractId } };
}

const orders = {
  // None comes last by itself: it is less than anything.
  reported: 'o.reported_at DESC, o.id DESC',
  won: 'o.won_at DESC, o.id DESC',
  amount: 'o.amount DESC, o.id DESC',
} as const;
export type OpportunitySort = keyof typeof orders;

export function listedOpportunities(
  r: Reader,
  filter: OpportunityFilter,
  { sort, offset, limit }: { readonly sort: OpportunitySort; readonly offset: number; readonly limit: number },
): ListedOpportunity[] {
  const { where, values } = asked(filter);
  return r
    .read<ListedOpportunity>(
      `SELECT ${columns}, lead.id AS leadId, d.delivered_day AS deliveredDay, ${personName} AS name, lead.company_name AS company, ${stands} AS standing,
         ifnull((SELECT sum(v.amount) FROM revenue v WHERE v.opportunity_id = o.id), 0) AS received
       FROM opportunity o CROSS JOIN delivery d ON d.id = o.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE ${where} ORDER BY ${orders[sort]} LIMIT :limit OFFSET :offset`,
    )
    .all({ ...values, limit, offset });
}

export function countOpportunities(r: Reader, filter: OpportunityFilter): number {
  const { where, values } = asked(filter);
  return r.read<{ n: number }>(`SELECT count(*) AS n FROM opportunity o WHERE ${where}`).get(values)?.n ?? 0;
}

/** The stages of a contract as the client words them, with what is in each. */
export function opportunityStages(r: Reader, contractId: number): { stage: string; count: number; amount: Minor }[] {
  const { where, values } = asked({ contractId, standing: null });
  return r
    .read<{ stage: string; count: number; amount: Minor }>(
      `SELECT CASE ${stands} WHEN 'won' THEN 'won' ELSE o.stage END AS stage, count(*) AS count, ifnull(sum(o.amount), 0) AS amount
       FROM opportunity o WHERE ${where} GROUP BY 1 ORDER BY count DESC, 1`,
    )
    .all(values);
}

/** Money received by month, oldest first. */
export const revenueByMonth = (r: Reader, contractId: number): { month: Month; received: Minor }[] =>
  r
    .read<{ month: Month; received: Minor }>(
      `SELECT v.month, sum(v.amount) AS received
       FROM opportunity o JOIN delivery d ON d.id = o.delivery_id JOIN lead ON lead.id = d.lead_id
         JOIN revenue v ON v.opportunity_id = o.id
       WHERE o.contract_id = ? AND ${liveLead} GROUP BY v.month ORDER BY v.month`,
    )
    .all(contractId);

/** The sales of a contract: when each was won, and what it is worth where the client said so. */
export const salesOf = (r: Reader, contractId: number): { wonAt: Instant; amount: Minor | null }[] =>
  r
    .read<{ wonAt: Instant; amount: Minor | null }>(
      `SELECT o.won_at AS wonAt, o.amount FROM opportunity o JOIN delivery d ON d.id = o.delivery_id
         JOIN lead ON lead.id = d.lead_id
       WHERE o.contract_id = ? AND o.won_at IS NOT NULL AND ${liveLead}`,
    )
    .all(contractId);

/** Who is behind a delivery that something came of. */
export interface Customer {
  readonly deliveryId: number;
  readonly leadId: number;
  readonly name: string | null;
  readonly company: string | null;
  /** In the client's zone. */
  readonly deliveredDay: Day;
}

/** The customers of a contract, by delivery. */
export const customersOf = (r: Reader, contractId: number): Map<number, Customer> =>
  new Map(
    r
      .read<Customer>(
        `SELECT d.id AS deliveryId, lead.id AS leadId, ${personName} AS name, lead.company_name AS company,
           d.delivered_day AS deliveredDay
         FROM delivery d JOIN lead ON lead.id = d.lead_id
         WHERE d.id IN (SELECT o.delivery_id FROM opportunity o WHERE o.contract_id = ?) AND d.delivered_day IS NOT NULL
           AND ${liveLead}
         ORDER BY d.id`,
      )
      .all(contractId)
      .map((customer) => [customer.deliveryId, customer]),
  );
