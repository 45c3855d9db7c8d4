import type { DecimalSign } from '../../../shared/domain/intake/cells.ts';
import {
  type CellTrouble,
  isCompound,
  type SheetSeen,
  type WorkbookSeen,
} from '../../../shared/domain/intake/workbook.ts';
import { type Archive, openArchive } from './archive.ts';
import { UnreadableWorkbook } from './fault.ts';
import { bookParts, type SheetPart, sharedStrings, styleFormats } from './parts.ts';
import { type SheetReading, type SheetRow, sheetRows } from './sheetRows.ts';

/** Which sheet is wanted, and how its numbers are to be written. */
export interface WorkbookWish {
  readonly sheet: string | null;
  readonly decimal: DecimalSign;
}

/** Some rows, as they go from the worker to the application in one piece. */
export interface SheetPage {
  readonly rows: string[][];
  readonly trouble: readonly (readonly [place: number, trouble: CellTrouble])[];
}

/** Gets what is read as it is read. */
export interface WorkbookReader {
  readonly alive: (rows: number) => void;
  readonly page: (page: SheetPage) => void;
}

export type WorkbookRead =
  | { readonly kind: 'read'; readonly seen: WorkbookSeen }
  /** There is no sheet of the name that is wanted. */
  | { readonly kind: 'noSuchSheet'; readonly sheets: readonly string[] }
  | { readonly kind: 'noRows' };

const rowsAPage = 500;
const cellsAPage = 1 << 14;
/** Of one sheet; cells that repeat one shared text many times must not fill the memory. Counted in characters. */
const mostText = 192 << 20;

/**
 * Reads one sheet of a workbook: the one that is named, else the first that shows a table, hidden sheets after all others. Throws
 * {@link UnreadableWorkbook}; see {@link openArchive} for what is refused before anything is parsed.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { sheet: wanted, decimal }: WorkbookWish,
  { alive, page }: WorkbookReader,
): Promise<WorkbookRead> {
  if (isCompound(bytes)) throw new UnreadableWorkbook(isEncrypted(bytes) ? 'encrypted' : 'oldFormat', 'compound file');
  const archive = await openArchive(bytes, () => alive(0));
  const { sheets, from1904, ...parts } = await bookParts(archive);
  const reading: SheetReading = {
    decimal,
    from1904,
    strings: await sharedStrings(archive, parts.strings),
    formats: await styleFormats(archive, parts.styles),
  };
  const looks = await Promise.all(sheets.map((sheet) => lookAt(archive, sheet, reading)));
  const usual = usualOf(sheets, looks);
  const chosen = wanted === null ? usual : sheets.find(({ name }) => name === wanted);
  if (chosen === undefined && wanted !== null) return { kind: 'noSuchSheet', sheets: sheets.map(({ name }) => name) };
  if (chosen === undefined) return { kind: 'noRows' };

  const notes = { mergedAreas: 0 };
  let [rows, hiddenRows, text] = [0, 0, 0];
  let held: SheetRow[] = [];
  let cells = 0;
  const give = (): void => {
    if (held.length > 0) page(pageOf(held));
    held = [];
    cells = 0;
  };
  for await (const some of sheetRows(archive.read(chosen.part), reading, notes)) {
    for (const row of some) {
      held.push(row);
      cells += row.cells.length;
      text += row.cells.reduce((length, cell) => length + cell.length + 3, 0);
      if (text > mostText) throw new UnreadableWorkbook('tooLarge', 'text');
      if (held.length >= rowsAPage || cells >= cellsAPage) give();
      if (row.hidden) hiddenRows += 1;
    }
    rows += some.length;
    alive(rows);
  }
  give();
  const seen = sheets.map(({ name, hidden }, place): SheetSeen => ({ name, hidden, table: looks[place] === 'table' }));
  return { kind: 'read', seen: { sheets: seen, sheet: chosen.name, usual: chosen === usual, hiddenRows, ...notes } };
}

type Look = 'table' | 'cells' | 'empty';

const rowsLookedAt = 50;

/** A table has two rows of several cells; a cover sheet or a note has not. */
async function lookAt(archive: Archive, { part }: SheetPart, reading: SheetReading): Promise<Look> {
  let [seen, wide] = [0, 0];
  for await (const rows of sheetRows(archive.read(part), reading, { mergedAreas: 0 })) {
    for (const { cells } of rows) {
      seen += 1;
      if (cells.filter((text) => text !== '').length > 1) wide += 1;
      if (wide > 1) return 'table';
    }
    if (seen >= rowsLookedAt) break;
  }
  return seen > 0 ? 'cells' : 'empty';
}

function usualOf(sheets: readonly SheetPart[], looks: readonly Look[]): SheetPart | undefined {
  const places = [...sheets.keys()];
  const first = (hidden: boolean, look: Look): number | undefined =>
    places.find((place) => sheets[place]?.hidden === hidden && looks[place] === look);
  const place = first(false, 'table') ?? first(false, 'cells') ?? first(true, 'table') ?? first(true, 'cells');
  return place === undefined ? undefined : sheets[place];
}

function pageOf(rows: readonly SheetRow[]): SheetPage {
  return {
    rows: rows.map(({ cells }) => cells),
    trouble: rows.flatMap(({ trouble }, place) => (trouble === null ? [] : [[place, trouble] as const])),
  };
}

/** A workbook behind a password lies in a compound file, in a stream of that name. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
