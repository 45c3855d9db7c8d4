import type { DecimalSign } from './cells.ts';
import { type FormatKind, formatKindOf } from './numberFormat.ts';
import { serialText } from './serialDate.ts';
import type { CellTrouble } from './workbook.ts';

/** A cell as text, and what is wrong with it. */
export interface CellText {
  readonly text: string;
  readonly trouble: CellTrouble | null;
}

/** How the numbers of a workbook are read. */
export interface NumberReading {
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** The sign that parts whole and fraction in the text that is made, as the map says. */
  readonly decimal: DecimalSign;
}

/** Spreadsheets keep that many digits; what is written behind them is noise of the binary number. */
const keptDigits = 15;
/** Up to that many zeros are written out; a number further away is no number of a lead. */
const furthest = 30;
/** Shorter numbers are not phones or ids that a spreadsheet has cut short. */
const fewestScientific = 6;
const numberText = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * The number a cell holds as exact text, by its number format (reliability I11): dates and times year first, digits padded where
 * the format says so (`00000`). What is shown or written as `1.2E+10` stays so, because its digits may be lost; the readers of
 * phones and ids refuse it as they do in CSV. The digits are those of the cell, rounded to the 15 a spreadsheet keeps
 * (`0.10000000000000001` is 0.1), never a binary number printed again.
 */
export function numberCell(raw: string, format: string, reading: NumberReading): CellText {
  const parts = numberText.exec(raw.trim());
  if (parts === null) return { text: raw, trouble: 'cellUnreadable' };
  const kind = formatKindOf(format);
  if (isMoment(kind)) {
    const text = serialText(Number(raw), kind, reading.from1904);
    return text === null ? { text: raw, trouble: 'dateImpossible' } : { text, trouble: null };
  }
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const size = digitsOf(whole + fraction, whole.length + Number(exponent));
  if (size.digits === '') return { text: padded('0', kind), trouble: null };
  const minus = sign === '-' ? '-' : '';
  if (size.point > keptDigits)
    return { text: minus + (size.point > furthest ? raw : plain(size, '.')), trouble: 'digitsLost' };
  const cutShort = kind === 'scientific' || Number(exponent) > 0;
  if (cutShort && size.point >= fewestScientific) return { text: minus + scientific(size), trouble: null };
  if (size.point < -furthest) return { text: raw, trouble: null };
  const text = plain(size, reading.decimal);
  return { text: minus + (minus === '' ? padded(text, kind) : text), trouble: null };
}

const isMoment = (kind: FormatKind): kind is 'date' | 'time' | 'elapsed' =>
  kind === 'date' || kind === 'time' || kind === 'elapsed';

interface Digits {
  /** Without zeros at either end; empty for zero. */
  readonly digits: string;
  /** How many of them stand before the decimal sign; negative where zeros follow it. */
  readonly point: number;
}

function digitsOf(written: string, point: number): Digits {
  const leading = /^0*/.exec(written)?.[0].length ?? 0;
  let digits = written.slice(leading);
  let before = point - leading;
  if (digits.length > keptDigits) {
    const up = digits.charCodeAt(keptDigits) >= 53;
    const kept = (BigInt(digits.slice(0, keptDigits)) + (up ? 1n : 0n)).toString();
    before += kept.length - keptDigits;
    digits = kept;
  }
  return { digits: digits.replace(/0+$/, ''), point: before };
}

function plain({ digits, point }: Digits, decimal: DecimalSign): string {
  if (point <= 0) return `0${decimal}${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}${decimal}${digits.slice(point)}`;
}

function scientific({ digits, point }: Digits): string {
  const rest = digits.slice(1);
  return `${digits.slice(0, 1)}${rest === '' ? '' : `.${rest}`}E+${String(point - 1).padStart(2, '0')}`;
}

const padded = (text: string, kind: FormatKind): string =>
  typeof kind === 'object' && /^\d+$/.test(text) ? text.padStart(kind.zeros, '0') : text;
