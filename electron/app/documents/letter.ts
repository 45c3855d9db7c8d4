import type { Column, Content } from 'pdfmake/interfaces';
import type { Party } from '../../../shared/domain/invoice.ts';
import type { Words } from './englishWords.ts';
import type { Formats } from './formats.ts';
import { addressLines, ibanText } from './formats.ts';
import { printable, quiet, rule } from './pdf.ts';

/** What every part of a document is written with. */
export interface Pen {
  readonly words: Words;
  readonly formats: Formats;
}

/** The agency's name on the first page. */
export const letterhead = (agency: Party): Content => ({
  text: printable(agency.name),
  bold: true,
  fontSize: 12,
  margin: [56, 30, 48, 0],
});

/** What the other pages belong to. */
export const runningHead = (title: string, client: string): Content => ({
  columns: [
    { text: title, style: 'small' },
    { text: printable(client), style: 'small', alignment: 'right' },
  ],
  margin: [56, 34, 48, 0],
});

/** The address as it shows in the window of an envelope, the sender small above it. */
export function addressBlock(agency: Party, client: Party, { formats }: Pen): Column {
  const sender = [agency.name, ...addressLines(agency.address, agency.address.country, formats)].join(' · ');
  return {
    width: '*',
    stack: [
      { text: printable(sender), fontSize: 6.5, color: quiet, margin: [0, 14, 0, 6] },
      { text: printable(client.name), bold: true, fontSize: 10 },
      ...addressLines(client.address, agency.address.country, formats).map((text) => ({
        text: printable(text),
        fontSize: 10,
      })),
    ],
  };
}

/** Who the agency is, in small, on every page. */
export function foot(agency: Party, { words, formats }: Pen, place: string, width: number): Content {
  const column = (lines: readonly (string | null)[]): Content => ({
    stack: lines.flatMap((text) => (text === null ? [] : [{ text: printable(text), style: 'small' }])),
  });
  const named = (word: string, value: string | null): string | null => (value === null ? null : `${word}: ${value}`);
  return {
    margin: [56, 14, 48, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width - 104, y2: 0, lineWidth: 0.4, lineColor: rule }] },
      {
        margin: [0, 6, 0, 0],
        columnGap: 16,
        columns: [
          column([agency.name, ...addressLines(agency.address, agency.address.country, formats)]),
          column([agency.email, named(words.taxId, agency.taxId), named(words.companyId, agency.companyId)]),
          column([agency.iban === null ? null : `${words.account}: ${ibanText(agency.iban)}`]),
          { text: place, style: 'small', alignment: 'right', width: 70 },
        ],
      },
    ],
  };
}
