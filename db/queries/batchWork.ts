import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A live batch that is to be undone. */
export interface LiveBatch {
  readonly id: number;
  readonly finishedAt: Instant;
}

/** A delivery that cannot outlive the batch; `completed`: of a lead that was there before, and that the batch only completed. */
export interface GoneDelivery {
  readonly id: number;
  readonly completed: boolean;
}

/**
 * Deliveries of the batch's leads, and those made since of leads it completed. At equal times the sequence of ids says which
 * came first.
 */
export const deliveriesOf = (r: Reader, batch: LiveBatch): GoneDelivery[] =>
  r
    .read<{ id: number; completed: number }>(
      `SELECT d.id, FALSE AS completed FROM lead JOIN delivery d ON d.lead_id = lead.id WHERE lead.batch_id = :id
       UNION ALL
       SELECT d.id, TRUE FROM batch_update u JOIN delivery d ON d.lead_id = u.lead_id WHERE u.batch_id = :id
         AND (d.created_at > :finishedAt OR (d.created_at = :finishedAt AND d.id > :id))`,
    )
    .all({ ...batch })
    .map(({ id, completed }) => ({ id, completed: completed === 1 }));

/** Live batches whose leads were judged duplicates of this one's, or that completed the same leads since. */
export const laterBatches = (r: Reader, batch: LiveBatch): number[] =>
  r
    .read<{ id: number }>(
      `SELECT later.batch_id AS id FROM lead
         JOIN qualification q ON q.duplicate_of = lead.id
         JOIN lead AS later ON later.id = q.lead_id
         WHERE lead.batch_id = :id AND later.batch_id <> :id
       UNION
       SELECT later.batch_id FROM batch_update later JOIN batch ON batch.id = later.batch_id
         WHERE later.batch_id <> :id AND batch.state = 'live'
           AND (batch.finished_at > :finishedAt OR (batch.finished_at = :finishedAt AND batch.id > :id))
           AND (EXISTS (SELECT 1 FROM lead WHERE lead.id = later.lead_id AND lead.batch_id = :id)
             OR EXISTS (SELECT 1 FROM batch_update u WHERE u.batch_id = :id AND u.lead_id = later.lead_id))
       ORDER BY 1`,
    )
    .all({ ...batch })
    .map(({ id }) => id);

// What hangs on some deliveries, given as a JSON list of their ids.
const gone = 'SELECT value FROM json_each(:gone)';
const disputes = `SELECT id FROM dispute WHERE delivery_id IN (${gone})`;
const meetings = `SELECT id FROM appointment WHERE delivery_id IN (${gone})`;
const sales = `SELECT id FROM opportunity WHERE delivery_id IN (${gone})`;
const owed = `SELECT id FROM replacement WHERE dispute_id IN (${disputes}) OR chain_id IN (${meetings})`;

/** Numbers of the issued documents that charge one of these deliveries, or a meeting on one. */
export const documentsOn = (r: Reader, deliveries: readonly number[]): string[] =>
  r
    .read<{ number: string }>(
      `SELECT DISTINCT document.number FROM charge JOIN document ON document.id = charge.document_id
       WHERE charge.delivery_id IN (${gone}) ORDER BY document.number`,
    )
    .all({ gone: JSON.stringify(deliveries) })
    .map(({ number }) => number);

/** What people did with deliveries since they were made. */
export interface DeliveryWork {
  readonly disputes: number;
  readonly appointments: number;
  readonly opportunities: number;
  /** Accepted by the client's word. */
  readonly accepted: number;
  /** Owed for one of these, and fulfilled already by a delivery that is not among them. */
  readonly replacementsGiven: number;
}

export function workOn(r: Reader, deliveries: readonly number[]): DeliveryWork {
  const work = r
    .read<DeliveryWork>(
      `SELECT (SELECT count(*) FROM (${disputes})) AS disputes,
         (SELECT count(*) FROM (${meetings})) AS appointments,
         (SELECT count(*) FROM (${sales})) AS opportunities,
         (SELECT count(*) FROM delivery WHERE id IN (${gone}) AND state = 'accepted') AS accepted,
         (SELECT count(*) FROM delivery WHERE replacement_id IN (${owed}) AND id NOT IN (${gone})) AS replacementsGiven`,
    )
    .get({ gone: JSON.stringify(deliveries) });
  if (work === undefined) throw new Error('a count without an answer');
  return work;
}

/** What people did with the leads of a batch themselves, whatever they were delivered to. */
export interface LeadWork {
  readonly calls: number;
  readonly tags: number;
  /** Leads of it that went into other ones. */
  readonly merged: number;
}

export function workOnLeads(r: Reader, batchId: number): LeadWork {
  const work = r
    .read<LeadWork>(
      `SELECT (SELECT count(*) FROM lead CROSS JOIN call c ON c.lead_id = lead.id WHERE lead.batch_id = :batchId) AS calls,
         (SELECT count(*) FROM lead CROSS JOIN lead_tag g ON g.lead_id = lead.id WHERE lead.batch_id = :batchId) AS tags,
         (SELECT count(*) FROM merged WHERE merged.batch_id = :batchId) AS merged`,
    )
    .get({ batchId });
  if (work === undefined) throw new Error('a count without an answer');
  return work;
}

/** Leads of a batch that were changed by hand, whether or not the change was taken back. */
export const editedLeads = (r: Reader, batchId: number): number[] =>
  r
    .read<{ id: number }>(
      `SELECT lead.id FROM lead CROSS JOIN history_personal p ON p.lead_id = lead.id WHERE lead.batch_id = :batchId
       UNION SELECT lead.id FROM lead CROSS JOIN bulk_lead b ON b.lead_id = lead.id WHERE lead.batch_id = :batchId`,
    )
    .all({ batchId })
    .map(({ id }) => id);

/** Deletes deliveries with all that hangs on them. Throws, by the foreign keys, where a charge does. */
export function deleteDeliveries(w: Writer, deliveries: readonly number[]): void {
  if (deliveries.length === 0) return;
  const named = { gone: JSON.stringify(deliveries) };
  for (const sql of [
    `UPDATE delivery SET replacement_id = NULL WHERE id IN (${gone}) AND replacement_id IS NOT NULL`,
    `DELETE FROM replacement WHERE id IN (${owed})`,
    `DELETE FROM dispute WHERE id IN (${disputes})`,
    `DELETE FROM revenue WHERE opportunity_id IN (${sales})`,
    `DELETE FROM opportunity WHERE id IN (${sales})`,
    // The first of a chain goes last: the others refer to it.
    `DELETE FROM appointment WHERE id IN (${meetings}) AND chain_id <> id`,
    `DELETE FROM appointment WHERE id IN (${meetings})`,
    `DELETE FROM delivery WHERE id IN (${gone})`,
  ]) {
    w.write(sql).run(named);
  }
}
