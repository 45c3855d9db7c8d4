import type { z } from 'zod';
import type { Inspection } from '../../shared/api/intake.ts';
import type { DateOrder, DecimalSign } from '../../shared/domain/intake/cells.ts';
import type { Evidence, Reading, ReadingOf } from '../../shared/domain/intake/reading.ts';
import { placeholdersIn } from '../../shared/domain/intake/suggestMap.ts';
import { counted } from './counted.ts';

type Seen = z.output<typeof Inspection>;
type Written = Seen['written'];

/** What somebody has said about reading a file, beside what the file says. */
interface Told {
  readonly dateOrder?: DateOrder | undefined;
  readonly decimal?: DecimalSign | undefined;
  /** Texts that mean nothing. */
  readonly empty?: readonly string[] | undefined;
}

/** How a file is read, and what in it says so, a phrase each (domain §4: detected and shown). The same words on the command line. */
export const fileEvidence = (seen: Seen, reading: ReadingOf, told: Told): string[] => [
  ...writtenWords(seen),
  headerWords(seen),
  ...besideRows(seen),
  ...emptyWords(seen, told.empty ?? []),
  ...dateWords(reading.dateOrder, told.dateOrder),
  ...decimalWords(reading.decimal, told.decimal),
];

const encodingWords = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Windows-1252',
} as const;
const encodingReasons = {
  byteOrderMark: 'byte order mark',
  zeroBytes: 'every second byte is zero',
  validUtf8: 'valid throughout',
  invalidUtf8: 'not valid as UTF-8',
} as const;
const delimiterWords = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

const count = (value: number): string => value.toLocaleString('en');

function writtenWords({ written, columns, even, rows }: Seen): string[] {
  if (written.kind === 'workbook') return sheetWords(written);
  const { encoding, evidence, delimiter } = written;
  return [
    `${encodingWords[encoding]}: ${encodingReasons[evidence]}`,
    columns.length === 1
      ? 'one column'
      : `${delimiterWords[delimiter]}: ${count(even)} of ${counted(rows, 'row')} ${rows === 1 ? 'has' : 'have'} ${columns.length} cells`,
  ];
}

/** Which sheet is read, and what of it a person may not see in the spreadsheet, or not expect here. */
function sheetWords({ sheets, sheet, hiddenRows, mergedAreas }: Extract<Written, { kind: 'workbook' }>): string[] {
  const tables = sheets.filter(({ name, table }) => table && name !== sheet).length;
  return [
    sheets.length === 1 ? 'Excel workbook' : `Excel workbook, sheet ${sheet}`,
    ...(tables > 0 ? [`${counted(tables, 'other sheet')} with a table`] : []),
    ...(hiddenRows > 0 ? [`${counted(hiddenRows, 'hidden row')} read as well`] : []),
    ...(mergedAreas > 0 ? [`${counted(mergedAreas, 'merged area')}: value in the first cell`] : []),
  ];
}

const headerWords = ({ headerLine, above }: Seen): string =>
  above.length === 0
    ? `header in line ${headerLine}`
    : `header in line ${headerLine}, ${counted(above.length, 'line')} above left aside`;

/** What of the file is no row, or was none before it was taken apart. */
const besideRows = ({ setAside, blank, unwrapped, broken }: Seen): string[] => [
  ...(setAside > 0 ? [`${counted(setAside, 'line')} of the report set aside`] : []),
  ...(blank > 0 ? [`${counted(blank, 'blank line')}`] : []),
  ...(unwrapped > 0 ? [`${counted(unwrapped, 'row')} saved in one cell or quoted twice, taken apart`] : []),
  ...(broken > 0 ? [`${counted(broken, 'row')} cannot be read`] : []),
];

/** Placeholders of the file that are taken as nothing. */
function emptyWords({ columns }: Seen, empty: readonly string[]): string[] {
  const taken = placeholdersIn(columns).filter(({ text }) => empty.includes(text));
  const cells = taken.reduce((sum, one) => sum + one.count, 0);
  const words = taken.map(({ text }) => text).join(', ');
  return cells === 0 ? [] : [`${words} mean${taken.length === 1 ? 's' : ''} nothing: ${counted(cells, 'cell')}`];
}

const orderWords = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;

const dateWords = (reading: Reading<DateOrder>, told: DateOrder | undefined): string[] =>
  inWords(reading, told, (order) => orderWords[order], 'dates: day or month first?');

const decimalWords = (reading: Reading<DecimalSign>, told: DecimalSign | undefined): string[] =>
  inWords(reading, told, (sign) => (sign === ',' ? 'decimal comma' : 'decimal point'), 'numbers: decimal sign?');

function inWords<Value>(
  reading: Reading<Value>,
  told: Value | undefined,
  say: (value: Value) => string,
  asked: string,
): string[] {
  switch (reading.kind) {
    case 'silent':
      return [];
    case 'found':
      return told === undefined || told === reading.is
        ? [`${say(reading.is)}: ${shown(reading.evidence)}`]
        : [`${say(told)} as you said, though the file has ${shown(reading.evidence)}`];
    case 'either':
      return [
        told === undefined ? `${asked} ${shown(reading.evidence)}` : `${say(told)} as told: ${shown(reading.evidence)}`,
      ];
    case 'mixed': {
      const both = reading.evidence.map(shown).join(' beside ');
      return [told === undefined ? `${asked} ${both}` : `${say(told)} as told: ${both}`];
    }
  }
}

const shown = ({ column, text, count: times }: Evidence): string => `${text} in ${column}, ${counted(times, 'text')}`;
