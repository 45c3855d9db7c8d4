import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { CallReason } from '../../shared/domain/call.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';
import { notDiscarded } from './discarded.ts';
import { liveLead } from './lead.ts';
import { personName } from './person.ts';

/** A lead that waits to be called. */
export interface WaitingCall {
  readonly id: number;
  readonly name: string | null;
  readonly company: string | null;
  readonly phone: string | null;
  readonly outcome: LeadOutcome;
  readonly capturedAt: Instant;
  /** Calls made for the contract. */
  readonly calls: number;
  readonly why: CallReason;
  /** When it was to be called; null for one that was never called. */
  readonly dueAt: Instant | null;
}

/** Whom a contract calls, and when. */
export interface CallingFor {
  readonly contractId: number;
  readonly now: Instant;
  /** The day of the client begins; attempts are counted from here. */
  readonly dayStart: Instant;
  readonly attemptsPerDay: number;
  /** Whether meetings are booked on what was delivered: then that is called too, until one is. */
  readonly books: boolean;
}

/** A contract with the clock of its client. */
export interface CalledContract {
  readonly id: number;
  readonly zone: string;
}

export const calledContracts = (r: Reader): CalledContract[] =>
  r
    .read<CalledContract>(
      `SELECT contract.id, client.content ->> '$.timeZone' AS zone FROM contract JOIN client ON client.id = contract.client_id
       WHERE contract.state = 'active' ORDER BY contract.ref`,
    )
    .all();

/** What the terms in force on a day say of calling; null without a definition. Asked for at every look, so no terms are parsed for it. */
export function calledBy(r: Reader, contractId: number, day: Day): { readonly books: boolean } | null {
  const row = r
    .read<{ judges: number; books: number }>(
      `SELECT content -> '$.definition' IS NOT NULL AS judges,
         EXISTS (SELECT 1 FROM json_each(content, '$.components') c WHERE c.value ->> '$.kind' = 'perAppointment') AS books
       FROM terms WHERE contract_id = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1`,
    )
    .get(contractId, day);
  return row === undefined || row.judges === 0 ? null : { books: row.books === 1 };
}

/** So many of the newest verdicts of each kind are looked through for leads nobody has called: in the queue, and for its badge. */
const lookedThrough = 20_000;
const glancedThrough = 1_000;

const shown = `lead.id, ${personName} AS name, lead.company_name AS company, lead.person_phone AS phone, q.outcome,
  lead.captured_at AS capturedAt,
  (SELECT count(*) FROM call made WHERE made.lead_id = lead.id AND made.contract_id = q.contract_id) AS calls`;

