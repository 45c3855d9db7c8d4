import { isLeadField } from '../../../db/queries/leadColumns.ts';
import { decodePieces, detectEncoding } from '../../../shared/domain/intake/decode.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import { compileMap, type RowReader } from '../../../shared/domain/intake/rowReader.ts';
import { openTable, type TableChunk } from '../../../shared/domain/intake/table.ts';
import { isWorkbook } from '../../../shared/domain/intake/workbook.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { LeadMap } from './plan.ts';

/** A file of leads, opened: its rows come piece by piece, so that its text is never held as a whole. */
export interface OpenIntake {
  /** Can be walked once. */
  readonly chunks: Iterable<TableChunk>;
  readonly read: RowReader<'leads'>['read'];
  /** The lead fields its rows can give. */
  readonly fields: readonly LeadField[];
  /** How much of the file has been read, from 0 to 1. */
  readonly share: () => number;
}

const pieceBytes = 1 << 16;

/** Refuses a workbook (`unreadableFile`), `emptyFile`, and `columnMissing` or `invalidMap` where the map does not fit the file. */
export function openIntake(bytes: Uint8Array, map: LeadMap, zone: string): Result<OpenIntake> {
  if (isWorkbook(bytes)) return refuse('unreadableFile');
  let taken = 0;
  function* pieces(): Generator<Uint8Array> {
    for (taken = 0; taken < bytes.length; ) {
      const from = taken;
      taken = Math.min(bytes.length, from + pieceBytes);
      yield bytes.subarray(from, taken);
    }
  }
  const { encoding } = detectEncoding(pieces());
  const table = openTable(decodePieces(pieces(), encoding));
  if (!table.ok) return table;
  const reader = compileMap<'leads'>(map, table.value.header, zone);
  if (!reader.ok) return reader;
  return done({
    chunks: table.value.chunks,
    read: reader.value.read,
    fields: reader.value.plan.map(({ field }) => field).filter(isLeadField),
    share: () => taken / bytes.length,
  });
}
