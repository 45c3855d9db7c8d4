import type { Instant } from '../../shared/domain/basics.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';

/** Leads of batches that are not live are seen by nobody. */
const liveLead = "lead.batch_id NOT IN (SELECT id FROM batch WHERE state <> 'live')";

/** Every live lead once: by its newest qualification, a lead in the pool by its contact verdict. */
export function countLeadsByOutcome(r: Reader): Map<LeadOutcome, number> {
  const rows = r
    .read<{ outcome: LeadOutcome; count: number }>(
      `SELECT outcome, count(*) AS count FROM (
         SELECT ifnull(
           (SELECT q.outcome FROM qualification q WHERE q.lead_id = lead.id ORDER BY q.judged_at DESC, q.terms_id DESC LIMIT 1),
           lead.contact_verdict) AS outcome
         FROM lead WHERE ${liveLead}) GROUP BY outcome`,
    )
    .all();
  return new Map(rows.map((row) => [row.outcome, row.count]));
}

export interface FileCounts {
  readonly clients: number;
  readonly contracts: number;
  readonly deliveries: number;
  readonly openDisputes: number;
  readonly unconfirmedAppointments: number;
  readonly documents: number;
}

export function countFile(r: Reader, now: Instant): FileCounts {
  const row = r
    .read<FileCounts>(
      `SELECT
         (SELECT count(*) FROM client) AS clients,
         (SELECT count(*) FROM contract) AS contracts,
         (SELECT count(*) FROM delivery) AS deliveries,
         (SELECT count(*) FROM dispute WHERE state IN ('open', 'appealed')) AS openDisputes,
         (SELECT count(*) FROM appointment WHERE outcome IS NULL AND starts_at <= ?) AS unconfirmedAppointments,
         (SELECT count(*) FROM document) AS documents`,
    )
    .get(now);
  if (!row) throw new Error('a count without an answer');
  return row;
}

export interface ContractCounts {
  readonly contractId: number;
  readonly leads: number;
  readonly delivered: number;
  readonly waiting: number;
}

export function countContracts(r: Reader): ContractCounts[] {
  return r
    .read<ContractCounts>(
      `SELECT contract.id AS contractId,
         (SELECT count(DISTINCT q.lead_id) FROM qualification q JOIN lead ON lead.id = q.lead_id
            WHERE q.contract_id = contract.id AND ${liveLead}) AS leads,
         (SELECT count(*) FROM delivery d WHERE d.contract_id = contract.id AND d.state <> 'onHold') AS delivered,
         (SELECT count(*) FROM delivery d WHERE d.contract_id = contract.id AND d.state = 'onHold')
         + (SELECT count(*) FROM qualification q JOIN lead ON lead.id = q.lead_id
              WHERE q.contract_id = contract.id AND q.outcome = 'pass' AND ${liveLead}
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id)) AS waiting
       FROM contract ORDER BY contract.ref`,
    )
    .all();
}

export interface DocumentHead {
  readonly number: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly clientId: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly currency: string;
  readonly gross: number;
}

export function newestDocumentHeads(r: Reader, count: number): DocumentHead[] {
  return r
    .read<DocumentHead>(
      `SELECT number, kind, client_id AS clientId, period_from AS periodFrom, period_to AS periodTo, currency, gross
       FROM document ORDER BY issued_at DESC, id DESC LIMIT ?`,
    )
    .all(count);
}
