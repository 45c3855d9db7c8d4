import { isLeadField } from '../../../db/queries/leadColumns.ts';
import { asksForOrder, orderToldBy } from '../../../shared/domain/intake/dateOrder.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import { type RowFixes, withFixes } from '../../../shared/domain/intake/fixes.ts';
import { addedColumns, isToMend, rowMarks } from '../../../shared/domain/intake/problemColumns.ts';
import { compileMap, type RowReader } from '../../../shared/domain/intake/rowReader.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import type { Watch } from '../workbook/openWorkbook.ts';
import { type FileWish, openFile, type Written } from './openFile.ts';
import type { LeadMap } from './plan.ts';

/** A file of leads, opened: its rows come piece by piece, so that its text is never held as a whole. */
export interface OpenIntake {
  readonly written: Written;
  readonly header: readonly string[];
  /** Can be walked once. */
  readonly chunks: Iterable<TableChunk>;
  readonly read: RowReader<'leads'>['read'];
  readonly plan: RowReader<'leads'>['plan'];
  /** Where a row was before it was taken out to be mended; null for a file nobody took rows out for. */
  readonly markOf: ReturnType<typeof rowMarks>;
  /** The lead fields its rows can give. */
  readonly fields: readonly LeadField[];
  /** How much of the file has been read, from 0 to 1. */
  readonly share: () => number;
}

/** A file as somebody has looked at it and wants it to be read. */
export interface IntakeWish extends Omit<FileWish, 'decimal'> {
  readonly file: File;
  readonly map: LeadMap;
  /** IANA; where times without an offset were. */
  readonly zone: string;
  readonly fixes: RowFixes;
}

/**
 * Refuses what `openFile` refuses, `columnMissing` or `invalidMap` where the map does not fit the file, and `dateOrderNeeded` where
 * neither map nor file say which comes first in its dates, day or month.
 */
export async function openIntake(wish: IntakeWish, watch: Watch): Promise<Result<OpenIntake>> {
  const { map, zone, fixes } = wish;
  const open = () => openFile(wish.file, { ...wish, decimal: map.decimal }, watch);
  const file = await open();
  if (!file.ok) return file;
  const { table, share, written } = file.value;
  const { first, chunks } = lookedInto(table.chunks);
  let dateOrder = map.dateOrder;
  if (first !== null && asksForOrder(map, table.header, rowsOf([first]))) {
    // The answer may stand in the last row: the dates of the whole file are looked at before the first one is read.
    const again = await open();
    if (!again.ok) return again;
    const told = orderToldBy(map, table.header, rowsOf(again.value.table.chunks));
    if (!told.ok) return told;
    dateOrder = told.value;
  }
  // What we added for whoever mends the rows is not about the leads.
  const ignore = isToMend(table.header) ? [...map.ignore, ...addedColumns(table.header)] : map.ignore;
  const reader = compileMap<'leads'>({ ...map, dateOrder, ignore }, table.header, zone);
  if (!reader.ok) return reader;
  return done({
    written,
    header: table.header,
    chunks: fixes.length === 0 ? chunks : withFixes(chunks, fixes, table.header.length),
    read: reader.value.read,
    plan: reader.value.plan,
    markOf: rowMarks(table.header),
    fields: reader.value.plan.map(({ field }) => field).filter(isLeadField),
    share,
  });
}

/** The first chunk, and all of them with the first. */
function lookedInto(chunks: Iterable<TableChunk>): {
  readonly first: TableChunk | null;
  readonly chunks: Iterable<TableChunk>;
} {
  const rest = chunks[Symbol.iterator]();
  const next = rest.next();
  if (next.done) return { first: null, chunks: [] };
  function* all(first: TableChunk): Generator<TableChunk> {
    yield first;
    for (let one = rest.next(); !one.done; one = rest.next()) yield one.value;
  }
  return { first: next.value, chunks: all(next.value) };
}

function* rowsOf(chunks: Iterable<TableChunk>): Generator<readonly string[]> {
  for (const { rows } of chunks) yield* rows;
}
