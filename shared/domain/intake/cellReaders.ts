import {
  type DateProblem,
  type DateReading,
  type DecimalSign,
  readBoolean,
  readDecimal,
  readInstant,
  readMonth,
  readNumber,
  readWritten,
} from './cells.ts';
import type { ColumnType } from './columnType.ts';
import type { FieldType, FieldValue } from './fields.ts';
import { unguarded } from './formulaText.ts';

/** A cell that leaves its field unknown: the row stands, the text is kept and listed (command-line, Files). */
export type UnreadCode = 'numberUnreadable' | 'booleanUnreadable' | 'dateUnreadable' | 'dateAmbiguous';
/**
 * A cell that breaks its row. `phoneScientific`, `idScientific`: a spreadsheet has turned digits into `1.20256E+10`
 * and the lost ones cannot be had back.
 */
export type BrokenCellCode = DateProblem | 'phoneScientific' | 'idScientific';

export type CellTrouble =
  | { readonly kind: 'unread'; readonly code: UnreadCode }
  | { readonly kind: 'broken'; readonly code: BrokenCellCode };

/** Gets a tidied text that is not empty. The answer `''` means that nothing is left of it. */
export type CellReader = (text: string) => FieldValue | CellTrouble;

export interface CellReading extends DateReading {
  readonly decimal: DecimalSign;
}

/** Without space around it, NFC; most texts are so already, which is seen faster than done. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  return mayNeedComposing.test(trimmed) ? trimmed.normalize('NFC') : trimmed;
}
// No character before U+0300 is changed by NFC or composes with the one before it.
const mayNeedComposing = /[\u0300-\uffff]/;

/** How the cells of a field are read (domain §4). Chosen once per column, not per cell. */
export function cellReader(field: string, type: FieldType, reading: CellReading): CellReader {
  const { decimal } = reading;
  switch (type) {
    case 'text':
      return textReader(field);
    case 'number':
      return wholeNumberFields.has(field)
        ? (text) => wholeNumber(readNumber(plain(text), decimal)) ?? numberUnreadable
        : (text) => readNumber(plain(text), decimal) ?? numberUnreadable;
    case 'decimal':
      return (text) => readDecimal(plain(text), decimal) ?? numberUnreadable;
    case 'boolean':
      return (text) => readBoolean(plain(text)) ?? booleanUnreadable;
    case 'instant':
      return (text) => {
        const read = readInstant(plain(text), reading);
        return typeof read === 'number' ? read : { kind: 'broken', code: read };
      };
    case 'month':
      return (text) => readMonth(plain(text)) ?? { kind: 'broken', code: 'dateUnreadable' };
  }
}

/**
 * How the cells of a column are read that has no field of its own and was locked to a type. What is kept is text that the criteria of
 * a contract read without asking how it was written: `1234.50`, `2026-03-31`, `yes`.
 */
export function lockedReader(type: ColumnType, reading: CellReading): CellReader {
  switch (type) {
    case 'text':
      return unguarded;
    case 'phone':
      return textReader('person.phone');
    case 'number':
      return (text) => readDecimal(plain(text), reading.decimal) ?? numberUnreadable;
    case 'yesNo':
      return (text) => {
        const read = readBoolean(plain(text));
        return read === null ? booleanUnreadable : read ? 'yes' : 'no';
      };
    case 'date':
      return (text) => {
        const read = readWritten(plain(text), reading.dateOrder);
        return read.kind === 'read' ? read.text : { kind: 'unread', code: read.code };
      };
  }
}

const numberUnreadable: CellTrouble = { kind: 'unread', code: 'numberUnreadable' };
const booleanUnreadable: CellTrouble = { kind: 'unread', code: 'booleanUnreadable' };

/** "1.234" read with a decimal point is no number of employees: rather unknown than a thousandth. */
const wholeNumberFields = new Set(['company.employees']);
const wholeNumber = (number: number | null): number | null =>
  number !== null && Number.isInteger(number) && number >= 0 ? number : null;

function textReader(field: string): CellReader {
  switch (field) {
    case 'person.email':
      return (text) => firstOfSeveral(unguarded(text));
    case 'person.phone':
      return (text) => {
        const phone = firstOfSeveral(without('p:', plain(text)));
        return scientific.test(phone) ? { kind: 'broken', code: 'phoneScientific' } : phone;
      };
    case 'address.postcode':
      return (text) => without('z:', plain(text));
    case 'lead.id':
      return (text) => readId(without('l:', plain(text)));
    case 'appointment.id':
    case 'appointment.previousId':
    case 'sale.id':
      return (text) => readId(plain(text));
    default:
      // Text as people write it: an apostrophe goes only where it keeps a formula from running ('t Hooft keeps his).
      return unguarded;
  }
}

/** Google Contacts writes several mails or numbers with one label into one cell, between ` ::: `. */
function firstOfSeveral(text: string): string {
  const end = text.indexOf(' ::: ');
  return end < 0 ? text : text.slice(0, end).trim();
}

const scientific = /^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$/;
/** As spreadsheets write it; an id of digits and letters such as `12E45` is not touched. */
const spreadsheetScientific = /^\d(?:[.,]\d+)?E\+\d{2,}$/;

function readId(text: string): string | CellTrouble {
  return spreadsheetScientific.test(text) ? { kind: 'broken', code: 'idScientific' } : text;
}

/** Meta writes `p:+1202…`, `z:01960`, `l:10000…` so that spreadsheets leave the digits alone. */
function without(prefix: string, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length).trim() : text;
}

/** Without the apostrophes that spreadsheets put before digits to keep them as text. */
function plain(text: string): string {
  return text.includes("'") ? unguarded(text).replace(/^'+/, '').trim() : text;
}
