import { writeFileSync } from 'node:fs';
import { parts, zip } from '../workbooks.ts';
import { header, leadRows } from './leadFile.ts';

const letters = header.map((_, at) => String.fromCharCode(65 + at));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Writes {@link leadRows} to a path as a workbook, as spreadsheets do: each text once, and cells that name it by its number. */
export function writeLeadBook(path: string, count: number, seed: number): void {
  const places = new Map<string, number>();
  const cellOf = (cell: string | number, column: number, line: number): string => {
    const at = `${letters[column]}${line}`;
    if (cell === '') return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    const place = places.get(cell) ?? places.size;
    places.set(cell, place);
    return `<c r="${at}" t="s"><v>${place}</v></c>`;
  };
  const lines: string[] = [];
  let line = 0;
  for (const row of [header, ...leadRows(count, seed)]) {
    line += 1;
    lines.push(`<row r="${line}">${row.map((cell, column) => cellOf(cell, column, line)).join('')}</row>`);
  }
  const strings = [...places.keys()].map((text) => `<t>${escaped(text)}</t>`);
  writeFileSync(path, zip(parts({ sheets: [{ name: 'Leads', rows: lines.join('') }], strings })));
}
