import { done, type Result, refuse } from '../refusal.ts';
import { type Delimiter, type QuoteTrouble, rawRows } from './rawRows.ts';
import { headerOf, type RenamedColumn } from './tableHeader.ts';
import { openShape } from './tableShape.ts';
import { textFeed } from './textFeed.ts';
import type { CellTrouble } from './workbook.ts';

/**
 * Why a row cannot be read. `tooManyCells`: something stands beyond the last column. `unclosedQuote`: a quote is
 * opened and not closed, or stands in mid-cell so that cells run together. `notALead`: a line of the report around
 * the table (totals, copyright). The others come from workbooks.
 */
type RowProblem = 'tooManyCells' | 'unclosedQuote' | 'notALead' | CellTrouble;

/** `row` counts data rows from 1. */
interface BrokenRow {
  readonly row: number;
  readonly code: RowProblem;
}

interface TableHead {
  /** Trimmed, NFC, none empty, none twice. */
  readonly header: readonly string[];
  readonly renamed: readonly RenamedColumn[];
}

export interface TableChunk {
  /** Number of the first row of the chunk. */
  readonly first: number;
  /** As many cells as the header has, save in broken rows, which stay as they were read. */
  readonly rows: readonly (readonly string[])[];
  readonly broken: readonly BrokenRow[];
}

export interface OpenTable extends TableHead {
  /** Can be walked once. Every row that is not empty is in one chunk, in order, some hundred rows a chunk. */
  readonly chunks: Iterable<TableChunk>;
}

export interface OpenText extends OpenTable {
  readonly delimiter: Delimiter;
}

export interface OpenSheet extends OpenTable {
  /** Lines over the table that belong to the report around it: its title, who made it and when. */
  readonly above: number;
}

/** A table with all of its rows. */
export interface WholeTable extends TableHead, Omit<TableChunk, 'first'> {}

export interface Table extends WholeTable {
  readonly delimiter: Delimiter;
}

/** Rows as they are cut out of a text or taken from a sheet, with what is wrong with some by their place. */
interface RowsTaken {
  readonly rows: readonly string[][];
  readonly trouble: ReadonlyMap<number, QuoteTrouble | CellTrouble>;
}

export interface TableReading {
  /** Detected when not given. */
  readonly delimiter?: Delimiter;
}

/**
 * Reads a whole table: CSV, TSV or pasted rows (domain §4). The header is the first row that is not empty. Rows
 * without any text are no rows. A row with fewer cells than the header has its last cells empty. Refuses `emptyFile`.
 */
export function readTable(text: string, reading: TableReading = {}): Result<Table> {
  const opened = openTable(text, reading);
  return opened.ok ? done({ ...wholeTable(opened.value), delimiter: opened.value.delimiter }) : opened;
}

/** All rows of a table that is open. */
export function wholeTable({ header, renamed, chunks }: OpenTable): WholeTable {
  const rows: (readonly string[])[] = [];
  const broken: BrokenRow[] = [];
  for (const chunk of chunks) {
    for (const cells of chunk.rows) rows.push(cells);
    for (const one of chunk.broken) broken.push(one);
  }
  return { header, renamed, rows, broken };
}

/** {@link readTable} for files too large to hold: text may come in pieces, and rows are given in chunks. */
export function openTable(source: string | Iterable<string>, reading: TableReading = {}): Result<OpenText> {
  const feed = textFeed(source);
  const shape = openShape(feed, reading.delimiter);
  const opened = openRows(rawRows(feed, shape), (_, first) => first);
  return opened === null ? refuse('emptyFile') : done({ ...opened.table, delimiter: shape.delimiter });
}

/**
 * The table in a sheet: rows of text cells, each up to its last filled one. The header is the first row, or the first with several
 * cells where lines of one cell stand over it. Refuses `emptyFile`.
 */
export function openSheet(pages: Iterator<RowsTaken>): Result<OpenSheet> {
  const opened = openRows(pages, headerUnderTitle);
  return opened === null ? refuse('emptyFile') : done({ ...opened.table, above: opened.above });
}

