import { type CellText, type NumberReading, numberCell } from '../../../shared/domain/intake/sheetNumber.ts';
import type { CellTrouble } from '../../../shared/domain/intake/workbook.ts';
import { UnreadableWorkbook } from './fault.ts';
import { isTrue } from './parts.ts';
import type { SharedTexts } from './sharedTexts.ts';
import { cellString, readXml } from './xml.ts';

/** The size of the largest sheet a spreadsheet knows. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
/**
 * Cells of one sheet, empty ones before the last of a row that is filled among them: a hundred bytes can stand for a row of sixteen
 * thousand. Counted as each row ends, because one piece of the file may hold more than the memory.
 */
const mostCells = 12 << 20;

/** A row with any text in it. */
export interface SheetRow {
  /** Up to the last cell that is filled. */
  readonly cells: string[];
  readonly trouble: CellTrouble | null;
  readonly hidden: boolean;
}

export interface SheetReading extends NumberReading {
  readonly strings: SharedTexts;
  readonly formats: readonly string[];
}

/** What is known of a sheet once all of its rows are read. */
export interface SheetNotes {
  mergedAreas: number;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  formula: string | null;
}

/** The rows of a sheet that hold anything, some at a time; see {@link numberCell} for numbers and dates. */
export async function* sheetRows(
  pieces: AsyncIterable<Uint8Array>,
  reading: SheetReading,
  notes: SheetNotes,
): AsyncGenerator<readonly SheetRow[]> {
  let heard: SheetRow[] = [];
  let row: { cells: string[]; trouble: CellTrouble | null; hidden: boolean } | null = null;
  let cell: OpenCell | null = null;
  let column = 0;
  let listening: 'value' | 'formula' | 'inline' | null = null;
  let inReading = false;
  let isSheet = false;
  let cells = 0;

  function openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): OpenCell {
    if (r !== undefined) column = columnOf(r);
    if (column >= mostColumns) throw new UnreadableWorkbook('damaged', `column ${column + 1}`);
    return { column, type: t, style: Number(s), value: null, inline: '', formula: null };
  }

  function closeCell({ column, ...found }: OpenCell): void {
    if (row === null) throw new UnreadableWorkbook('damaged', 'a cell outside a row');
    const { text, trouble } = textOf(found, reading);
    row.trouble ??= trouble;
    if (text === '') return;
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = text;
  }

  const parsed = readXml(pieces, {
    open(name, attributes) {
      if (name === 'c') cell = openCell(attributes);
      else if (name === 'v') listening = 'value';
      else if (name === 'row') {
        if (Number(attributes.r ?? 1) > mostRows) throw new UnreadableWorkbook('damaged', `row ${attributes.r}`);
        row = { cells: [], trouble: null, hidden: isTrue(attributes.hidden) };
        column = 0;
      } else if (name === 'f') listening = 'formula';
      else if (name === 't') listening = inReading ? null : 'inline';
      else if (name === 'rPh') inReading = true;
      else if (name === 'mergeCell') notes.mergedAreas += 1;
      else if (name === 'worksheet') isSheet = true;
      if (cell === null) return;
      if (name === 'f') cell.formula = '';
      else if (name === 'v') cell.value = '';
    },
    text(some) {
      if (cell === null || listening === null) return;
      if (listening === 'value') cell.value += some;
      else if (listening === 'formula') cell.formula += some;
      else cell.inline += some;
    },
    close(name) {
      if (name === 'v' || name === 'f' || name === 't') listening = null;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c') {
        if (cell !== null) closeCell(cell);
        cell = null;
        column += 1;
      } else if (name === 'row') {
        cells += row?.cells.length ?? 0;
        if (cells > mostCells) throw new UnreadableWorkbook('tooLarge', 'cells');
        if (row?.cells.some((text) => text.trim() !== '')) heard.push(row);
        row = null;
      }
    },
  });
  for await (const _ of parsed) {
    if (heard.length === 0) continue;
    yield heard;
    heard = [];
  }
  if (!isSheet) throw new UnreadableWorkbook('damaged', 'no sheet');
}

const reference = /^([A-Za-z]{1,3})\d{1,7}$/;

/** `C7` is column 2. */
function columnOf(cell: string): number {
  const letters = reference.exec(cell)?.[1];
  if (letters === undefined) throw new UnreadableWorkbook('damaged', `cell ${cell}`);
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const fine = (text: string): CellText => ({ text, trouble: null });

function textOf(cell: Omit<OpenCell, 'column'>, { strings, formats, ...reading }: SheetReading): CellText {
  const { type, value, formula } = cell;
  if (formula !== null && (value === null || (value === '' && type !== 'str'))) {
    return { text: `=${formula}`, trouble: 'formulaWithoutValue' };
  }
  if (type === 'inlineStr') return fine(cellString(cell.inline));
  if (value === null || value === '') return fine('');
  switch (type) {
    case 's': {
      const text = /^\s*\d+\s*$/.test(value) ? strings.at(Number(value)) : undefined;
      return text === undefined ? { text: value, trouble: 'cellUnreadable' } : fine(cellString(text));
    }
    case 'str':
      return fine(cellString(value));
    case 'd':
      return fine(value);
    case 'b':
      return isTrue(value.trim()) ? fine('TRUE') : fine('FALSE');
    case 'e':
      return { text: value, trouble: 'cellError' };
    case 'n':
      return numberCell(value, formats[cell.style] ?? 'General', reading);
    default:
      return { text: value, trouble: 'cellUnreadable' };
  }
}
