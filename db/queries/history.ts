import type { Reader, Writer } from '../handle.ts';
import { idsPerDevice } from '../sequence.ts';

/** One link of the chain as it is stored: `change` and `personal` are the very texts the hash covers. */
export interface HistoryEntry {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly change: string;
  readonly personal: string;
  readonly prev: string;
  readonly hash: string;
}

/** Personal values of one lead in one entry: they can be deleted without breaking the chain (domain §8). */
export interface HistoryPersonal {
  readonly historyId: number;
  readonly leadId: number;
  readonly salt: string;
  readonly content: string;
}

export function insertHistory(writer: Writer, entry: HistoryEntry): void {
  writer
    .write(
      `INSERT INTO history (id, at, actor, role, action, subject, change, personal, prev, hash)
       VALUES (:id, :at, :actor, :role, :action, :subject, :change, :personal, :prev, :hash)`,
    )
    .run({ ...entry });
}

export function insertHistoryPersonal(writer: Writer, personal: HistoryPersonal): void {
  writer
    .write(
      `INSERT INTO history_personal (history_id, lead_id, salt, content) VALUES (:historyId, :leadId, :salt, :content)`,
    )
    .run({ ...personal });
}

/** Deletes the personal values of a lead from all of history; answers how many entries had some. */
export function eraseHistoryPersonal(writer: Writer, leadId: number): number {
  return writer.write('DELETE FROM history_personal WHERE lead_id = ?').run(leadId).changes;
}

/**
 * The last entry, or undefined. A later device may have a smaller number, so the greatest id is not the last entry:
 * the query hops from device to device along the primary key and compares their last sequences.
 */
export function lastHistory(reader: Reader): { readonly id: number; readonly hash: string } | undefined {
  return reader
    .read<{ id: number; hash: string }>(
      `WITH RECURSIVE last (id) AS (
         SELECT max(id) FROM history
         UNION ALL
         SELECT (SELECT max(id) FROM history WHERE id < last.id / :device * :device) FROM last WHERE last.id IS NOT NULL
       )
       SELECT history.id, history.hash FROM last JOIN history ON history.id = last.id
       ORDER BY history.id % :device DESC LIMIT 1`,
    )
    .get({ device: BigInt(idsPerDevice) });
}

/** What an entry says was done, and to what. */
export function readHistory(reader: Reader, id: number): Pick<HistoryEntry, 'action' | 'subject'> | null {
  return (
    reader.read<Pick<HistoryEntry, 'action' | 'subject'>>('SELECT action, subject FROM history WHERE id = ?').get(id) ??
    null
  );
}

/** What was done to some subjects, the last first. */
export const historyOf = (
  reader: Reader,
  subjects: readonly string[],
  limit: number,
): Pick<HistoryEntry, 'id' | 'at' | 'actor' | 'action' | 'subject' | 'change'>[] =>
  reader
    .read<Pick<HistoryEntry, 'id' | 'at' | 'actor' | 'action' | 'subject' | 'change'>>(
      `SELECT history.id, at, actor, action, subject, change
       FROM json_each(?) AS asked CROSS JOIN history ON history.subject = asked.value ORDER BY at DESC, history.id DESC LIMIT ?`,
    )
    .all(JSON.stringify(subjects), limit);

/** All entries as they were written, one at a time. */
export function* historyInOrder(reader: Reader): Generator<HistoryEntry> {
  // Only the ids are sorted: rows would be kept in memory until the last one is read.
  const ids = reader.read<{ id: number }>('SELECT id FROM history ORDER BY id % ?');
  const entry = reader.read<HistoryEntry>(
    'SELECT id, at, actor, role, action, subject, change, personal, prev, hash FROM history WHERE id = ?',
  );
  for (const { id } of ids.iterate(BigInt(idsPerDevice))) {
    const row = entry.get(id);
    if (row !== undefined) yield row;
  }
}

export function historyPersonalOf(reader: Reader, historyId: number): readonly HistoryPersonal[] {
  return reader
    .read<HistoryPersonal>(
      `SELECT history_id AS historyId, lead_id AS leadId, salt, content FROM history_personal WHERE history_id = ?`,
    )
    .all(historyId);
}

export function countHistoryPersonal(reader: Reader): number {
  return reader.read<{ n: number }>('SELECT count(*) AS n FROM history_personal').get()?.n ?? 0;
}

/** A page of history, newest first, after the sequence number `after`; `subject` narrows it to one thing. */
export const historyPage = (
  reader: Reader,
  page: { readonly subject: string | null; readonly after: number | null; readonly limit: number },
): HistoryEntry[] =>
  reader
    .read<HistoryEntry>(
      `SELECT id, at, actor, role, action, subject, change, personal, prev, hash FROM history
       WHERE (:subject IS NULL OR subject = :subject) AND (:after IS NULL OR id % :device < :after)
       ORDER BY id % :device DESC LIMIT :limit`,
    )
    .all({ ...page, device: BigInt(idsPerDevice) });

export const countHistory = (reader: Reader, subject: string | null): number =>
  reader
    .read<{ n: number }>('SELECT count(*) AS n FROM history WHERE (:subject IS NULL OR subject = :subject)')
    .get({ subject })?.n ?? 0;