/** Lines over a table that are looked at. */
const mostLinesAbove = 20;

function headerUnderTitle(rows: readonly string[][], first: number): number {
  const widthOf = (cells: readonly string[]): number => cells.filter((text) => text.trim() !== '').length;
  if (widthOf(rows[first] ?? []) > 1) return first;
  const wide = rows.findIndex((cells, place) => place <= first + mostLinesAbove && widthOf(cells) > 1);
  return wide >= 0 && widthOf(rows[wide] ?? []) >= furnitureWidth ? wide : first;
}

/** Null where there is no row with any text. */
function openRows(
  raw: Iterator<RowsTaken>,
  headerAt: (rows: readonly string[][], first: number) => number,
): { readonly table: OpenTable; readonly above: number } | null {
  for (let next = raw.next(); next.done !== true; next = raw.next()) {
    const { rows, trouble } = next.value;
    const first = rows.findIndex((cells) => !isBlank(cells));
    if (first < 0) continue;
    const top = headerAt(rows, first);
    const head = headerOf(rows[top] ?? []);
    const below = {
      rows: rows.slice(top + 1),
      trouble: new Map([...trouble].map(([place, kind]) => [place - top - 1, kind])),
    };
    const above = rows.slice(first, top).filter((cells) => !isBlank(cells)).length;
    return { table: { ...head, chunks: chunksOf(below, raw, head.header.length) }, above };
  }
  return null;
}

function* chunksOf(below: RowsTaken, raw: Iterator<RowsTaken>, width: number): Generator<TableChunk> {
  let count = 0;
  let adrift = false;
  function chunkOf({ rows, trouble }: RowsTaken): TableChunk {
    const first = count + 1;
    const broken: BrokenRow[] = [];
    const taken: string[][] = [];
    for (let place = 0; place < rows.length; place += 1) {
      const cells = rows[place] ?? [];
      if (isBlank(cells)) continue;
      count += 1;
      taken.push(cells);
      const quote = trouble.get(place);
      const code = fitRow(cells, width, quote, adrift);
      if (code !== null) broken.push({ row: count, code });
      // The lines after a lost quote may be the rest of its cell: trusted again once one has all its cells.
      adrift = code === 'unclosedQuote' && (adrift || quote === 'unclosed');
    }
    return { first, rows: taken, broken };
  }
  yield chunkOf(below);
  for (let next = raw.next(); next.done !== true; next = raw.next()) yield chunkOf(next.value);
}

/** Brings a row to the header's width in place, or says why it cannot be read. */
function fitRow(
  cells: string[],
  width: number,
  quote: QuoteTrouble | CellTrouble | undefined,
  adrift: boolean,
): RowProblem | null {
  if (quote === 'unclosed') return 'unclosedQuote';
  if (quote !== undefined && quote !== 'odd') return quote;
  if (width >= furnitureWidth && isFurniture(cells)) return 'notALead';
  if (cells.length === width) return null;
  if (quote === 'odd' || adrift) return 'unclosedQuote';
  if (cells.length > width && !isBlank(cells.slice(width))) return 'tooManyCells';
  while (cells.length < width) cells.push('');
  cells.length = width;
  return null;
}

const furnitureWidth = 3;
const furnitureWords = /^(?:(?:grand |sub)?totals?\b|confidential\b|copyright\b|©)/i;
const severalWords = /\p{L}\S*\s+\S/u;

/**
 * Reports put lines around their table that fill the first cell only: the writer left the other cells away, or they
 * are empty and the words are those of a report. A mail address or an id alone is a lead.
 */
function isFurniture(cells: readonly string[]): boolean {
  if (cells.length > 1 && (cells[1] !== '' || !isBlank(cells.slice(1)))) return false;
  const text = (cells[0] ?? '').trim();
  if (text.includes('@')) return false;
  return furnitureWords.test(text) || (cells.length === 1 && severalWords.test(text));
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
