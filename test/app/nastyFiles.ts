import { chance } from '../bench/leadFile.ts';

/** A file nobody wrote on purpose. `marks`: texts of which each stands in one row, wherever that row comes to lie. */
export interface NastyFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly marks: readonly string[];
  /** How it was made, for who reads of its failure. */
  readonly made: string;
}

type Next = () => number;

const pick = <T>(next: Next, list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
const under = (next: Next, most: number): number => Math.floor(next() * most);

const headers = [
  'Name',
  'Email',
  'E-Mail',
  'Email',
  'Phone',
  'Company',
  'Id',
  'Submitted',
  'Employees',
  'Note',
  'Country',
  'Consent',
  'Budget',
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__proto__.polluted',
  'custom.__proto__',
  'lead.id',
  'person.email',
  ' Mail ',
  'Ünï',
  'U\u0308nï',
  '😀',
  'a\nb',
  'say "x"',
  '=1+1',
  "'-1",
  '\ufeffName',
  'Row in the file',
  'What is wrong',
  'Column 3',
  'x'.repeat(300),
];

const texts = [
  '',
  '',
  ' ',
  '"',
  '""',
  ' "x" ',
  'a"b',
  '"a"b',
  "'",
  "''",
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\v\f',
  'a\0b',
  '\0',
  '=1+1',
  '+12025550143',
  '-5.00',
  '@SUM(A1)',
  '＝1',
  'x\ny',
  'x\ry',
  '\r\n',
  '名前',
  '😀👍🏽',
  '\ud800',
  'ﷺ',
  'e\u0301',
  '1E+10',
  '1.20256E+10',
  '2026-03-01T08:00:00Z',
  '03/04/2026',
  '31.02.2026',
  '2026-03-29 02:30',
  'jo@example.com',
  'jo@example.com; ann@example.com',
  '+1 212 555 0101',
  '0100',
  'Select',
  'n/a',
  '#N/A',
  '__proto__',
  'constructor',
  '{"__proto__":{"polluted":1}}',
  '<test lead: dummy data for email>',
  'Grand Total',
  'Copyright (c) 2026 Example, Inc.',
  'sep=;',
  'yes',
  'no',
  '12',
  '12,5',
  '1,234.50',
];

const encodings = [
  'utf-8',
  'utf-8',
  'utf-8 with mark',
  'utf-16le with mark',
  'utf-16be with mark',
  'utf-16le',
  'utf-16be',
  'latin-1',
  'windows-1252',
  'utf-8 with bytes of no text',
] as const;
type Encoding = (typeof encodings)[number];

function sixteen(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
}

const narrow = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (sign) => (sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : sign.charCodeAt(0) & 0xff || 0xe9));

function encode(text: string, encoding: Encoding, next: Next): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8 with mark':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le with mark':
      return sixteen(`\ufeff${text}`, true);
    case 'utf-16be with mark':
      return sixteen(`\ufeff${text}`, false);
    case 'utf-16le':
      return sixteen(text, true);
    case 'utf-16be':
      return sixteen(text, false);
    // Bytes 0x80 to 0x9f are controls in one and signs in the other.
    case 'latin-1':
    case 'windows-1252':
      return narrow(text);
    case 'utf-8 with bytes of no text': {
      const bytes = new TextEncoder().encode(text);
      // Not inside a mark, which may have a NUL in it.
      let at = under(next, bytes.length + 1);
      while (bytes[at] === 0 || isAlphanumeric(bytes[at])) at += 1;
      const stray = Uint8Array.of(0xff, 0x80 + under(next, 0x80));
      return new Uint8Array(Buffer.concat([bytes.subarray(0, at), stray, bytes.subarray(at)]));
    }
  }
}

const isAlphanumeric = (byte: number | undefined): boolean =>
  byte !== undefined && /[0-9a-z]/i.test(String.fromCharCode(byte));

interface Written {
  readonly delimiter: string;
  readonly quoting: 'never' | 'needed' | 'always' | 'astray';
  readonly newline: () => string;
  readonly next: Next;
}

