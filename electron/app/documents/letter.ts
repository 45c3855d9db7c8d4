import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import type { Party } from '../../../shared/domain/invoice.ts';
import type { Words } from './englishWords.ts';
import type { Formats } from './formats.ts';
import { addressLines, ibanText } from './formats.ts';
import { printable } from './glyphs.ts';
import type { Look } from './look.ts';
import { quiet, rule } from './look.ts';
import { bare, margin, textWidth } from './pdf.ts';

/** What every part of a document is written with. */
export interface Pen {
  readonly words: Words;
  readonly formats: Formats;
  readonly look: Look;
}

/** The top of the first page: a band of the brand's colour, and the logo, or the name where there is none. */
export function letterhead(name: string, { logo, accent, fill }: Look, pageWidth: number): Content {
  const sign: Content =
    logo === null
      ? { text: clipped(name, 120), bold: true, fontSize: 13, color: accent }
      : { image: logo.url, fit: [190, 38] };
  return {
    stack: [
      { canvas: [{ type: 'rect', x: 0, y: 0, w: pageWidth, h: 5, color: fill }] },
      { margin: [margin.left, 29, margin.right, 0], stack: [sign] },
    ],
  };
}

/** What the other pages belong to. */
export const runningHead = (title: string, client: string, { paper }: Look): Content => ({
  columns: [
    { text: clipped(title, 80), style: 'small', width: textWidth(paper) / 2 },
    { text: clipped(client, 80), style: 'small', alignment: 'right', width: textWidth(paper) / 2 },
  ],
  margin: [margin.left, 34, margin.right, 0],
});

/** A text for a place that does not grow: head and foot of a page, a label in a chart. */
function clipped(text: string, most: number): string {
  const letters = [...printable(text)];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}

/** The address as it shows in the window of an envelope, the sender small above it. */
export function addressBlock(agency: Party, client: Party, width: number, { formats }: Pen): Column {
  const sender = [agency.name, ...addressLines(agency.address, client.address.country, formats)].join(' · ');
  return {
    width,
    stack: [
      { text: clipped(sender, 140), fontSize: 6.5, color: quiet, margin: [0, 0, 0, 7] },
      { text: printable(client.name), bold: true, fontSize: 10 },
      ...addressLines(client.address, agency.address.country, formats).map((text) => ({
        text: printable(text),
        fontSize: 10,
      })),
    ],
  };
}

/** Facts of a document, a word and a value in each row; those without a value are left out. */
export function factsTable(
  facts: readonly (readonly [word: string, value: string | null])[],
  width: number,
): Column & { readonly width: number } {
  const word = 86;
  const rows = facts.flatMap(([name, value]): TableCell[][] =>
    value === null ? [] : [[{ text: name, color: quiet }, { text: printable(value) }]],
  );
  return { width, layout: bare, table: { widths: [word, width - word - 16], body: rows } };
}

/** Who the agency is, in small, on every page, and which page it is; its country too for a reader abroad. */
export function foot(agency: Party, reader: Party, { words, formats, look }: Pen, page: string): Content {
  const width = textWidth(look.paper);
  const [place, space] = [64, 14];
  const column = (share: number, most: number, lines: readonly (string | null)[]): Column => ({
    width: (width - place - space * 3) * share,
    stack: lines.flatMap((text) => (text === null ? [] : [{ text: clipped(text, most), style: 'small' }])),
  });
  const named = (word: string, value: string | null): string | null => (value === null ? null : `${word}: ${value}`);
  return {
    margin: [margin.left, 14, margin.right, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: rule }] },
      {
        margin: [0, 6, 0, 0],
        columnGap: space,
        columns: [
          column(0.32, 60, [agency.name, addressLines(agency.address, reader.address.country, formats).join(', ')]),
          column(0.36, 64, [agency.email, named(words.taxId, agency.taxId), named(words.companyId, agency.companyId)]),
          column(0.32, 64, agency.iban === null ? [] : [words.account, ibanText(agency.iban)]),
          { text: page, style: 'small', alignment: 'right', width: place },
        ],
      },
    ],
  };
}
