import { guarded, unguarded } from '../../../../shared/domain/intake/formulaText.ts';

/**
 * Cells from the clipboard of a spreadsheet: a line a row, cells apart by tabs, in quotes where a tab, a line end or a quote stands
 * in one. The line end after the last row starts no row.
 */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    row.push(unguarded(cell));
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (at >= text.length) break;
  }
  return rows;
}

function plain(text: string, at: number): { cell: string; end: number } {
  const stop = text.slice(at).search(/[\t\r\n]/);
  const end = stop < 0 ? text.length : at + stop;
  return { cell: text.slice(at, end), end };
}

/** A cell in quotes; one whose quote does not close at its end was meant as it stands. */
function quoted(text: string, at: number): { cell: string; end: number } {
  const found = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at));
  if (found === null) return plain(text, at);
  return { cell: (found[1] ?? '').replaceAll('""', '"'), end: at + found[0].length };
}

/** Cells as a spreadsheet takes them: what it would run as a formula is text there, and comes back as it was. */
export const copiedCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(copiedCell).join('\t')).join('\n');

function copiedCell(cell: string): string {
  const text = guarded(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
