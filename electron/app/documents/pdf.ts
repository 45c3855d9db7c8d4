import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Instant } from '../../../shared/domain/basics.ts';

const { resolve } = createRequire(import.meta.url);
const font = (file: string): string => resolve(`pdfmake/fonts/Roboto/${file}`);
const fonts = {
  normal: font('Roboto-Regular.ttf'),
  bold: font('Roboto-Medium.ttf'),
  italics: font('Roboto-Italic.ttf'),
  bolditalics: font('Roboto-MediumItalic.ttf'),
};
const fontFiles = new Set(Object.values(fonts));

// Nothing a document says may fetch anything or read a file: the fonts are all there is.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
pdfmake.setFonts({ Roboto: fonts });

export const ink = '#1c1e21';
export const quiet = '#5f6570';
export const rule = '#c4c8ce';
export const shade = '#f1f2f4';

/** What a page of ours looks like before its content. `made` is the instant the document says it was made at. */
export interface PageSetup {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly country: string;
  readonly made: Instant;
}

const letterCountries = ['US', 'CA'];
const isLetter = (country: string): boolean => letterCountries.includes(country);

/** The file of a definition: the same bytes for the same definition, whenever and wherever it is made. */
export function renderPdf(
  setup: PageSetup,
  definition: Pick<TDocumentDefinitions, 'content' | 'header' | 'footer' | 'pageMargins' | 'styles'>,
): Promise<Buffer> {
  const made = Temporal.Instant.fromEpochMilliseconds(setup.made);
  const document = pdfmake.createPdf({
    ...definition,
    pageSize: isLetter(setup.country) ? 'LETTER' : 'A4',
    language: setup.language,
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: ink },
    info: {
      title: setup.title,
      author: setup.author,
      creator: 'Tallyproof',
      producer: 'Tallyproof',
      creationDate: new Date(made.epochMilliseconds),
    },
  });
  return document.getBuffer();
}

/** A table of lines without boxes: a strong rule under the head, a light one under each row. */
export const ruled: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 ? 0 : row === table.headerRows || row === table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (row, { table }) => (row === table.headerRows || row === table.body.length ? ink : rule),
  paddingLeft: (column) => (column === 0 ? 0 : 4),
  paddingRight: (column, { table }) => (column === (table.body[0]?.length ?? 0) - 1 ? 0 : 4),
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** A text of the user as a page can take it: what cannot be printed is left out. */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** Pairs of a word and what it names, without lines. */
export const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 1.2,
  paddingBottom: () => 1.2,
};
