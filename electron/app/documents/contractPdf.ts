import type { Content } from 'pdfmake/interfaces';
import type { WordedPart } from '../../../shared/domain/contract/worded.ts';
import type { ContractSummary, SummaryParty } from '../contract/contractSummary.ts';
import { addressLines, formatsFor } from './formats.ts';
import { printable } from './glyphs.ts';
import type { Pen } from './letter.ts';
import { letterhead, runningHead } from './letter.ts';
import { lookOf, quiet } from './look.ts';
import { margin, renderPdf, textWidth } from './pdf.ts';
import { wordsFor } from './words.ts';

const gap = 26;

/** The contract summary as a PDF: parties, terms part by part in two columns, and where both sides sign. */
export function contractPdf(summary: ContractSummary): Promise<Buffer> {
  const { agency, client, contract, paper, parts, draft } = summary;
  const words = wordsFor(summary.locale);
  const pen: Pen = { words, formats: formatsFor(summary.locale), look: lookOf(summary.brand, paper) };
  const title = `${words.contractSummary} – ${contract.name}`;
  const setup = { title, author: agency.name, language: pen.formats.locale, paper, made: summary.madeAt };
  const width = (textWidth(paper) - gap) / 2;
  const [left, right] = inColumns(parts);
  return renderPdf(setup, {
    above: 76,
    below: 52,
    header: (page, _pages, { width: pageWidth }) =>
      page === 1 ? letterhead(agency.name, pen.look, pageWidth) : runningHead(title, client.name, pen.look),
    footer: (page, pages) => ({
      margin: [margin.left, 18, margin.right, 0],
      columns: [
        { text: words.summaryOf(contract.ref, summary.version), style: 'small', width: textWidth(paper) - 80 },
        { text: words.page(page, pages), style: 'small', alignment: 'right', width: 80 },
      ],
    }),
    content: [
      { text: words.contractSummary, color: pen.look.accent, bold: true, margin: [0, 14, 0, 0] },
      { text: printable(contract.name), fontSize: 20, bold: true, lineHeight: 1.1 },
      { text: validity(summary, pen), color: quiet },
      ...(draft
        ? [{ text: words.draftTerms, bold: true, margin: [0, 4, 0, 0] as [number, number, number, number] }]
        : []),
      {
        margin: [0, 16, 0, 2],
        columnGap: gap,
        columns: [party(words.agency, agency, width, pen), party(words.client, client, width, pen)],
      },
      {
        columnGap: gap,
        columns: [left, right].map((column) => ({ width, stack: column.map((part) => partOf(part, pen)) })),
      },
      signatures([agency.name, client.name], width, pen),
    ],
  });
}

function validity({ version, from, until }: ContractSummary, { words, formats }: Pen): string {
  const day = (of: string): string => formats.day(of);
  return words.termsValid(version, day(from), until === null ? null : day(until));
}

function party(role: string, { name, address, taxId, email }: SummaryParty, width: number, { words, formats }: Pen) {
  const lines = [
    ...(address === null ? [] : addressLines(address, '', formats)),
    ...(taxId === null ? [] : [`${words.taxId}: ${taxId}`]),
    ...(email === null ? [] : [email]),
  ];
  return {
    width,
    stack: [
      { text: role, style: 'small' },
      { text: printable(name), bold: true, fontSize: 10 },
      ...lines.map((text) => ({ text: printable(text) })),
    ],
  };
}

/** Parts in their order, the first column about as long as the second. */
function inColumns(parts: readonly WordedPart[]): readonly [readonly WordedPart[], readonly WordedPart[]] {
  const lengths = parts.map(
    ({ clauses }) => 2 + clauses.reduce((sum, { text }) => sum + Math.ceil(text.length / 52), 0),
  );
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  const at = lengths.findIndex((length) => {
    before += length;
    return before - length / 2 >= whole / 2;
  });
  return at === -1 ? [parts, []] : [parts.slice(0, at), parts.slice(at)];
}

const partOf = ({ title, clauses }: WordedPart, { look }: Pen): Content => ({
  unbreakable: clauses.length < 20,
  margin: [0, 12, 0, 0],
  stack: [
    { text: title, bold: true, fontSize: 10, color: look.accent, margin: [0, 0, 0, 2] },
    { ul: clauses.map(({ text }) => ({ text: printable(text), margin: [0, 0, 0, 1.5] })), markerColor: look.fill },
  ],
});

function signatures(names: readonly string[], width: number, { words, look }: Pen): Content {
  return {
    unbreakable: true,
    margin: [0, 44, 0, 0],
    columnGap: gap,
    columns: names.map((name) => ({
      width,
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: look.fill }] },
        { text: words.signature, style: 'small', margin: [0, 3, 0, 0] },
        { text: printable(name), style: 'small' },
      ],
    })),
  };
}
