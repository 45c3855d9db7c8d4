import { z } from 'zod';
import type { Instant } from '../../shared/domain/basics.ts';
import type { CallOutcome } from '../../shared/domain/call.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

const Answers = z.record(z.string(), z.string().nullable());

/** One call with a lead for a contract. */
export interface StoredCall {
  readonly id: number;
  readonly leadId: number;
  readonly contractId: number;
  readonly startedAt: Instant;
  readonly seconds: number;
  readonly outcome: CallOutcome;
  readonly note: string | null;
  /** What was answered, as typed, by field; null cleared it. */
  readonly answers: Readonly<Record<string, string | null>>;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly callAgainAt: Instant | null;
}

type Row = Omit<StoredCall, 'answers'> & { readonly answers: string };

/** The calls with a lead, newest first. */
export const callsOfLead = (r: Reader, leadId: number): StoredCall[] =>
  r
    .read<Row>(
      `SELECT id, lead_id AS leadId, contract_id AS contractId, started_at AS startedAt, seconds, outcome, note, answers,
         recorded_by AS recordedBy, recorded_at AS recordedAt, call_again_at AS callAgainAt
       FROM call WHERE lead_id = ? ORDER BY started_at DESC, id DESC`,
    )
    .all(leadId)
    .map((row) => ({ ...row, answers: Answers.parse(JSON.parse(row.answers)) }));

export function insertCall(w: Writer, call: StoredCall): void {
  w.write(
    `INSERT INTO call (id, lead_id, contract_id, started_at, seconds, outcome, note, answers, recorded_by, recorded_at, call_again_at)
     VALUES (:id, :leadId, :contractId, :startedAt, :seconds, :outcome, :note, :answers, :recordedBy, :recordedAt, :callAgainAt)`,
  ).run({ ...call, answers: JSON.stringify(call.answers) });
}

/** A lead that waits to be called. */
export interface WaitingCall {
  readonly id: number;
  readonly name: string | null;
  readonly company: string | null;
  readonly phone: string | null;
  readonly outcome: LeadOutcome;
  readonly capturedAt: Instant;
  readonly calls: number;
  /** Null for one that was never called. */
  readonly dueAt: Instant | null;
}

const shown = `lead.id, ifnull(lead.person_full_name,
    nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), '')) AS name,
  lead.company_name AS company, lead.person_phone AS phone, q.outcome, lead.captured_at AS capturedAt,
  (SELECT count(*) FROM call made WHERE made.lead_id = lead.id AND made.contract_id = q.contract_id) AS calls`;

// Returned units and people with whom the last word was spoken are called no more.
const toCall = `q.contract_id = :contractId AND q.outcome IN ('pass', 'check') AND ${liveLead}
  AND NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
    AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))
  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id AND d.state = 'returned')`;

const due = `FROM call last CROSS JOIN qualification q ON q.contract_id = last.contract_id AND q.lead_id = last.lead_id
  JOIN lead ON lead.id = q.lead_id
  WHERE last.contract_id = :contractId AND last.call_again_at <= :now AND ${toCall}
    AND NOT EXISTS (SELECT 1 FROM call later WHERE later.lead_id = last.lead_id AND later.contract_id = last.contract_id
      AND (later.started_at, later.id) > (last.started_at, last.id))`;

const uncalled = `FROM qualification q CROSS JOIN lead ON lead.id = q.lead_id WHERE ${toCall}
  AND NOT EXISTS (SELECT 1 FROM call made WHERE made.lead_id = lead.id AND made.contract_id = q.contract_id)`;

/** Leads to be called for a contract: those due again, the longest due first, then those never called, the newest first. */
export function callQueue(r: Reader, contractId: number, now: Instant, limit: number): WaitingCall[] {
  const again = r
    .read<WaitingCall>(
      `SELECT ${shown}, last.call_again_at AS dueAt ${due} ORDER BY last.call_again_at, lead.id LIMIT :limit`,
    )
    .all({ contractId, now, limit });
  const first = r
    .read<WaitingCall>(`SELECT ${shown}, NULL AS dueAt ${uncalled} ORDER BY q.lead_id DESC LIMIT :limit`)
    .all({ contractId, limit: limit - again.length });
  return [...again, ...first];
}

/** How many wait, counted up to `most`. */
export function countToCall(r: Reader, contractId: number, now: Instant, most: number): number {
  const row = r
    .read<{ n: number }>(
      `SELECT (SELECT count(*) FROM (SELECT 1 ${due} LIMIT :most)) + (SELECT count(*) FROM (SELECT 1 ${uncalled} LIMIT :most)) AS n`,
    )
    .get({ contractId, now, most });
  return Math.min(row?.n ?? 0, most);
}
