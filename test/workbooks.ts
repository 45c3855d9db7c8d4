import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive as it is written; what is declared may be a lie. */
export interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Deflated already, so that a bomb need not be made twice. */
  readonly packed?: Uint8Array;
  readonly declaredSize?: number;
  readonly flags?: number;
  /** Of Unix, as for a link. */
  readonly mode?: number;
  /** Points at the bytes of the first entry instead of its own. */
  readonly overlaps?: boolean;
}

/** A zip archive of these entries. */
export function zip(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, flags = 0, mode = 0o100644, overlaps = false, ...entry } of entries) {
    const packed = entry.packed ?? deflateRawSync(data);
    const written = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(entry.declaredSize ?? data.length, 18);
    head.writeUInt16LE(written.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    head.copy(central, 6, 0, 24);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(overlaps ? 0 : at, 42);
    directory.push(central, written);
    if (overlaps) continue;
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, written, packed]);
    bodies.push(body);
    at += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, listed, end]));
}

export const part = (name: string, text: string): Entry => ({ name, data: Buffer.from(text) });

export interface Sheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** The elements `row`. */
  readonly rows: string;
  /** What follows the rows, such as merged cells. */
  readonly after?: string;
}

export interface Book {
  readonly sheets: readonly Sheet[];
  /** Elements `si` without their tag. */
  readonly strings?: readonly string[];
  /** Number formats of the cell styles, from style 1 on; style 0 is General. */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook, to be changed before they are packed. */
export function parts({ sheets, strings = [], formats = [], from1904 = false }: Book): Entry[] {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return [
    part(
      '_rels/.rels',
      `${xml}<Relationships xmlns="${packages}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(({ name, state }, place) => {
          const hidden = state === undefined ? '' : ` state="${state}"`;
          return `<sheet name="${name}" sheetId="${place + 1}"${hidden} r:id="s${place}"/>`;
        })
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships xmlns="${packages}">${sheets
        .map((_, place) => relation(`s${place}`, 'worksheet', `worksheets/sheet${place + 1}.xml`))
        .join(
          '',
        )}${relation('x', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    ),
    part(
      'xl/sharedStrings.xml',
      `${xml}<sst xmlns="${main}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ),
    part(
      'xl/styles.xml',
      `${xml}<styleSheet xmlns="${main}"><numFmts>${formats
        .map((code, place) => `<numFmt numFmtId="${200 + place}" formatCode="${escaped(code)}"/>`)
        .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, place) => `<xf numFmtId="${200 + place}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ),
    ...sheets.map(({ rows, after = '' }, place) =>
      part(
        `xl/worksheets/sheet${place + 1}.xml`,
        `${xml}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ),
    ),
  ];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A row of elements `c`, or of texts, which become cells of inline text. */
export const row = (...cells: readonly string[]): string =>
  `<row>${cells.map((cell) => (cell.startsWith('<c') ? cell : text(cell))).join('')}</row>`;

export const text = (words: string): string =>
  words === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escaped(words)}</t></is></c>`;

export const number = (value: string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;

export const fileOf = (entries: readonly Entry[], name = 'leads.xlsx'): File => new File([zip(entries)], name);

export const workbook = (book: Book, name?: string): File => fileOf(parts(book), name);
