import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** One import of a file. A batch that is `loading` or `undone` is seen by no read of leads (domain §4). */
export interface StoredBatch {
  readonly id: number;
  readonly state: 'loading' | 'live' | 'undone';
  readonly contractId: number | null;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: Instant;
  /** When it went live; null for a batch that never did. */
  readonly finishedAt: Instant | null;
}

export interface NewBatch extends Pick<StoredBatch, 'id' | 'contractId' | 'fileName' | 'fileHash' | 'startedAt'> {
  readonly sourceId: number | null;
  /** The map as it was given, as JSON. */
  readonly map: string;
}

/** Something of one row that could not be read; `row` counts data rows from 1. */
export interface RowProblem {
  readonly row: number;
  readonly code: string;
  readonly field: string;
}

const columns = `id, state, contract_id AS contractId, file_name AS fileName, file_hash AS fileHash,
  started_at AS startedAt, finished_at AS finishedAt`;

// As the index of the few hidden batches says it: SQLite does not see by itself that what is loading is not live.
const hidden = "state <> 'live'";

export const readBatch = (r: Reader, id: number): StoredBatch | null =>
  r.read<StoredBatch>(`SELECT ${columns} FROM batch WHERE id = ?`).get(id) ?? null;

/** The newest live batch of a file for the same contract (null: into the pool); null when there is none. */
export function liveBatchOf(r: Reader, fileHash: string, contractId: number | null): StoredBatch | null {
  const row = r
    .read<StoredBatch>(
      `SELECT ${columns} FROM batch WHERE file_hash = ? AND state = 'live' AND contract_id IS ?
       ORDER BY finished_at DESC LIMIT 1`,
    )
    .get(fileHash, contractId);
  return row ?? null;
}

/** Whether there are leads anybody sees. */
export const anyLiveBatch = (r: Reader): boolean =>
  r.read("SELECT 1 FROM batch WHERE state = 'live' LIMIT 1").get() !== undefined;

/** The batch that is being loaded, if one is. */
export const loadingBatch = (r: Reader): StoredBatch | null =>
  r.read<StoredBatch>(`SELECT ${columns} FROM batch WHERE ${hidden} AND state = 'loading' LIMIT 1`).get() ?? null;

export function insertBatch(w: Writer, value: NewBatch): void {
  w.write(
    `INSERT INTO batch (id, state, contract_id, source_id, file_name, file_hash, map, counts, rows_digest, started_at)
     VALUES (:id, 'loading', :contractId, :sourceId, :fileName, :fileHash, :map, '{}', '', :startedAt)`,
  ).run({ ...value });
}

/** From this moment everybody sees its leads. */
export function setLive(
  w: Writer,
  id: number,
  end: { readonly counts: string; readonly rowsDigest: string; readonly finishedAt: Instant },
): void {
  const { changes } = w
    .write(
      `UPDATE batch SET state = 'live', counts = :counts, rows_digest = :rowsDigest, finished_at = :finishedAt
       WHERE id = :id AND state = 'loading'`,
    )
    .run({ id, ...end });
  if (changes !== 1) throw new Error(`batch ${id} was not loading`);
}

export function setUndone(w: Writer, id: number): void {
  const { changes } = w.write("UPDATE batch SET state = 'undone' WHERE id = ?").run(id);
  if (changes !== 1) throw new Error(`no batch ${id}`);
}

export function insertProblem(w: Writer, batchId: number, problem: RowProblem): void {
  // One row may have two cells of the same trouble under one field: listed once.
  w.write('INSERT OR IGNORE INTO batch_problem (batch_id, row, code, field) VALUES (?, ?, ?, ?)').run(
    batchId,
    problem.row,
    problem.code,
    problem.field,
  );
}

/** Batches whose leads nobody sees and which are still there: imports that never went live, and undone ones. */
export const hiddenWithRows = (r: Reader): { readonly id: number; readonly wasLive: boolean }[] =>
  r
    .read<{ id: number; finished: number | null }>(
      `SELECT id, finished_at AS finished FROM batch WHERE ${hidden} AND state = 'undone'
         AND (finished_at IS NULL OR EXISTS (SELECT 1 FROM lead WHERE lead.batch_id = batch.id))`,
    )
    .all()
    .map(({ id, finished }) => ({ id, wasLive: finished !== null }));

/** Hides every batch that is loading; its rows are cleared afterwards. Answers how many. */
export const hideLoading = (w: Writer): number =>
  w.write(`UPDATE batch SET state = 'undone' WHERE ${hidden} AND state = 'loading'`).run().changes;

/** Deletes at most `limit` leads of a hidden batch with their verdicts, tags, calls and what was discarded; answers how many there were. */
export function deleteSomeLeads(w: Writer, batchId: number, limit: number): number {
  const some = 'SELECT id FROM lead WHERE batch_id = ? ORDER BY id LIMIT ?';
  for (const table of ['qualification', 'lead_tag', 'call', 'put_off', 'discarded']) {
    w.write(`DELETE FROM ${table} WHERE lead_id IN (${some})`).run(batchId, limit);
  }
  w.write(`DELETE FROM merged WHERE into_id IN (${some})`).run(batchId, limit);
  return w.write(`DELETE FROM lead WHERE id IN (${some})`).run(batchId, limit).changes;
}

export const countLeads = (r: Reader, batchId: number): number =>
  r.read<{ n: number }>('SELECT count(*) AS n FROM lead WHERE batch_id = ?').get(batchId)?.n ?? 0;

export function deleteProblems(w: Writer, batchId: number): void {
  w.write('DELETE FROM batch_problem WHERE batch_id = ?').run(batchId);
}

/** Forgets a batch that never went live. */
export function deleteBatch(w: Writer, batchId: number): void {
  w.write('DELETE FROM batch_update WHERE batch_id = ?').run(batchId);
  const { changes } = w.write('DELETE FROM batch WHERE id = ? AND finished_at IS NULL').run(batchId);
  if (changes !== 1) throw new Error(`batch ${batchId} was live once and is kept`);
}
