import Papa from 'papaparse';
import { type Delimiter, delimiters } from './rawRows.ts';

/**
 * Spreadsheets that do not know the delimiter of a file put each of its lines into the first cell, and write it so again: a whole
 * row within one pair of quotes, its own quotes doubled (`"a,""b"",c"`), perhaps with empty cells behind it.
 */
export interface Wrapping {
  /** What parts the cells within the one cell. */
  readonly inner: Delimiter;
  /** What the line was cut by where it held the sign that parts the cells around. */
  readonly outer: Delimiter;
}

/** The cells that a text holds, or null where it is one cell or no clean line. */
export function takenApart(text: string, delimiter: Delimiter): string[] | null {
  if (!text.includes(delimiter)) return null;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"' });
  const [cells = []] = data;
  // People write a space behind a comma; programs do not.
  const isMachineWritten = cells.length > 1 && !cells.slice(1).some((cell) => cell.startsWith(' '));
  return data.length === 1 && errors.length === 0 && isMachineWritten ? cells : null;
}

/** The only cell of a line that holds anything, where it is the first one. */
export function onlyCell(cells: readonly string[]): string | null {
  const [first = ''] = cells;
  if (first === '' || cells[1]) return null;
  for (let at = 1; at < cells.length; at += 1) if (cells[at] !== '') return null;
  return first;
}

const someLetter = /\p{L}/u;

/** At least that share of the lines below must come apart as the header does. */
const enough = 0.5;

/**
 * How the lines of a table are wrapped, by its header and some lines below; null where they are not. Of several delimiters the one by
 * which most lines come apart into as many cells as the header.
 */
export function wrappingOf(
  head: readonly string[],
  below: readonly (readonly string[])[],
  outer: Delimiter,
): (Wrapping & { readonly head: string[] }) | null {
  const text = onlyCell(head);
  if (text === null) return null;
  let best: (Wrapping & { readonly head: string[]; readonly share: number }) | null = null;
  for (const inner of delimiters) {
    const cells = takenApart(text, inner);
    if (cells === null) continue;
    const wrapping = { inner, outer };
    const fitting = below.filter((line) => unwrapped(line, wrapping, cells.length)?.length === cells.length).length;
    // A header alone must look like one: a formula or a sentence has figures or nothing between its signs.
    const share = below.length > 0 ? fitting / below.length : cells.every((name) => someLetter.test(name)) ? 1 : 0;
    if (share >= enough && share > (best?.share ?? 0)) best = { ...wrapping, head: cells, share };
  }
  return best;
}

/** The cells of a line of a wrapped table, itself where it is good; null where it cannot be brought back to what it was. */
export function unwrapped<Line extends readonly string[]>(
  cells: Line,
  { inner, outer }: Wrapping,
  width: number,
): Line | string[] | null {
  const only = onlyCell(cells);
  if (only !== null) return takenApart(only, inner) ?? cells;
  if (inner === outer && cells.length === width) return cells;
  // It held the sign that parts cells outside, and was cut there.
  let end = cells.length;
  while (cells[end - 1] === '') end -= 1;
  const whole = takenApart(cells.slice(0, end).join(outer), inner);
  return whole?.length === width ? whole : null;
}

/** A header whose every name stands in quotes of its own, which were quoted once more when the file was saved. */
export function isDoublyQuoted(head: readonly string[]): boolean {
  return head.length > 1 && head.every((name) => name === '' || isQuoted(name)) && head.some(isQuoted);
}

/** Takes the quotes around whole cells away, in place; whether there were any. */
export function unquote(cells: string[]): boolean {
  let any = false;
  for (const [at, cell] of cells.entries()) {
    if (!isQuoted(cell)) continue;
    cells[at] = cell.slice(1, -1).replaceAll('""', '"');
    any = true;
  }
  return any;
}

const quote = 34;
const isQuoted = (text: string): boolean =>
  text.length > 1 && text.charCodeAt(0) === quote && text.charCodeAt(text.length - 1) === quote;
