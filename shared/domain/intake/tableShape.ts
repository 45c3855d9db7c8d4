import Papa from 'papaparse';
import { isBlank } from './furniture.ts';
import { headerPlace } from './headerLine.ts';
import { type Delimiter, delimiters, type LineEnd, type TableShape } from './rawRows.ts';
import { takenApart } from './takenApart.ts';
import type { TextFeed } from './textFeed.ts';

const sampleRows = 50;
const sampleLength = 1 << 16;
const longestSample = 1 << 21;
const delimiterLine = /^sep=([,;\t|])\r?\n/i;

/**
 * How the table at the front of the feed is written. Takes what is no part of it: a byte order mark, and the line
 * `sep=;` that spreadsheets put first. A delimiter told goes before that line, and that before what is detected; where the header
 * stands may be told too (from 1).
 */
export function openShape(feed: TextFeed, told?: Delimiter, headerLine?: number): TableShape {
  if (feed.ahead(1).startsWith('\ufeff')) feed.take(1);
  const line = delimiterLine.exec(feed.ahead(8).slice(0, 8));
  if (line !== null) feed.take(line[0].length);
  const written = delimiters.find((delimiter) => delimiter === line?.[1]);
  return detectShape(sampleOf(feed), told ?? written, headerLine);
}

/** Whole lines, at least one; a header of thousands of columns may be longer than any sample. */
function sampleOf(feed: TextFeed): string {
  for (let length = sampleLength; ; length *= 2) {
    const text = feed.ahead(length);
    if (feed.ended() && text.length <= length) return text;
    const sample = text.slice(0, length);
    const end = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r', length - 2)) + 1;
    if (end > 0) return sample.slice(0, end);
    if (length >= longestSample) return sample;
  }
}

/**
 * How a table is written, from its first characters: the delimiter that cuts most rows into as many cells as the
 * header has, quotes respected, rows that were quoted as a whole taken apart, the title over a table left out; of equals the one with more columns, then the one with fewer cells that begin
 * with a space (`Doe, Jo;…`). A table of one column takes the delimiter that cuts fewest of its rows.
 */
function detectShape(sample: string, told: Delimiter | undefined, headerLine: number | undefined): TableShape {
  const lineEnd = detectLineEnd(sample);
  if (told !== undefined) return { delimiter: told, lineEnd };
  const scores = delimiters.map((delimiter) => scoreOf(sample, { delimiter, lineEnd }, headerLine));
  const best = scores.reduce((one, other) => (better(other, one) ? other : one));
  return { delimiter: best.delimiter, lineEnd };
}

interface Score {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** Share of rows, 0 to 1, that have as many cells as the header. */
  readonly even: number;
  /** Share of cells, 0 to 1, that begin with a space though they are not first in their row. */
  readonly spaced: number;
}

function better(one: Score, other: Score): boolean {
  // No columns: nothing but this delimiter is written there.
  if ((one.columns === 0) !== (other.columns === 0)) return one.columns === 0;
  if (one.columns > 1 !== other.columns > 1) return one.columns > 1;
  if (one.even !== other.even) return one.even > other.even;
  if (one.columns !== other.columns && one.spaced === other.spaced) return one.columns > other.columns;
  return one.spaced < other.spaced;
}

function scoreOf(sample: string, { delimiter, lineEnd }: TableShape, headerLine: number | undefined): Score {
  const newline = lineEnd === 'cr' ? '\r' : '\n';
  const { data } = Papa.parse<string[]>(sample, { delimiter, newline, preview: sampleRows + (headerLine ?? 0) });
  const filled = data.slice((headerLine ?? 1) - 1).filter((cells) => !isBlank(cells));
  const rows = filled
    .slice(headerLine === undefined ? headerPlace(filled, 0) : 0)
    .map((cells) => (cells.length === 1 ? (takenApart(cells[0] ?? '', delimiter) ?? cells) : cells));
  const columns = rows[0]?.length ?? 0;
  const rest = rows.flatMap((cells) => cells.slice(1));
  return {
    delimiter,
    columns,
    even: rows.filter((cells) => cells.length === columns).length / (rows.length || 1),
    spaced: rest.filter((cell) => cell.startsWith(' ')).length / (rest.length || 1),
  };
}

const quotedText = /"[^"]*"/g;

/** The line end that most rows have. Line ends within quotes are text: spreadsheets write bare line feeds there. */
function detectLineEnd(sample: string): LineEnd {
  if (!sample.includes('\r')) return 'lf';
  if (!sample.includes('\n')) return 'cr';
  const outside = sample.replace(quotedText, '');
  const both = outside.split('\r\n').length - 1;
  const returns = outside.split('\r').length - 1 - both;
  const feeds = outside.split('\n').length - 1 - both;
  if (returns > both + feeds) return 'cr';
  return both > 0 ? 'crlf' : 'lf';
}
