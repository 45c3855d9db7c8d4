import { done, type Result, refuse } from '../refusal.ts';
import { type AsideReason, asideReason, isBlank } from './furniture.ts';
import { headerPlace } from './headerLine.ts';
import { type Delimiter, type QuoteTrouble, rawRows } from './rawRows.ts';
import { headerOf, type RenamedColumn } from './tableHeader.ts';
import { openShape } from './tableShape.ts';
import { isDoublyQuoted, onlyCell, takenApart, unquote, unwrapped, type Wrapping, wrappingOf } from './takenApart.ts';
import { textFeed } from './textFeed.ts';
import type { CellTrouble } from './workbook.ts';

/**
 * Why a row cannot be read. `tooManyCells`: something stands beyond the last column. `unclosedQuote`: a quote is
 * opened and not closed, or stands in mid-cell so that cells run together. `notTakenApart`: a spreadsheet has cut a line
 * at the wrong sign, and it cannot be put together again. The others come from workbooks.
 */
type RowProblem = 'tooManyCells' | 'unclosedQuote' | 'notTakenApart' | CellTrouble;

/** `row` counts the lines below the header that hold anything, from 1; those set aside keep their number. */
interface BrokenRow {
  readonly row: number;
  readonly code: RowProblem;
}

/** A line of the report around the table: it is no row, unless somebody takes it in. */
interface AsideRow {
  readonly row: number;
  readonly code: AsideReason;
}

/** `line` is counted as {@link OpenTable.headerLine} is. */
interface LineAbove {
  readonly line: number;
  readonly cells: readonly string[];
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
  readonly aside: readonly AsideRow[];
  /** Lines without any text. */
  readonly blank: number;
  /** Rows that a spreadsheet had put into one cell, or quoted twice. */
  readonly unwrapped: number;
}

export interface OpenTable extends TableHead {
  /** Lines over the header that belong to the report: its title, who made it and when. Blank ones are left out. */
  readonly above: readonly LineAbove[];
  /** The line the header stands in, from 1; of a sheet only lines that hold anything are counted. */
  readonly headerLine: number;
  /** The delimiter within the cells where every line stood in one; null for a table as it should be. */
  readonly inner: Delimiter | null;
  /** Can be walked once. Every row that is not empty is in one chunk, in order, some hundred rows a chunk. */
  readonly chunks: Iterable<TableChunk>;
}

export interface OpenText extends OpenTable {
  readonly delimiter: Delimiter;
}

/** A table with all of its rows. */
export interface WholeTable extends Omit<OpenTable, 'chunks'>, Omit<TableChunk, 'first'> {}

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
  /** The line the header stands in, from 1, as `headerLine` counts it; detected when not given. */
  readonly headerLine?: number | undefined;
}

/**
 * Reads a whole table: CSV, TSV or pasted rows (domain §4). The header is the first row that is not empty, or stands below the
 * title of a report. Rows without any text are no rows. A row with fewer cells than the header has its last cells empty. Refuses
 * `emptyFile`, and `notFound` for a header line that is not among the first lines.
 */
export function readTable(text: string, reading: TableReading = {}): Result<Table> {
  const opened = openTable(text, reading);
  return opened.ok ? done({ ...wholeTable(opened.value), delimiter: opened.value.delimiter }) : opened;
}

/** All rows of a table that is open. */
export function wholeTable({ chunks, ...head }: OpenTable): WholeTable {
  const rows: (readonly string[])[] = [];
  const broken: BrokenRow[] = [];
  const aside: AsideRow[] = [];
  let [blank, unwrapped] = [0, 0];
  for (const chunk of chunks) {
    for (const cells of chunk.rows) rows.push(cells);
    for (const one of chunk.broken) broken.push(one);
    for (const one of chunk.aside) aside.push(one);
    blank += chunk.blank;
    unwrapped += chunk.unwrapped;
  }
  return { ...head, rows, broken, aside, blank, unwrapped };
}

/** The same chunks with lines that were set aside taken in as rows, by their numbers. */
export function* withTakenIn(chunks: Iterable<TableChunk>, rows: ReadonlySet<number>): Generator<TableChunk> {
  for (const chunk of chunks) {
    const isAny = chunk.aside.some(({ row }) => rows.has(row));
    yield isAny ? { ...chunk, aside: chunk.aside.filter(({ row }) => !rows.has(row)) } : chunk;
  }
}

/** {@link readTable} for files too large to hold: text may come in pieces, and rows are given in chunks. */
export function openTable(source: string | Iterable<string>, reading: TableReading = {}): Result<OpenText> {
  const feed = textFeed(source);
  const shape = openShape(feed, reading.delimiter, reading.headerLine);
  // A delimiter that somebody has told is not argued with.
  const wrappedBy = reading.delimiter === undefined ? shape.delimiter : null;
  const opened = openRows(rawRows(feed, shape), shape.delimiter, wrappedBy, reading.headerLine);
  return opened.ok ? done({ ...opened.value, delimiter: opened.value.inner ?? shape.delimiter }) : opened;
}

