import type { Instant } from '../../shared/domain/basics.ts';
import { ImportCounts } from '../../shared/domain/intake/importCounts.ts';
import type { Reader } from '../handle.ts';
import type { RowProblem } from './batch.ts';

/** An import that went live once, with who did it. */
export interface ListedBatch {
  readonly id: number;
  readonly state: 'live' | 'undone';
  readonly contractId: number | null;
  readonly fileName: string;
  readonly finishedAt: Instant;
  /** Null where history no longer names anybody. */
  readonly by: string | null;
  /** As they were written when it went live. */
  readonly counts: ImportCounts;
}

interface Row extends Omit<ListedBatch, 'counts'> {
  readonly counts: string;
}

const columns = `batch.id, batch.state, batch.contract_id AS contractId, batch.file_name AS fileName,
  batch.finished_at AS finishedAt, batch.counts,
  (SELECT actor FROM history WHERE subject = 'batch:' || batch.id AND action = 'import' LIMIT 1) AS by`;

const fromRow = ({ counts, ...row }: Row): ListedBatch => ({ ...row, counts: ImportCounts.parse(JSON.parse(counts)) });

const ofContract =
  "batch.finished_at IS NOT NULL AND batch.state <> 'loading' AND (:contractId IS NULL OR batch.contract_id = :contractId)";

/** Imports of a contract (null: all), newest first, those before the batch `after`. */
export function listedBatches(
  r: Reader,
  {
    contractId,
    after,
    limit,
  }: { readonly contractId: number | null; readonly after: number | null; readonly limit: number },
): ListedBatch[] {
  const before = `(:after IS NULL OR (batch.finished_at, batch.id) < (SELECT finished_at, id FROM batch WHERE id = :after))`;
  return r
    .read<Row>(
      `SELECT ${columns} FROM batch WHERE ${ofContract} AND ${before}
       ORDER BY batch.finished_at DESC, batch.id DESC LIMIT :limit`,
    )
    .all({ contractId, after, limit })
    .map(fromRow);
}

export const countBatches = (r: Reader, contractId: number | null): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n FROM batch WHERE ${ofContract}`).get({ contractId })?.n ?? 0;

export function listedBatch(r: Reader, id: number): ListedBatch | null {
  const row = r
    .read<Row>(
      `SELECT ${columns} FROM batch WHERE batch.id = :id AND batch.finished_at IS NOT NULL AND batch.state <> 'loading'`,
    )
    .get({ id });
  return row ? fromRow(row) : null;
}

/** The live imports of one file, newest first. */
export const liveBatchesOf = (r: Reader, fileHash: string): ListedBatch[] =>
  r
    .read<Row>(
      `SELECT ${columns} FROM batch WHERE batch.file_hash = ? AND batch.state = 'live' ORDER BY batch.finished_at DESC`,
    )
    .all(fileHash)
    .map(fromRow);

/** The live imports of files whose hash begins so, newest first. */
export const liveBatchesMarked = (r: Reader, mark: string): ListedBatch[] =>
  r
    .read<Row>(
      `SELECT ${columns} FROM batch WHERE batch.file_hash >= :mark AND batch.file_hash < :mark || 'g' AND batch.state = 'live'
       ORDER BY batch.finished_at DESC`,
    )
    .all({ mark })
    .map(fromRow);

export const problemsOf = (r: Reader, batchId: number): RowProblem[] =>
  r.read<RowProblem>('SELECT row, code, field FROM batch_problem WHERE batch_id = ? ORDER BY row').all(batchId);

/** For which contract (its ref) leads were last imported by this very map; null for the pool, and where it never was. */
export const contractOfMap = (r: Reader, map: string): string | null =>
  r
    .read<{ ref: string | null }>(
      `SELECT contract.ref FROM batch LEFT JOIN contract ON contract.id = batch.contract_id
       WHERE batch.map = ? AND batch.state = 'live' ORDER BY batch.finished_at DESC LIMIT 1`,
    )
    .get(map)?.ref ?? null;
