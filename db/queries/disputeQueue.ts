import type { Instant } from '../../shared/domain/basics.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import { waiting } from '../../shared/domain/dispute.ts';
import type { Reader } from '../handle.ts';
import { disputeColumns, type StoredDispute } from './dispute.ts';
import { liveLead } from './lead.ts';
import { type PageWanted, pageOf, pageSql, pageValues } from './page.ts';
import { type PersonLine, partOf, personFits, personLine, personName } from './person.ts';
import { seenDelivery } from './seen.ts';

export interface QueueFilter {
  /** Null: of every contract. */
  readonly contractId: number | null;
  /** Part of a name, company, mail or phone; empty for all. */
  readonly text: string;
  /** None: in every state. */
  readonly states: readonly DisputeState[];
}

/** A claim with the person it is about. */
export interface QueuedDispute extends StoredDispute, PersonLine {
  readonly key: string | number;
}

const keys = {
  openedAt: 'p.opened_at',
  name: `ifnull(${personName}, '')`,
  contract: 'contract.ref',
  reason: 'p.reason',
  state: 'p.state',
} as const;

export interface QueueWanted extends QueueFilter, PageWanted {
  readonly sort: keyof typeof keys;
}

const from = `FROM dispute p JOIN delivery d ON d.id = p.delivery_id JOIN lead ON lead.id = d.lead_id
  JOIN contract ON contract.id = p.contract_id`;

const listOf = (states: readonly DisputeState[]): string => states.map((state) => `'${state}'`).join(', ');

function where({ contractId, text, states }: QueueFilter): { sql: string; values: Record<string, string | number> } {
  const conditions = [seenDelivery('p.delivery_id')];
  const values: Record<string, string | number> = {};
  if (contractId !== null) {
    conditions.push('p.contract_id = :contractId');
    values.contractId = contractId;
  }
  if (states.length > 0) conditions.push(`p.state IN (${listOf(states)})`);
  if (text.trim() !== '') {
    conditions.push(personFits);
    values.part = partOf(text);
  }
  return { sql: conditions.join(' AND '), values };
}

/** One page of the queue. */
export function queuedDisputes(r: Reader, wanted: QueueWanted) {
  const { sql, values } = where(wanted);
  const key = keys[wanted.sort];
  const page = pageSql(key, 'p.id', wanted);
  const rows = r
    .read<QueuedDispute>(
      `SELECT ${disputeColumns}, ${personLine}, ${key} AS key
       ${from} WHERE ${sql} AND ${page.where} ${page.order}`,
    )
    .all({ ...values, ...pageValues(wanted) });
  return pageOf(rows, wanted.limit);
}

/** How many claims are in each state, whatever states are asked for. */
export function countByState(r: Reader, filter: QueueFilter): ReadonlyMap<DisputeState, number> {
  const { sql, values } = where({ ...filter, states: [] });
  const joined = filter.text.trim() === '' ? 'FROM dispute p' : from;
  const rows = r
    .read<{ state: DisputeState; n: number }>(`SELECT p.state, count(*) AS n ${joined} WHERE ${sql} GROUP BY p.state`)
    .all(values);
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** A contract with claims, and how many of them wait for a decision. */
export interface ContractClaims {
  readonly ref: string;
  readonly name: string;
  readonly client: string;
  readonly claims: number;
  readonly waiting: number;
}

export const countByContract = (r: Reader): ContractClaims[] =>
  r
    .read<ContractClaims>(
      `SELECT contract.ref, contract.name, client.content ->> '$.name' AS client, counted.claims, counted.waiting
       FROM (SELECT p.contract_id, count(*) AS claims, count(*) FILTER (WHERE p.state IN (${listOf(waiting)})) AS waiting
             FROM dispute p WHERE ${seenDelivery('p.delivery_id')} GROUP BY p.contract_id) AS counted
         JOIN contract ON contract.id = counted.contract_id JOIN client ON client.id = contract.client_id
       ORDER BY contract.ref`,
    )
    .all();

/** Another enquiry of the same person. */
export interface SamePerson {
  readonly id: number;
  readonly capturedAt: Instant;
  readonly by: 'mail' | 'phone';
  /** A contract it was delivered to; null when to none. */
  readonly contract: string | null;
}

/** The enquiries of the same person by mail or phone, newest first, at most five. */
export const samePerson = (r: Reader, leadId: number): SamePerson[] =>
  r
    .read<SamePerson>(
      `SELECT lead.id, lead.captured_at AS capturedAt, iif(lead.email_key = this.email_key, 'mail', 'phone') AS by,
         (SELECT contract.ref FROM delivery d JOIN contract ON contract.id = d.contract_id
          WHERE d.lead_id = lead.id AND d.delivered_at IS NOT NULL ORDER BY d.id DESC LIMIT 1) AS contract
       FROM lead AS this CROSS JOIN lead ON (lead.email_key = this.email_key OR lead.phone_key = this.phone_key)
       WHERE this.id = ? AND lead.id <> this.id AND ${liveLead}
       ORDER BY lead.captured_at DESC, lead.id DESC LIMIT 5`,
    )
    .all(leadId);
