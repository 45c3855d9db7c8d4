import { dayMs, type Instant } from '../../shared/domain/basics.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import { Source } from '../../shared/domain/source.ts';
import type { Reader, Writer } from '../handle.ts';

export interface StoredSource extends Source {
  readonly id: number;
}

interface Row {
  readonly id: number;
  readonly content: string;
}

const fromRow = ({ id, content }: Row): StoredSource => ({ id, ...Source.parse(JSON.parse(content)) });

export const readSources = (r: Reader): StoredSource[] =>
  r.read<Row>('SELECT id, content FROM source ORDER BY ref').all().map(fromRow);

export function readSource(r: Reader, ref: string): StoredSource | null {
  const row = r.read<Row>('SELECT id, content FROM source WHERE ref = ?').get(ref);
  return row ? fromRow(row) : null;
}

export function insertSource(w: Writer, id: number, value: Source): void {
  w.write('INSERT INTO source (id, ref, content) VALUES (?, ?, ?)').run(id, value.ref, JSON.stringify(value));
}

export function updateSource(w: Writer, id: number, value: Source): void {
  const { changes } = w.write('UPDATE source SET content = ? WHERE id = ?').run(JSON.stringify(value), id);
  if (changes !== 1) throw new Error(`no source ${id}`);
}

/** How the leads of a source stand, each in one count: by its newest judgement, a lead in the pool by its contact verdict. */
export type LeadCounts = Readonly<Record<LeadOutcome, number>>;

/**
 * Leads captured from one moment to another, both inclusive, by source; null for those without one. Found by their imports: none
 * comes in before it was captured, but for a clock that was set wrong by a day.
 */
export function countLeadsBySource(r: Reader, from: Instant, to: Instant): Map<number | null, LeadCounts> {
  const rows = r
    .read<{ sourceId: number | null; outcome: LeadOutcome; count: number }>(
      `SELECT source_id AS sourceId, outcome, count(*) AS count FROM (
         SELECT lead.source_id, ifnull(
           (SELECT q.outcome FROM qualification q WHERE q.lead_id = lead.id ORDER BY q.judged_at DESC, q.terms_id DESC LIMIT 1),
           lead.contact_verdict) AS outcome
         FROM batch CROSS JOIN lead ON lead.batch_id = batch.id
         WHERE batch.state = 'live' AND batch.started_at >= ? AND lead.captured_at BETWEEN ? AND ?)
       GROUP BY source_id, outcome`,
    )
    .all(from - dayMs, from, to);
  const bySource = Map.groupBy(rows, ({ sourceId }) => sourceId);
  return new Map(
    [...bySource].map(([sourceId, some]) => [
      sourceId,
      { ...noLeads, ...Object.fromEntries(some.map(({ outcome, count }) => [outcome, count])) },
    ]),
  );
}

export const noLeads: LeadCounts = { pass: 0, check: 0, fail: 0, duplicate: 0, taken: 0, suppressed: 0 };
