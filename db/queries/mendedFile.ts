import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A file that somebody mends for a contract (null: for the pool). */
interface MendedFileKey {
  readonly fileHash: string;
  readonly contractId: number | null;
}

/** One that is kept. */
export interface MendedFile extends MendedFileKey {
  readonly id: number;
  /** As JSON. */
  readonly reading: string;
  readonly savedAt: Instant;
}

/** A row of it, as it stands in the file and as it is to be read. */
export interface MendedRow {
  readonly row: number;
  readonly was: readonly string[];
  readonly cells: readonly string[];
}

const columns = 'id, file_hash AS fileHash, contract_id AS contractId, reading, saved_at AS savedAt';

/** What is kept of a file since a moment, the last saved first. */
export const mendedFilesOf = (r: Reader, fileHash: string, since: Instant): MendedFile[] =>
  r
    .read<MendedFile>(
      `SELECT ${columns} FROM mended_file WHERE file_hash = :fileHash AND saved_at > :since ORDER BY saved_at DESC, id DESC`,
    )
    .all({ fileHash, since });

export const mendedFileId = (r: Reader, { fileHash, contractId }: MendedFileKey): number | null =>
  r
    .read<{ id: number }>(
      'SELECT id FROM mended_file WHERE file_hash = :fileHash AND ifnull(contract_id, 0) = ifnull(:contractId, 0)',
    )
    .get({ fileHash, contractId })?.id ?? null;

interface StoredRow {
  readonly fileId: number;
  readonly row: number;
  readonly was: string;
  readonly cells: string;
}

const rowColumns = 'mended_file_id AS fileId, row, was, cells';
const fromRow = ({ row, was, cells }: StoredRow): MendedRow => ({
  row,
  was: JSON.parse(was),
  cells: JSON.parse(cells),
});

export const mendedRows = (r: Reader, fileId: number): MendedRow[] =>
  r
    .read<StoredRow>(`SELECT ${rowColumns} FROM mended_row WHERE mended_file_id = ? ORDER BY row`)
    .all(fileId)
    .map(fromRow);

/** A new one, or the one of this id said anew. */
export function keepMendedFile(w: Writer, file: MendedFile): void {
  w.write(
    `INSERT INTO mended_file (id, file_hash, contract_id, reading, saved_at)
     VALUES (:id, :fileHash, :contractId, :reading, :savedAt)
     ON CONFLICT (id) DO UPDATE SET reading = :reading, saved_at = :savedAt`,
  ).run({ ...file });
}

export function keepMendedRow(w: Writer, fileId: number, { row, was, cells }: MendedRow): void {
  w.write(
    `INSERT INTO mended_row (mended_file_id, row, was, cells) VALUES (:fileId, :row, :was, :cells)
     ON CONFLICT (mended_file_id, row) DO UPDATE SET was = :was, cells = :cells`,
  ).run({ fileId, row, was: JSON.stringify(was), cells: JSON.stringify(cells) });
}

export function deleteMendedRow(w: Writer, fileId: number, row: number): void {
  w.write('DELETE FROM mended_row WHERE mended_file_id = ? AND row = ?').run(fileId, row);
}

/** With its rows. */
export function deleteMendedFile(w: Writer, fileId: number): void {
  w.write('DELETE FROM mended_file WHERE id = ?').run(fileId);
}

/** Those last saved at that moment or before. */
export function deleteMendedUntil(w: Writer, moment: Instant): void {
  w.write('DELETE FROM mended_file WHERE saved_at <= ?').run(moment);
}
