import { decodePieces, detectEncoding, type EncodingFound } from '../../../shared/domain/intake/decode.ts';
import { type OpenTable, openTable } from '../../../shared/domain/intake/table.ts';
import { isWorkbook } from '../../../shared/domain/intake/workbook.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';

/** A file of rows, opened: its text is read piece by piece and never held as a whole. */
export interface OpenFile {
  readonly encoding: EncodingFound;
  readonly table: OpenTable;
  /** How much of the file has been read, from 0 to 1. */
  readonly share: () => number;
}

const pieceBytes = 1 << 16;

/** Refuses a workbook (`unreadableFile`) and `emptyFile`. */
export function openFile(bytes: Uint8Array): Result<OpenFile> {
  if (isWorkbook(bytes)) return refuse('unreadableFile');
  let taken = 0;
  function* pieces(): Generator<Uint8Array> {
    for (taken = 0; taken < bytes.length; ) {
      const from = taken;
      taken = Math.min(bytes.length, from + pieceBytes);
      yield bytes.subarray(from, taken);
    }
  }
  const encoding = detectEncoding(pieces());
  const table = openTable(decodePieces(pieces(), encoding.encoding));
  if (!table.ok) return table;
  return done({ encoding, table: table.value, share: () => (bytes.length === 0 ? 1 : taken / bytes.length) });
}