const newest = `NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
  AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;

// Returned units, who asked not to be called, and who was put off.
const wanted = `q.outcome IN ('pass', 'check') AND ${liveLead} AND ${newest} AND ${notDiscarded}
  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id AND d.state = 'returned')
  AND NOT EXISTS (SELECT 1 FROM call unwanted WHERE unwanted.lead_id = lead.id AND unwanted.outcome = 'doNotCall')
  AND NOT EXISTS (SELECT 1 FROM put_off p WHERE p.contract_id = q.contract_id AND p.lead_id = q.lead_id AND p.until > :now)`;

const mayTry = `(SELECT count(*) FROM call today WHERE today.lead_id = lead.id AND today.contract_id = q.contract_id
  AND today.started_at >= :dayStart) < :attemptsPerDay`;

const lastCall = `FROM call last CROSS JOIN qualification q ON q.contract_id = last.contract_id AND q.lead_id = last.lead_id
  JOIN lead ON lead.id = q.lead_id
  WHERE last.contract_id = :contractId AND last.call_again_at <= :now AND ${wanted}
    AND NOT EXISTS (SELECT 1 FROM call later WHERE later.lead_id = last.lead_id AND later.contract_id = last.contract_id
      AND (later.started_at, later.id) > (last.started_at, last.id))`;

// What is with a client is the client's to call, unless the contract is paid for the meetings we book.
const free = `NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id AND d.state <> 'onHold'
  AND (NOT :books OR EXISTS (SELECT 1 FROM appointment a WHERE a.delivery_id = d.id)))`;
const uncalled = `NOT EXISTS (SELECT 1 FROM call made WHERE made.lead_id = lead.id AND made.contract_id = q.contract_id)`;
const verdicts = (outcome: 'pass' | 'check', index = ''): string =>
  `SELECT * FROM (SELECT contract_id, lead_id, terms_id, outcome, judged_at FROM qualification ${index}
     WHERE contract_id = :contractId AND outcome = '${outcome}' ORDER BY lead_id DESC LIMIT :window)`;

const remindAt = 'a.starts_at - a.remind_minutes * 60000';

/** Each reason with what it is found by, and in which order; the earlier reason comes first in the queue. */
const reasons: Readonly<Record<CallReason, { readonly from: string; readonly dueAt: string; readonly order: string }>> =
  {
    promised: {
      from: `${lastCall} AND last.outcome <> 'notReached'`,
      dueAt: 'last.call_again_at',
      order: 'last.call_again_at, lead.id',
    },
    reminder: {
      from: `FROM appointment a INDEXED BY appointment_reminder JOIN delivery d ON d.id = a.delivery_id
      CROSS JOIN qualification q ON q.contract_id = a.contract_id AND q.lead_id = d.lead_id JOIN lead ON lead.id = q.lead_id
      WHERE a.contract_id = :contractId AND a.remind_minutes IS NOT NULL AND a.outcome IS NULL AND a.starts_at > :now
        AND ${remindAt} <= :now AND ${remindAt} > a.recorded_at AND ${wanted}
        AND NOT EXISTS (SELECT 1 FROM call reminded WHERE reminded.lead_id = lead.id AND reminded.contract_id = q.contract_id
          AND reminded.started_at >= ${remindAt})`,
      dueAt: remindAt,
      order: 'a.starts_at, lead.id',
    },
    new: {
      from: `FROM (${verdicts('pass')} UNION ALL ${verdicts('check', 'INDEXED BY qualification_check')}) q CROSS JOIN lead ON lead.id = q.lead_id
      WHERE ${uncalled} AND ${free} AND ${wanted}`,
      dueAt: 'NULL',
      order: 'lead.captured_at DESC, lead.id DESC',
    },
    again: {
      from: `${lastCall} AND last.outcome = 'notReached' AND ${mayTry}`,
      dueAt: 'last.call_again_at',
      order: 'calls, last.call_again_at, lead.id',
    },
  };

const inOrder = ['promised', 'reminder', 'new', 'again'] as const satisfies readonly CallReason[];

const named = ({ contractId, now, dayStart, attemptsPerDay, books }: CallingFor, window = lookedThrough) => ({
  contractId,
  now,
  dayStart,
  attemptsPerDay,
  books: books ? 1 : 0,
  window,
});

/**
 * Leads to be called for a contract, each once: whom a call was promised, the longest due first; whose meeting comes near; whom
 * nobody has called, the newest first, because the first minutes decide (domain §7, speed to first contact); then who did not
 * answer, the fewest attempts first, no more on one day than the agency's rule says.
 */
export function callQueue(r: Reader, calling: CallingFor, limit: number): WaitingCall[] {
  const found = new Map<number, WaitingCall>();
  for (const why of inOrder) {
    if (found.size >= limit) break;
    const { from, dueAt, order } = reasons[why];
    const rows = r
      .read<Omit<WaitingCall, 'why'>>(`SELECT ${shown}, ${dueAt} AS dueAt ${from} ORDER BY ${order} LIMIT :limit`)
      .all({ ...named(calling), limit });
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, why });
  }
  return [...found.values()].slice(0, limit);
}

function count(r: Reader, calling: CallingFor, why: CallReason, most: number, window?: number): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 ${reasons[why].from} LIMIT :most)`;
  return r.read<{ n: number }>(sql).get({ ...named(calling, window), most })?.n ?? 0;
}

/** How many wait for each reason, each counted up to `most`; one that waits for two is counted in both. */
export const countToCall = (r: Reader, calling: CallingFor, most: number): Readonly<Record<CallReason, number>> => ({
  promised: count(r, calling, 'promised', most),
  reminder: count(r, calling, 'reminder', most),
  new: count(r, calling, 'new', most),
  again: count(r, calling, 'again', most),
});

/** How many calls wait for some contracts, counted up to `most`; what nobody has called yet is looked for among the newest only. */
export function glanceAtCalls(r: Reader, callings: readonly CallingFor[], most: number): number {
  let found = 0;
  for (const calling of callings) {
    for (const why of inOrder) {
      if (found >= most) return most;
      found += count(r, calling, why, most - found, glancedThrough);
    }
  }
  return found;
}

/** Leads left out of a queue now. */
export const countPutOff = (r: Reader, contractId: number, now: Instant): number =>
  r.read<{ n: number }>('SELECT count(*) AS n FROM put_off WHERE contract_id = ? AND until > ?').get(contractId, now)
    ?.n ?? 0;
