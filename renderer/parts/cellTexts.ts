import { guarded } from '../../shared/domain/intake/formulaText.ts';

/** Rows as a spreadsheet takes them from the clipboard: a line of titles, then a line a row, cells apart by tabs. */
export function cellTexts<Row>(
  columns: readonly { readonly title: string; readonly text: (row: Row) => string }[],
  rows: readonly Row[],
): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  return lines.map((cells) => cells.map(plain).join('\t')).join('\n');
}

/** One cell stays one cell, and is never a formula. */
function plain(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[+-]?[\d.,\s]+$/.test(flat) ? flat : guarded(flat);
}
