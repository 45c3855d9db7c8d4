import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Instant } from '../../shared/domain/basics.ts';
import type { Waiting } from '../../shared/domain/today.ts';
import type { Reader } from '../handle.ts';
import { undecidedChain } from './chain.ts';
import { notDiscarded } from './discarded.ts';
import { liveLead } from './lead.ts';
import { seenDelivery } from './seen.ts';

type Row = { readonly count: number; readonly first: Instant | null };

const waiting = (row: Row | undefined): Waiting | null =>
  row === undefined || row.first === null ? null : { count: row.count, first: row.first };

/** Review windows of a contract that are open and end from one moment to another, both inclusive. */
export const closingReviews = (r: Reader, contractId: number, from: Instant, to: Instant): Waiting | null =>
  waiting(
    r
      .read<Row>(
        `SELECT count(*) AS count, min(d.review_ends_at) AS first FROM delivery d
         WHERE d.contract_id = ? AND d.state = 'delivered' AND d.review_ends_at BETWEEN ? AND ? AND ${seenDelivery('d.id')}`,
      )
      .get(contractId, from, to),
  );

/** Claims that wait for a decision, by contract; `first` is the oldest. With the plus they are grouped after they are found. */
export function waitingClaims(r: Reader): Map<number, Waiting> {
  const rows = r
    .read<Waiting & { contractId: number }>(
      `SELECT p.contract_id AS contractId, count(*) AS count, min(p.opened_at) AS first
       FROM dispute p WHERE p.state IN ('open', 'appealed') AND ${seenDelivery('p.delivery_id')} GROUP BY +p.contract_id`,
    )
    .all();
  return new Map(rows.map(({ contractId, count, first }) => [contractId, { count, first }]));
}

/** All links of the chains that wait for an outcome or for their time, up to a moment. */
export const undecidedAppointments = (r: Reader, until: Instant): Appointment[] =>
  r
    .read<Appointment>(
      `SELECT a.id, a.contract_id AS contractId, a.delivery_id AS deliveryId, a.external_id AS externalId,
         a.chain_id AS chainId, a.booked_at AS bookedAt, a.starts_at AS startsAt, a.outcome, a.setter
       FROM (SELECT DISTINCT a.chain_id FROM appointment a WHERE ${undecidedChain}) AS open
         CROSS JOIN appointment a ON a.chain_id = open.chain_id
       ORDER BY a.chain_id, a.id`,
    )
    .all({ until });

/** Leads of a contract whose newest judgement needs a person, of imports begun since a moment. */
export const countToCheck = (r: Reader, contractId: number, since: Instant): number =>
  count(
    r,
    `FROM qualification q INDEXED BY qualification_check JOIN lead ON lead.id = q.lead_id
     WHERE q.contract_id = :contractId AND q.outcome = 'check' AND ${imported} AND ${undelivered} AND ${newest}
       AND ${liveLead}`,
    { contractId, since },
  );

/**
 * Leads of a contract that passed and were not delivered, of imports begun since a moment: what was left lying before it is
 * found in the list of leads, and a file of a million delivered leads is not walked for it.
 */
export const countToDeliver = (r: Reader, contractId: number, since: Instant): number =>
  count(
    r,
    `FROM qualification q JOIN lead ON lead.id = q.lead_id
     WHERE q.contract_id = :contractId AND q.outcome = 'pass'
       AND ${imported} AND ${undelivered} AND ${notDiscarded} AND ${newest} AND ${liveLead}`,
    { contractId, since },
  );

const newest = `NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
  AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;
/** A lead is numbered after the batch it came in: whatever came before the oldest of these batches is passed over. */
const imported = 'q.lead_id > (SELECT min(id) FROM batch WHERE started_at >= :since)';
const undelivered =
  'NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id)';

const count = (r: Reader, from: string, asked: Readonly<Record<string, number>>): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n ${from}`).get(asked)?.n ?? 0;
