import Papa from 'papaparse';

/** A cell: numbers and decimal text are written as they are, other text is kept from being taken for a formula. */
export type Cell = string | number | null;

/**
 * Text that a spreadsheet would run when it opens the file, also in the full-width signs some of them take for the same;
 * plain numbers and phone numbers (`-5.00`, `+12025550143`) are none (reliability I5).
 */
const formula = /^(?![+-]?\d+(?:\.\d+)?$)\s*[=+\-@\t\r＝＋－＠]/;

/** Rows as a CSV file that spreadsheets open as it is meant: UTF-8 with its mark, CRLF, formulas as text behind an apostrophe. */
export const csvText = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${Papa.unparse(
    [head, ...rows].map((row) => [...row]),
    { newline: '\r\n', escapeFormulae: formula },
  )}\r\n`;
