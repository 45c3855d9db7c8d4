import { dayMs, type Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A lead that went into another one. */
export interface Merged {
  readonly leadId: number;
  readonly intoId: number;
  readonly batchId: number;
  readonly mergedAt: Instant;
  readonly sourceId: number | null;
  /** By which its source would send it again. */
  readonly externalId: string | null;
}

/** To be written before anything else of a merge: taken back last, it finds the lead there again and puts its words back. */
export function insertMerged(w: Writer, merged: Merged): void {
  w.write(
    `INSERT INTO merged (lead_id, into_id, batch_id, merged_at, source_id, external_id)
     VALUES (:leadId, :intoId, :batchId, :mergedAt, :sourceId, :externalId)`,
  ).run({
    ...merged,
  });
}

/** Whether any lead went into another one. */
export const anyMerged = (r: Reader): boolean => r.read('SELECT 1 FROM merged LIMIT 1').get() !== undefined;

/** The leads that some of these went into: lead → lead. */
export const mergedInto = (r: Reader, leads: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    r
      .read<{ leadId: number; intoId: number }>(
        'SELECT lead_id AS leadId, into_id AS intoId FROM json_each(?) AS asked CROSS JOIN merged ON lead_id = asked.value',
      )
      .all(JSON.stringify(leads))
      .map(({ leadId, intoId }) => [leadId, intoId]),
  );

/** The leads that those of a source (null: of none) went into which had one of these ids there: id → lead. */
export const mergedByExternalId = (
  r: Reader,
  sourceId: number | null,
  externalIds: readonly string[],
): ReadonlyMap<string, number> =>
  new Map(
    r
      .read<{ externalId: string; intoId: number }>(
        `SELECT external_id AS externalId, into_id AS intoId
         FROM json_each(?) AS asked CROSS JOIN merged ON external_id = asked.value AND source_id IS ?`,
      )
      .all(JSON.stringify(externalIds), sourceId)
      .map(({ externalId, intoId }) => [externalId, intoId]),
  );

/** Forgets what of a batch went into other leads. */
export function deleteMergedOf(w: Writer, batchId: number): void {
  w.write('DELETE FROM merged WHERE batch_id = ?').run(batchId);
}

/**
 * Lets what hangs on one lead hang on another, and takes the first away: its calls and tags, what was taken off hold, and the
 * leads that were judged duplicates of it. Its own verdicts go with it. Throws, by the foreign keys, where it was handed over.
 */
export function moveAllTo(w: Writer, from: number, keep: number): { readonly calls: number; readonly tags: number } {
  const named = { from, keep };
  const run = (sql: string): number => w.write(sql).run(named).changes;
  const calls = run('UPDATE call SET lead_id = :keep WHERE lead_id = :from');
  const tags = run(
    'INSERT OR IGNORE INTO lead_tag (lead_id, tag) SELECT :keep, tag FROM lead_tag WHERE lead_id = :from',
  );
  run(
    `INSERT OR IGNORE INTO put_off (contract_id, lead_id, until, reason, put_off_by, put_off_at)
     SELECT contract_id, :keep, until, reason, put_off_by, put_off_at FROM put_off WHERE lead_id = :from`,
  );
  run(
    `INSERT OR IGNORE INTO discarded (contract_id, lead_id, discarded_at)
     SELECT contract_id, :keep, discarded_at FROM discarded WHERE lead_id = :from`,
  );
  run(
    `UPDATE qualification SET duplicate_of = :keep, duplicate_days = (
       SELECT abs(repeated.captured_at - kept.captured_at) / ${dayMs} FROM lead repeated JOIN lead kept ON kept.id = :keep
       WHERE repeated.id = qualification.lead_id)
     WHERE duplicate_of = :from AND lead_id <> :keep`,
  );
  w.write('UPDATE merged SET into_id = :keep WHERE into_id = :from').run(named);
  for (const table of ['lead_tag', 'put_off', 'discarded', 'qualification']) {
    w.write(`DELETE FROM ${table} WHERE lead_id = ?`).run(from);
  }
  w.write('DELETE FROM lead WHERE id = ?').run(from);
  return { calls, tags };
}
