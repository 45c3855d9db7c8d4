import { readBoolean } from './cells.ts';
import type { ColumnType } from './columnType.ts';
import { isEmptyWord } from './emptyWords.ts';

/** Texts of a column that speak for one of two readings, with one to show. */
export interface Sign {
  readonly count: number;
  /** The first such text; empty while there is none. */
  readonly text: string;
}

interface DateSigns {
  /** `25/03/2026`, and dotted dates, which are day first where nothing says otherwise. */
  readonly dayFirst: Sign;
  /** `03/25/2026`. */
  readonly monthFirst: Sign;
  /** `03/04/2026`: day and month could change places. */
  readonly either: Sign;
}

interface NumberSigns {
  /** `1.234,50`, `12,5`: the comma is the decimal sign. */
  readonly comma: Sign;
  /** `1,234.50`, `12.5`. */
  readonly point: Sign;
  /** `1,234`: a thousand, or one and a bit. */
  readonly eitherComma: Sign;
  /** `1.234`. */
  readonly eitherPoint: Sign;
}

/** What the texts of one column look like. Nothing is concluded here. */
export interface ColumnSigns {
  /** Cells that hold anything. */
  readonly filled: number;
  /** Texts that differ, as they come first. */
  readonly samples: readonly string[];
  /** Every text and how often, the most frequent first; null where there are more than a choice has. */
  readonly texts: readonly { readonly text: string; readonly count: number }[] | null;
  /** Texts that stand for nothing, as they are written (`Select`, `N/A`), and how often. */
  readonly placeholders: readonly { readonly text: string; readonly count: number }[];
  /** What all texts but placeholders look like. */
  readonly looksLike: Exclude<ColumnType, 'phone'>;
  readonly dates: DateSigns;
  readonly numbers: NumberSigns;
}

const mostSamples = 4;
const mostTexts = 100;
const longestShown = 80;
const slashDate = /^(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?:$|\D)/;
const numeral = /^[+-]?\d[\d.,'’\s]*$/;
const someDate = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?:$|\D)/;
const longestYesNo = 9;

interface Counter {
  count: number;
  text: string;
}

/** Looks at the cells of a column one after the other; `signs` answers what was seen so far. */
export function watchColumn(): { readonly see: (cell: string) => void; readonly signs: () => ColumnSigns } {
  let filled = 0;
  /** Of these, those that are no placeholder. */
  let said = 0;
  const samples: string[] = [];
  let texts: Map<string, number> | null = new Map();
  const placeholders = new Map<string, number>();
  const looks = { number: 0, date: 0, yesNo: 0 };
  const counter = (): Counter => ({ count: 0, text: '' });
  const dates = { dayFirst: counter(), monthFirst: counter(), either: counter() };
  const numbers = { comma: counter(), point: counter(), eitherComma: counter(), eitherPoint: counter() };
  const note = (sign: Counter, text: string): void => {
    if (sign.count === 0) sign.text = text;
    sign.count += 1;
  };

  function see(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    filled += 1;
    if (samples.length < mostSamples) {
      const shown = text.slice(0, longestShown);
      if (!samples.includes(shown)) samples.push(shown);
    }
    if (texts !== null) {
      texts.set(text, (texts.get(text) ?? 0) + 1);
      if (texts.size > mostTexts || text.length > longestShown) texts = null;
    }
    if (isEmptyWord(text)) {
      placeholders.set(text, (placeholders.get(text) ?? 0) + 1);
      return;
    }
    // Nobody asks once a single text is something else.
    const isAll = looks.yesNo === said;
    said += 1;
    if (isAll && text.length <= longestYesNo && readBoolean(text) !== null) looks.yesNo += 1;
    if (!startsWithDigitOrSign(text)) return;
    const date = dateSign(text);
    if (date !== null) note(dates[date], text);
    if (date !== null || someDate.test(text)) {
      looks.date += 1;
      return;
    }
    if (!numeral.test(text)) return;
    looks.number += 1;
    const number = numberSign(text);
    if (number !== null) note(numbers[number], text);
  }

  return {
    see,
    signs: () => ({
      filled,
      samples: [...samples],
      placeholders: listed(placeholders),
      looksLike: looksLike(said, looks),
      texts: texts && listed(texts),
      dates: { dayFirst: { ...dates.dayFirst }, monthFirst: { ...dates.monthFirst }, either: { ...dates.either } },
      numbers: {
        comma: { ...numbers.comma },
        point: { ...numbers.point },
        eitherComma: { ...numbers.eitherComma },
        eitherPoint: { ...numbers.eitherPoint },
      },
    }),
  };
}

const listed = (texts: ReadonlyMap<string, number>): { text: string; count: number }[] =>
  [...texts].map(([text, count]) => ({ text, count })).toSorted((a, b) => b.count - a.count);

/** Ones and zeros alone are yes and no to some, and numbers to others: numbers, unless somebody says otherwise. */
function looksLike(
  texts: number,
  { number, date, yesNo }: Readonly<Record<'number' | 'date' | 'yesNo', number>>,
): ColumnSigns['looksLike'] {
  if (texts === 0) return 'text';
  if (date === texts) return 'date';
  if (number === texts) return 'number';
  return yesNo === texts ? 'yesNo' : 'text';
}

function startsWithDigitOrSign(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 48 && code <= 57) || code === 43 || code === 45;
}

/** Whether a text is a date that means another day, or none, in another order. */
export function dependsOnOrder(cell: string): boolean {
  const text = cell.trim();
  return startsWithDigitOrSign(text) && dateSign(text) !== null;
}

function dateSign(text: string): keyof DateSigns | null {
  const parts = slashDate.exec(text);
  if (parts === null) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  if (second > 12) return first > 12 ? null : 'monthFirst';
  if (first > 12 || parts[2] === '.') return 'dayFirst';
  return first === second ? null : 'either';
}

function numberSign(text: string): keyof NumberSigns | null {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return text.lastIndexOf(',') > text.lastIndexOf('.') ? 'comma' : 'point';
  // The sign that comes twice parts thousands.
  if (points > 1) return 'comma';
  if (commas > 1) return 'point';
  const sign = points > 0 ? '.' : ',';
  const [whole = '', rest = ''] = text.replace(/^[+-]/, '').split(sign);
  const mayBeThousand = rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (mayBeThousand) return sign === '.' ? 'eitherPoint' : 'eitherComma';
  return sign === '.' ? 'point' : 'comma';
}
