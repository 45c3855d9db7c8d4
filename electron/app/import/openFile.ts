import type { DecimalSign } from '../../../shared/domain/intake/cells.ts';
import { decodePieces, detectEncoding, type EncodingFound } from '../../../shared/domain/intake/decode.ts';
import { unguarded } from '../../../shared/domain/intake/formulaText.ts';
import { isToMend } from '../../../shared/domain/intake/problemColumns.ts';
import type { Delimiter } from '../../../shared/domain/intake/rawRows.ts';
import {
  type OpenTable,
  openSheet,
  openTable,
  type TableChunk,
  withTakenIn,
} from '../../../shared/domain/intake/table.ts';
import { isWorkbook, type WorkbookSeen } from '../../../shared/domain/intake/workbook.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { NoRoom } from '../form/scratch.ts';
import { StoredFile } from '../form/storedFile.ts';
import { type OpenWorkbook, openWorkbook, type Pages, type Watch } from '../workbook/openWorkbook.ts';
import type { SheetPage, WorkbookWish } from '../workbook/readWorkbook.ts';
import { readBytes } from './fileBytes.ts';

/** How a file is written: as text, or as a workbook. */
export type Written =
  | { readonly kind: 'text'; readonly encoding: EncodingFound; readonly delimiter: Delimiter }
  | { readonly kind: 'workbook'; readonly seen: WorkbookSeen };

/** A file of rows, opened: its rows are taken piece by piece and never held as a whole. */
export interface OpenFile {
  readonly written: Written;
  readonly table: OpenTable;
  /** How much of the file has been read, from 0 to 1. */
  readonly share: () => number;
}

export interface FileWish {
  /** Of a workbook; the first with a table where none is named. */
  readonly sheet?: string | undefined;
  /** The line the header stands in, from 1; detected where none is told. */
  readonly headerLine?: number | undefined;
  /** Lines set aside that are to be rows. */
  readonly takeIn?: readonly number[] | undefined;
  /** How the numbers of a workbook, which need no sign of their own, are written for who reads them. */
  readonly decimal: DecimalSign;
}

/** Refuses `emptyFile`, `notFound` for a header line beyond the first lines, of a workbook what {@link openWorkbook} refuses, and `noRoom` where a large one finds none on the disk. What a file is, its bytes say, not its name. */
export async function openFile(file: File, wish: FileWish, watch: Watch): Promise<Result<OpenFile>> {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const opened = isWorkbook(head) ? await openBook(file, wish, watch) : await openText(file, wish);
  if (!opened.ok) return opened;
  const { table } = opened.value;
  const whole = wish.takeIn === undefined ? table.chunks : withTakenIn(table.chunks, new Set(wish.takeIn));
  const chunks = isToMend(table.header) ? restored(whole) : whole;
  return done({ ...opened.value, table: { ...table, chunks } });
}

/** Rows that left neutral, so that no spreadsheet would run them, as they were. */
function* restored(chunks: Iterable<TableChunk>): Generator<TableChunk> {
  for (const chunk of chunks) yield { ...chunk, rows: chunk.rows.map((cells) => cells.map(unguarded)) };
}

async function openText(file: File, { headerLine }: FileWish): Promise<Result<OpenFile>> {
  const { pieces, unhurried, share } = await readBytes(file);
  const encoding = await detectEncoding(unhurried());
  const opened = openTable(decodePieces(pieces(), encoding.encoding), { headerLine });
  if (!opened.ok) return opened;
  const { delimiter, ...table } = opened.value;
  return done({ written: { kind: 'text', encoding, delimiter }, table, share });
}

async function openBook(file: File, { sheet, decimal, headerLine }: FileWish, watch: Watch): Promise<Result<OpenFile>> {
  const book = await readBook(file, { sheet: sheet ?? null, decimal }, watch);
  if (!book.ok) return book;
  const { seen, pages, share } = book.value;
  const opened = openSheet(rowsOf(pages), { headerLine });
  if (!opened.ok) return opened;
  return done({ written: { kind: 'workbook', seen }, table: opened.value, share });
}

/** The pages of a workbook come faster than they are walked: those of a large one wait beside it. */
async function readBook(file: File, wish: WorkbookWish, watch: Watch): Promise<Result<OpenWorkbook>> {
  try {
    return await openWorkbook(file, wish, watch, file instanceof StoredFile ? file.beside() : heldPages());
  } catch (problem) {
    if (problem instanceof NoRoom) return refuse('noRoom', { problem: problem.problem });
    throw problem;
  }
}

function heldPages(): Pages {
  const pages: Uint8Array<ArrayBuffer>[] = [];
  return {
    put: (page) => void pages.push(page),
    count: () => pages.length,
    get: (number) => pages[number] ?? new Uint8Array(),
  };
}

function* rowsOf(
  pages: Iterable<SheetPage>,
): Generator<{ rows: string[][]; trouble: Map<number, SheetPage['trouble'][number][1]> }> {
  for (const { rows, trouble } of pages) yield { rows, trouble: new Map(trouble) };
}