function cellOf(text: string, { delimiter, quoting, next }: Written): string {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  switch (quoting) {
    case 'never':
      return text;
    case 'needed':
      return /["\r\n]/.test(text) || text.includes(delimiter) ? quoted : text;
    case 'always':
      return quoted;
    case 'astray':
      // A quote now and then that opens and does not close, or closes and did not open.
      return next() < 0.1 ? `"${text}` : next() < 0.1 ? `${text}"` : next() < 0.5 ? quoted : text;
  }
}

const lines = (rows: readonly (readonly string[])[], written: Written): string =>
  rows.map((cells) => cells.map((text) => cellOf(text, written)).join(written.delimiter) + written.newline()).join('');

/** The `n`th file of a seed, always the same. Most are small; one in a hundred is as wide, long or swollen as files get. */
export function nastyFile(seed: number, n: number): NastyFile {
  const next = chance(seed * 1_000_003 + n);
  const size = n % 100;
  const wide = size === 17;
  const swollen = size === 42;
  const long = size === 73;
  const width = wide ? 20_000 : 1 + under(next, 9);
  const header = Array.from({ length: width }, (_, at) => (wide && next() < 0.99 ? `c${at}` : pick(next, headers)));
  // Rows that name somebody, so that they can be taken.
  const idAt = next() < 0.6 ? under(next, width) : -1;
  if (idAt >= 0) header[idAt] = pick(next, ['Id', 'Email']);
  const count = wide ? 1 + under(next, 3) : long ? 500 : under(next, 14);
  const marks: string[] = [];
  const rows = Array.from({ length: count }, (_, row) => {
    const filled = next() < 0.15 ? under(next, width + 3) : width;
    const cells = Array.from({ length: filled }, () => (wide && next() < 0.9 ? '' : pick(next, texts)));
    if (idAt >= 0 && idAt < filled) cells[idAt] = `${header[idAt]}${n % 7}-${next() < 0.05 ? 0 : row}@example.com`;
    const mark = `row${row}end`;
    marks.push(mark);
    if (row === 0 && swollen) cells.push('y'.repeat(1_000_000));
    cells.splice(under(next, Math.min(cells.length, width)), 1, mark);
    return cells;
  });
  const newlines = pick(next, [
    ['\n'],
    ['\r\n'],
    ['\r'],
    ['\n', '\r\n'],
    ['\n', '\r\n', '\r'],
    ['\n', '\n\n', '\r\n\r\n'],
  ]);
  const delimiter = pick(next, [',', ',', ';', '\t', '|']);
  const quoting = pick(next, ['never', 'needed', 'needed', 'always', 'always', 'astray'] as const);
  const encoding = pick(next, encodings);
  const written: Written = { delimiter, quoting, newline: () => pick(next, newlines), next };
  const title = header.includes('Mark') ? header : [...header.slice(0, -1), 'Mark'];
  const first = next() < 0.05 ? `sep=${delimiter}${pick(next, ['\n', '\r\n'])}` : '';
  const text = first + lines([title, ...rows], written);
  const ended = next() < 0.5 ? text : text.replace(/[\r\n]+$/, '');
  const holed = next() < 0.1 ? ended.replaceAll(/end/g, (end) => (next() < 0.2 ? `\0${end}` : end)) : ended;
  return {
    name: `${pick(next, ['leads', '__proto__', '../leads', 'lëads 😀', 'x'.repeat(200)])}.csv`,
    bytes: encode(holed, encoding, next),
    marks,
    made: `${width} columns, ${count} rows, ${JSON.stringify(delimiter)}, quotes ${quoting}, line ends ${JSON.stringify(newlines)}, ${encoding}`,
  };
}

const strays = [
  '"',
  '""',
  '","',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  "'",
  '=',
  '\u00ff',
  '\u0080',
];

/** A file that was good once, after bytes of it were lost, doubled, turned over or put in. */
export function mutated(good: Uint8Array, name: string, seed: number, n: number): NastyFile {
  const next = chance(seed * 1_000_003 + 500_000_000 + n);
  let bytes = Buffer.from(good);
  const turns = 1 + under(next, 4);
  for (let turn = 0; turn < turns; turn += 1) {
    const at = under(next, bytes.length + 1);
    const end = at + under(next, Math.min(40, bytes.length - at + 1));
    const [before, some, rest] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const stray = next() < 0.5 ? Buffer.from(pick(next, strays)) : Buffer.from(pick(next, strays), 'latin1');
    const kind = under(next, 6);
    if (kind === 0) bytes = Buffer.concat([before, rest]);
    else if (kind === 1) bytes = Buffer.concat([before, some, some, rest]);
    else if (kind === 2) bytes = Buffer.concat([before, Buffer.from(some).reverse(), rest]);
    else if (kind === 3) bytes = Buffer.concat([rest, before]);
    else bytes = Buffer.concat([before, stray, some, rest]);
  }
  return { name, bytes: new Uint8Array(bytes), marks: [], made: `${name} after ${turns} accidents` };
}
