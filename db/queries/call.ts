import { z } from 'zod';
import type { Instant } from '../../shared/domain/basics.ts';
import type { CallOutcome } from '../../shared/domain/call.ts';
import type { Reader, Writer } from '../handle.ts';

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
