import pdfmake from 'pdfmake';
import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Paper } from '../../../shared/domain/brand.ts';
import { fontFile } from './fonts.ts';
import { ink, quiet, rule } from './look.ts';

const fontFiles = new Set(Object.values(fontFile));

// Nothing a document says may fetch anything or read a file: the fonts are all there is.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
pdfmake.setFonts({ Roboto: fontFile });

/** What a page of ours looks like before its content. `made` is the instant the document says it was made at. */
export interface PageSetup {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly paper: Paper;
  readonly made: Instant;
}

/** Points. */
const pageWidths: Readonly<Record<Paper, number>> = { A4: 595.28, Letter: 612 };
const pageHeights: Readonly<Record<Paper, number>> = { A4: 841.89, Letter: 792 };
/** The margins beside the text: the left one takes the holes of a folder. */
export const margin = { left: 56, right: 48 };
/** How wide the text of a page is, in points. */
export const textWidth = (paper: Paper): number => pageWidths[paper] - margin.left - margin.right;

/** How high it is between what stands above and below it. */
export const textHeight = (
  paper: Paper,
  { above, below }: { readonly above: number; readonly below: number },
): number => pageHeights[paper] - above - below;

/** The file of a definition: the same bytes for the same definition, whenever and wherever it is made. */
export function renderPdf(
  setup: PageSetup,
  definition: Pick<TDocumentDefinitions, 'content' | 'header' | 'footer' | 'background'> & {
    readonly above: number;
    readonly below: number;
  },
): Promise<Buffer> {
  const { above, below, ...parts } = definition;
  const made = Temporal.Instant.fromEpochMilliseconds(setup.made);
  const document = pdfmake.createPdf({
    ...parts,
    pageSize: setup.paper === 'Letter' ? 'LETTER' : 'A4',
    pageMargins: [margin.left, above, margin.right, below],
    language: setup.language,
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.18, color: ink },
    styles: {
      head: { fontSize: 7.5, color: quiet },
      small: { fontSize: 7.5, color: quiet },
      section: { bold: true, fontSize: 10, margin: [0, 16, 0, 4] },
    },
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

const gap = 5;

/**
 * The widths of a table's columns in points: those not given share what is left. All are fixed, because a column that takes its
 * width from its text is pushed off the page by one long word.
 */
export function columnWidths(total: number, wanted: readonly (number | null)[]): number[] {
  const given = wanted.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = wanted.filter((width) => width === null).length;
  const left = total - given - gap * 2 * (wanted.length - 1);
  return wanted.map((width) => width ?? left / open);
}

/** A table of lines without boxes: a strong rule under the head, a light one under each row. */
export const ruled: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 ? 0 : row === table.headerRows || row === table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (row, { table }) => (row === table.headerRows || row === table.body.length ? ink : rule),
  paddingLeft: (column) => (column === 0 ? 0 : gap),
  paddingRight: (column, { table }) => (column === (table.body[0]?.length ?? 0) - 1 ? 0 : gap),
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** Pairs of a word and what it names, without lines. */
export const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 1.2,
  paddingBottom: () => 1.2,
};
