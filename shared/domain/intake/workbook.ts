/** First bytes of XLSX, which is a zip archive (or one without entries), and of the older XLS. */
const archives = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const compound = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, place) => bytes[place] === byte);

/** Whether the bytes are a workbook, whatever the file is called: no table of text. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  isCompound(bytes) || archives.some((first) => startsWith(bytes, first));

/** Whether the bytes are the container of XLS and of workbooks behind a password. */
export const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, compound);

/**
 * Why a workbook is not read. `encrypted`: it asks for a password. `oldFormat`: XLS. `binaryFormat`: XLSB. `notAWorkbook`: an
 * archive of something else. `damaged`: no spreadsheet program would write it so. `dangerous`: it is built to overwhelm who
 * opens it, or holds what no workbook needs. `tooLarge`: more than is read of one workbook.
 */
export type WorkbookFault =
  | 'encrypted'
  | 'oldFormat'
  | 'binaryFormat'
  | 'notAWorkbook'
  | 'damaged'
  | 'dangerous'
  | 'tooLarge';

/**
 * What a row of a sheet holds that cannot be had back. `cellError`: `#N/A` and its like. `formulaWithoutValue`: whoever wrote the
 * file did not work the formula out. `digitsLost`: a number of 16 digits or more, of which spreadsheets keep 15.
 * `dateImpossible`: a day no calendar has. `cellUnreadable`: a cell that is not what it says it is.
 */
export type CellTrouble = 'cellError' | 'formulaWithoutValue' | 'digitsLost' | 'dateImpossible' | 'cellUnreadable';

export interface SheetSeen {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether rows of several cells stand in it. */
  readonly table: boolean;
}

/** What is to be known of a workbook beside its rows. */
export interface WorkbookSeen {
  readonly sheets: readonly SheetSeen[];
  /** The sheet that is read. */
  readonly sheet: string;
  /** Whether it is the one that is read where nobody says which. */
  readonly usual: boolean;
  /** Rows that the sheet hides; they are read like the others. */
  readonly hiddenRows: number;
  /** Areas of merged cells: the value stands in the first cell, the others are empty. */
  readonly mergedAreas: number;
}
