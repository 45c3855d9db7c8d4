import Papa from 'papaparse';
import type { TextFeed } from './textFeed.ts';

/** Signs a table may part its cells with. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the text is cut into rows; `crlf` also reads bare line feeds. */
export type LineEnd = 'lf' | 'crlf' | 'cr';

export interface TableShape {
  readonly delimiter: Delimiter;
  readonly lineEnd: LineEnd;
}

/** `odd`: a quote stands where none may, yet the line can be read. `unclosed`: the line is given up. */
export type QuoteTrouble = 'odd' | 'unclosed';

export interface RawRows {
  readonly rows: readonly string[][];
  /** Rows with quote trouble, by their place in `rows`. */
  readonly trouble: ReadonlyMap<number, QuoteTrouble>;
}

/** A little less than the 32 KiB in which files come, letters of two bytes allowed for: one piece fills a window, and none is copied twice. */
const fullWindow = 30_000;
const smallWindow = 1 << 8;
/** No honest row is longer: a quote still open after that many characters was never meant to open. */
const longestRow = 1 << 21;
const noTrouble: ReadonlyMap<number, QuoteTrouble> = new Map();
/** The feed takes NULs out of every text, so with this quote sign quotes are text. */
const noQuote = '\0';

/**
 * Cuts text into rows of cells, window by window. A quote that never closes, or closes lines later in the middle of
 * a cell, costs the line it stands in and not the lines after it: reading starts again at the next line. A tab file
 * with such a quote comes from a tool that does not quote at all (Meta writes `"Quote" ad`): from there on quotes
 * are text, except around a whole cell.
 */
export function* rawRows(feed: TextFeed, shape: TableShape): Generator<RawRows> {
  const newline = newlineOf(shape);
  let size = fullWindow;
  let literal = false;
  for (;;) {
    const { text, last } = nextWindow(feed, size, newline);
    if (text === '') return;
    if (literal) {
      yield literalRows(text, shape);
      feed.take(text.length);
      continue;
    }
    const parsed = parse(text, shape);
    const stop = parsed.errors.length === 0 ? null : firstStop(parsed, newline, last);
    if (stop === null) {
      yield asRawRows(parsed, parsed.data, shape);
      feed.take(text.length);
      size = Math.min(size * 2, fullWindow);
    } else if (stop.row > 0) {
      // Read up to the row in trouble first; it is met again at the front of a window.
      yield asRawRows(parsed, parsed.data.slice(0, stop.row), shape);
      feed.take(parse(text, shape, stop.row).meta.cursor);
      if (!stop.unfinished) size = smallWindow;
    } else if (stop.unfinished && size < longestRow) {
      size *= 2;
    } else {
      yield takeLine(feed, shape);
      size = smallWindow;
      literal = shape.delimiter === '\t';
    }
  }
}

const newlineOf = (shape: TableShape): '\r' | '\n' => (shape.lineEnd === 'cr' ? '\r' : '\n');

/**
 * `limit` 0 reads all rows. `meta.cursor` is where the last row read ends. The parser itself, without what `Papa.parse` puts around
 * it for streams: that doubles the time, and one call's rows stay reachable from the next, past every quick sweep of memory.
 */
function parse(text: string, shape: TableShape, limit = 0, quoteChar = '"'): Papa.ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter: shape.delimiter, newline: newlineOf(shape), quoteChar, preview: limit });
  // Files joined by hand have marks of their own within.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  return parser.parse(mark === 1 ? text.slice(1) : text, mark, false);
}

/** A window of about `size` characters that ends with a line, or with the text. */
function nextWindow(feed: TextFeed, size: number, newline: string): { readonly text: string; readonly last: boolean } {
  let text = feed.ahead(size);
  let end = text.length > size || !feed.ended() ? text.lastIndexOf(newline, size - 1) + 1 : text.length;
  for (let length = size; end === 0 && text !== ''; length *= 2) {
    text = feed.ahead(length);
    end = text.indexOf(newline) + 1;
    if (end === 0 && feed.ended()) end = text.length;
  }
  return { text: text.slice(0, end), last: feed.ended() && end === text.length };
}

/** The first row that cannot be taken as read: still open at the window's end, or a stray quote joined lines. */
function firstStop(
  { data, errors }: Papa.ParseResult<string[]>,
  newline: string,
  last: boolean,
): { readonly row: number; readonly unfinished: boolean } | null {
  const open = errors.at(-1)?.code === 'MissingQuotes' ? data.length - 1 : -1;
  let seen = -1;
  for (const { row = 0, code } of errors) {
    if (code !== 'InvalidQuotes' || row === seen) continue;
    if (data[row]?.some((cell) => cell.includes(newline))) return { row, unfinished: false };
    seen = row;
  }
  return open < 0 ? null : { row: open, unfinished: !last };
}

function asRawRows(parsed: Papa.ParseResult<string[]>, rows: string[][], shape: TableShape): RawRows {
  for (const cells of rows) trimLineEnd(cells, shape);
  if (parsed.errors.length === 0) return { rows, trouble: noTrouble };
  return { rows, trouble: new Map(parsed.errors.map(({ row = 0 }) => [row, 'odd'])) };
}

/** Files mix line ends: the half of a line end that the newline sign does not cover would stay in a cell. */
function trimLineEnd(cells: string[], shape: TableShape): void {
  const end = cells.length - 1;
  if (shape.lineEnd === 'crlf' && cells[end]?.endsWith('\r')) cells[end] = cells[end].slice(0, -1);
  if (shape.lineEnd === 'cr' && cells[0]?.startsWith('\n')) cells[0] = cells[0].slice(1);
}

function takeLine(feed: TextFeed, shape: TableShape): RawRows {
  const { text } = nextWindow(feed, 1, newlineOf(shape));
  feed.take(text.length);
  const [cells = []] = parse(text, shape, 1, noQuote).data;
  trimLineEnd(cells, shape);
  const readable = unquoteInPlace(cells) && shape.delimiter === '\t';
  return { rows: [cells], trouble: new Map([[0, readable ? 'odd' : 'unclosed']]) };
}

function literalRows(text: string, shape: TableShape): RawRows {
  const rows = parse(text, shape, 0, noQuote).data;
  const trouble = new Map<number, QuoteTrouble>();
  for (const [row, cells] of rows.entries()) {
    trimLineEnd(cells, shape);
    if (!cells.some((cell) => cell.startsWith('"'))) continue;
    trouble.set(row, unquoteInPlace(cells) ? 'odd' : 'unclosed');
  }
  return { rows, trouble };
}

const wholeCellQuoted = /^"((?:[^"]|"")*)"$/;

/** Quotes around whole cells go. False when a cell opens a quote and has no other: it was to go on elsewhere. */
function unquoteInPlace(cells: string[]): boolean {
  let closed = true;
  for (const [column, cell] of cells.entries()) {
    if (!cell.startsWith('"')) continue;
    const quoted = wholeCellQuoted.exec(cell);
    if (quoted !== null) cells[column] = (quoted[1] ?? '').replaceAll('""', '"');
    else if (!cell.includes('"', 1)) closed = false;
  }
  return closed;
}
