import { isLeadField } from '../../../db/queries/leadColumns.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import { type RowFixes, withFixes } from '../../../shared/domain/intake/fixes.ts';
import { compileMap, type RowReader } from '../../../shared/domain/intake/rowReader.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import type { Watch } from '../workbook/openWorkbook.ts';
import { openFile, type Written } from './openFile.ts';
import type { LeadMap } from './plan.ts';

/** A file of leads, opened: its rows come piece by piece, so that its text is never held as a whole. */
export interface OpenIntake {
  readonly written: Written;
  readonly header: readonly string[];
  /** Can be walked once. */
  readonly chunks: Iterable<TableChunk>;
  readonly read: RowReader<'leads'>['read'];
  /** The lead fields its rows can give. */
  readonly fields: readonly LeadField[];
  /** How much of the file has been read, from 0 to 1. */
  readonly share: () => number;
}

/** A file as somebody has looked at it and wants it to be read. */
export interface IntakeWish {
  readonly file: File;
  readonly sheet?: string | undefined;
  readonly headerLine?: number | undefined;
  readonly map: LeadMap;
  /** IANA; where times without an offset were. */
  readonly zone: string;
  readonly fixes: RowFixes;
}

/** Refuses what `openFile` refuses, and `columnMissing` or `invalidMap` where the map does not fit the file. */
export async function openIntake(wish: IntakeWish, watch: Watch): Promise<Result<OpenIntake>> {
  const { map, zone, fixes, sheet, headerLine } = wish;
  const file = await openFile(wish.file, { sheet, headerLine, decimal: map.decimal }, watch);
  if (!file.ok) return file;
  const { table, share, written } = file.value;
  const reader = compileMap<'leads'>(map, table.header, zone);
  if (!reader.ok) return reader;
  return done({
    written,
    header: table.header,
    chunks: fixes.length === 0 ? table.chunks : withFixes(table.chunks, fixes, table.header.length),
    read: reader.value.read,
    fields: reader.value.plan.map(({ field }) => field).filter(isLeadField),
    share,
  });
}
