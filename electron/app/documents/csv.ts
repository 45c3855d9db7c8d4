import Papa from 'papaparse';
import { guarded } from '../../../shared/domain/intake/formulaText.ts';

/** A cell: numbers and decimal text are written as they are, other text is kept from being taken for a formula. */
export type Cell = string | number | null;

/** Lines of a CSV file that spreadsheets open as it is meant: CRLF, formulas as text behind an apostrophe (reliability I5). */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
        { newline: '\r\n' },
      )}\r\n`;

/** UTF-8 is said by its mark, or spreadsheets take it for something else. */
export const csvText = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${csvLines([head, ...rows])}`;