/** What sheets are cut by where somebody opened a file of another kind in them. */
const cutBySheets: Delimiter = ';';

/** The table in a sheet: rows of text cells, each up to its last filled one. Refuses as {@link readTable} does. */
export const openSheet = (
  pages: Iterator<RowsTaken>,
  { headerLine }: Pick<TableReading, 'headerLine'> = {},
): Result<OpenTable> => openRows(pages, cutBySheets, cutBySheets, headerLine);

const rowsLookedAt = 50;

function openRows(
  raw: Iterator<RowsTaken>,
  outer: Delimiter,
  wrappedBy: Delimiter | null,
  wanted: number | undefined,
): Result<OpenTable> {
  let before = 0;
  for (let next = raw.next(); next.done !== true; next = raw.next()) {
    const { rows, trouble } = next.value;
    const first = rows.findIndex((cells) => !isBlank(cells));
    if (first < 0) {
      before += rows.length;
      continue;
    }
    const top = wanted === undefined ? headerPlace(rows, first) : wanted - 1 - before;
    const head = rows[top];
    if (head === undefined || isBlank(head)) return refuse('notFound', { kind: 'headerLine', ref: String(wanted) });
    const sample = rows.slice(top + 1, top + 1 + rowsLookedAt).filter((cells) => !isBlank(cells));
    const wrapping = wrappedBy === null ? null : wrappingOf(head, sample, wrappedBy);
    const cells = [...(wrapping?.head ?? head)];
    const doublyQuoted = isDoublyQuoted(cells);
    if (doublyQuoted) unquote(cells);
    const below = {
      rows: rows.slice(top + 1),
      trouble: new Map([...trouble].map(([place, kind]) => [place - top - 1, kind])),
    };
    const named = headerOf(cells);
    return done({
      ...named,
      above: rows
        .slice(0, top)
        .map((line, place) => ({ line: before + place + 1, cells: line }))
        .filter((one) => !isBlank(one.cells)),
      headerLine: before + top + 1,
      inner: wrapping?.inner ?? null,
      chunks: chunksOf(below, raw, { head: cells, outer, wrapping, doublyQuoted }),
    });
  }
  return refuse('emptyFile');
}

/** How the lines below a header are to be read. */
interface Body {
  /** The header as it stands in the file. */
  readonly head: readonly string[];
  readonly outer: Delimiter;
  readonly wrapping: Wrapping | null;
  readonly doublyQuoted: boolean;
}

function* chunksOf(below: RowsTaken, raw: Iterator<RowsTaken>, body: Body): Generator<TableChunk> {
  const { head } = body;
  const width = head.length;
  let count = 0;
  let adrift = false;
  function chunkOf({ rows, trouble }: RowsTaken): TableChunk {
    const first = count + 1;
    const broken: BrokenRow[] = [];
    const aside: AsideRow[] = [];
    const taken: string[][] = [];
    let [blank, unwrapped] = [0, 0];
    for (let place = 0; place < rows.length; place += 1) {
      const line = rows[place] ?? [];
      if (isBlank(line)) {
        // What is cut behind the last line end of a piece is no line.
        if (place < rows.length - 1 || line.length > 1) blank += 1;
        continue;
      }
      count += 1;
      const cells = rightCells(line, body);
      taken.push(cells ?? line);
      if (cells === null) {
        broken.push({ row: count, code: 'notTakenApart' });
        continue;
      }
      if (cells !== line) unwrapped += 1;
      const quote = trouble.get(place);
      const furniture = quote === undefined && !adrift ? asideReason(cells, head) : null;
      const code = fitRow(cells, width, quote, adrift);
      if (code !== null) broken.push({ row: count, code });
      else if (furniture !== null) aside.push({ row: count, code: furniture });
      // The lines after a lost quote may be the rest of its cell: trusted again once one has all its cells.
      adrift = code === 'unclosedQuote' && (adrift || quote === 'unclosed');
    }
    return { first, rows: taken, broken, aside, blank, unwrapped };
  }
  yield chunkOf(below);
  for (let next = raw.next(); next.done !== true; next = raw.next()) yield chunkOf(next.value);
}

/** The cells of a line as they were before a spreadsheet wrapped them: the line itself where it did not; null where they are lost. */
function rightCells(line: string[], { head, outer, wrapping, doublyQuoted }: Body): string[] | null {
  if (wrapping !== null) return unwrapped(line, wrapping, head.length);
  if (doublyQuoted) {
    const cells = [...line];
    return unquote(cells) ? cells : line;
  }
  // Within a good table, too, a row may have been saved as one cell.
  if (head.length < 2 || line[1] || (line[0] ?? '').length < head.length) return line;
  const only = line.length === 1 || head.length > 2 ? onlyCell(line) : null;
  const cells = only === null ? null : takenApart(only, outer);
  return cells?.length === head.length ? cells : line;
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
  if (cells.length === width) return null;
  if (quote === 'odd' || adrift) return 'unclosedQuote';
  if (cells.length > width && !isBlank(cells.slice(width))) return 'tooManyCells';
  while (cells.length < width) cells.push('');
  cells.length = width;
  return null;
}
