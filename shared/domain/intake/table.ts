import { done, type Result, refuse } from '../refusal.ts';
import { type Delimiter, type QuoteTrouble, type RawRows, rawRows } from './rawRows.ts';
import { headerOf, type RenamedColumn } from './tableHeader.ts';
import { openShape } from './tableShape.ts';
import { textFeed } from './textFeed.ts';

/**
 * Why a row cannot be read. `tooManyCells`: something stands beyond the last column. `unclosedQuote`: a quote is
 * opened and not closed, or stands in mid-cell so that cells run together. `notALead`: a line of the report around
 * the table (totals, copyright).
 */
type RowProblem = 'tooManyCells' | 'unclosedQuote' | 'notALead';

/** `row` counts data rows from 1. */
interface BrokenRow {
  readonly row: number;
  readonly code: RowProblem;
}

interface TableHead {
  readonly delimiter: Delimiter;
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

export interface Table extends TableHead, Omit<TableChunk, 'first'> {}

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
  if (!opened.ok) return opened;
  const { chunks, ...head } = opened.value;
  const rows: (readonly string[])[] = [];
  const broken: BrokenRow[] = [];
  for (const chunk of chunks) {
    for (const cells of chunk.rows) rows.push(cells);
    broken.push(...chunk.broken);
  }
  return done({ ...head, rows, broken });
}

/** {@link readTable} for files too large to hold: text may come in pieces, and rows are given in chunks. */
export function openTable(source: string | Iterable<string>, reading: TableReading = {}): Result<OpenTable> {
  const feed = textFeed(source);
  const shape = openShape(feed, reading.delimiter);
  const raw = rawRows(feed, shape);
  for (let next = raw.next(); next.done !== true; next = raw.next()) {
    const { rows, trouble } = next.value;
    const top = rows.findIndex((cells) => !isBlank(cells));
    if (top < 0) continue;
    const head = headerOf(rows[top] ?? []);
    const below = {
      rows: rows.slice(top + 1),
      trouble: new Map([...trouble].map(([place, kind]) => [place - top - 1, kind])),
    };
    return done({ ...head, delimiter: shape.delimiter, chunks: chunksOf(below, raw, head.header.length) });
  }
  return refuse('emptyFile');
}

function* chunksOf(below: RawRows, raw: Iterable<RawRows>, width: number): Generator<TableChunk> {
  let count = 0;
  let adrift = false;
  function chunkOf({ rows, trouble }: RawRows): TableChunk {
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
  for (const next of raw) yield chunkOf(next);
}

/** Brings a row to the header's width in place, or says why it cannot be read. */
function fitRow(cells: string[], width: number, quote: QuoteTrouble | undefined, adrift: boolean): RowProblem | null {
  if (quote === 'unclosed') return 'unclosedQuote';
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
