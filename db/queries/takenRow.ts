import type { Reader, Writer } from '../handle.ts';

/** `rows` rows of a file from `row` on, which became as many leads with following ids. */
export interface TakenRun {
  /** The beginning of the file's hash, see `fileMarkOf`. */
  readonly file: string;
  readonly row: number;
  readonly rows: number;
  readonly leadId: number;
}

export function insertTakenRun(w: Writer, batchId: number, run: TakenRun): void {
  w.write(
    'INSERT OR IGNORE INTO taken_row (file, row, batch_id, rows, lead_id) VALUES (:file, :row, :batchId, :rows, :leadId)',
  ).run({ ...run, batchId });
}

/**
 * What rows of a file became in live imports for a contract (null: into the pool), the newest import first, and in each in the order
 * of the rows. `elsewhere` leaves out imports of the file itself.
 */
export const takenRuns = (
  r: Reader,
  {
    file,
    contractId,
    elsewhere,
  }: { readonly file: string; readonly contractId: number | null; readonly elsewhere: boolean },
): (TakenRun & { readonly batchId: number })[] =>
  r
    .read<TakenRun & { batchId: number }>(
      `SELECT taken_row.file, taken_row.row, taken_row.rows, taken_row.lead_id AS leadId, taken_row.batch_id AS batchId
       FROM taken_row JOIN batch ON batch.id = taken_row.batch_id
       WHERE taken_row.file = :file AND batch.state = 'live' AND batch.contract_id IS :contractId
         AND (:elsewhere = 0 OR substr(batch.file_hash, 1, length(:file)) <> :file)
       ORDER BY batch.finished_at DESC, taken_row.batch_id DESC, taken_row.row`,
    )
    .all({ file, contractId, elsewhere: Number(elsewhere) });

export function deleteTakenRows(w: Writer, batchId: number): void {
  w.write('DELETE FROM taken_row WHERE batch_id = ?').run(batchId);
}
