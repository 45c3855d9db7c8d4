import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** What a kept figure is known by: its name, and what it was asked with as text. */
export interface KeptName {
  readonly name: string;
  readonly asked: string;
}

/** What is kept of a figure and holds at `now`, as JSON; null where it has to be counted. */
export const readKept = (r: Reader, name: KeptName, now: Instant): string | null =>
  r
    .read<{ content: string }>(
      'SELECT content FROM kept_figure WHERE name = :name AND asked = :asked AND :now BETWEEN at AND until',
    )
    .get({ ...name, now })?.content ?? null;

export interface KeptFigure extends KeptName {
  /** The contracts it is counted of: any change of one drops it. */
  readonly contractIds: readonly number[];
  /** When it was counted, and to when it holds. */
  readonly at: Instant;
  readonly until: Instant;
  readonly content: string;
}

export function writeKept(w: Writer, { contractIds, ...figure }: KeptFigure): void {
  w.write('DELETE FROM kept_figure WHERE name = ? AND asked = ?').run(figure.name, figure.asked);
  const made = w
    .write<{ id: number }>(
      `INSERT INTO kept_figure (name, asked, at, until, content) VALUES (:name, :asked, :at, :until, :content) RETURNING id`,
    )
    .get({ ...figure });
  w.write('INSERT INTO kept_figure_of (contract_id, figure_id) SELECT value, ? FROM json_each(?)').run(
    made?.id ?? null,
    JSON.stringify(contractIds),
  );
}

/** Drops what the clock has made old. */
export function dropOldKept(w: Writer, now: Instant): void {
  w.write('DELETE FROM kept_figure WHERE until < ?').run(now);
}

/**
 * The next moment from `now` on at which a review window of the contract may end or a meeting of it begins; null where nothing is
 * to come. `hours` are the windows of its meetings.
 */
export function nextMoment(r: Reader, contractId: number, now: Instant, hours: readonly number[]): Instant | null {
  const row = r
    .read<{ at: Instant | null }>(
      `SELECT min(at) AS at FROM (
         SELECT min(d.review_ends_at) AS at FROM delivery d
           WHERE d.contract_id = :contractId AND d.state = 'delivered' AND d.review_ends_at >= :now
         UNION ALL SELECT min(a.starts_at) FROM appointment a WHERE a.contract_id = :contractId AND a.starts_at >= :now
         UNION ALL SELECT (SELECT min(a.starts_at) FROM appointment a
             WHERE a.contract_id = :contractId AND a.starts_at >= :now - window.value) + window.value FROM json_each(:windows) AS window
         UNION ALL SELECT (SELECT min(a.booked_at) FROM appointment a
             WHERE a.contract_id = :contractId AND a.booked_at >= :now - window.value) + window.value FROM json_each(:windows) AS window)`,
    )
    .get({ contractId, now, windows: JSON.stringify(hours.map((count) => count * 3_600_000)) });
  return row?.at ?? null;
}
