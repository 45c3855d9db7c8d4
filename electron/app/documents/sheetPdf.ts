import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import type { WordedPart } from '../../../shared/domain/contract/worded.ts';
import type { ContractSheet, SheetParty } from '../contract/contractSheet.ts';
import type { SheetExample } from '../contract/sheetExamples.ts';
import { addressLines, formatsFor } from './formats.ts';
import { printable } from './glyphs.ts';
import type { Pen } from './letter.ts';
import { letterhead, runningHead } from './letter.ts';
import { lookOf, quiet } from './look.ts';
import { bare, margin, renderPdf, textHeight, textWidth } from './pdf.ts';
import { wordsFor } from './words.ts';

const gap = 26;
/** What the head and the foot of a page take of it, in points. */
const edges = { above: 76, below: 52 };

/** The contract sheet as a PDF: parties, terms part by part in two columns, worked examples, and where both sides sign. */
export function sheetPdf(sheet: ContractSheet): Promise<Buffer> {
  const { agency, client, contract, paper, parts, draft } = sheet;
  const words = wordsFor(sheet.locale);
  const pen: Pen = { words, formats: formatsFor(sheet.locale), look: lookOf(sheet.brand, paper) };
  const title = `${words.contractSheet} – ${contract.name}`;
  const setup = { title, author: agency.name, language: pen.formats.locale, paper, made: sheet.madeAt };
  const width = (textWidth(paper) - gap) / 2;
  return renderPdf(setup, {
    ...edges,
    header: (page, _pages, { width: pageWidth }) =>
      page === 1 ? letterhead(agency.name, pen.look, pageWidth) : runningHead(title, client.name, pen.look),
    footer: (page, pages) => ({
      margin: [margin.left, 18, margin.right, 0],
      columns: [
        { text: words.sheetOf(contract.ref, sheet.version), style: 'small', width: textWidth(paper) - 80 },
        { text: words.page(page, pages), style: 'small', alignment: 'right', width: 80 },
      ],
    }),
    content: [
      { text: words.contractSheet, color: pen.look.accent, bold: true, margin: [0, 14, 0, 0] },
      { text: printable(contract.name), fontSize: 20, bold: true, lineHeight: 1.1 },
      { text: validity(sheet, pen), color: quiet },
      ...(draft
        ? [{ text: words.draftTerms, bold: true, margin: [0, 4, 0, 0] as [number, number, number, number] }]
        : []),
      {
        margin: [0, 16, 0, 2],
        columnGap: gap,
        columns: [party(words.agency, agency, width, pen), party(words.client, client, width, pen)],
      },
      ...terms(parts, width, pen),
      ...signed(examples(sheet, width, pen), signatures([agency.name, client.name], width, pen)),
    ],
  });
}

function validity({ version, from, until }: ContractSheet, { words, formats }: Pen): string {
  const day = (of: string): string => formats.day(of);
  return words.termsValid(version, day(from), until === null ? null : day(until));
}

function party(role: string, { name, address, taxId, email }: SheetParty, width: number, { words, formats }: Pen) {
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

/** Points: about as many as a part, a clause and a line of one take, and as many as the head of the first page takes. */
const height = { part: 27, clause: 1.5, line: 10.8, head: 205 };
/** Letters that surely fit a line of a column. */
const lineLength = 49;

const heightOf = ({ clauses }: WordedPart): number =>
  clauses.reduce(
    (sum, { text }) => sum + height.clause + Math.ceil(text.length / lineLength) * height.line,
    height.part,
  );

/**
 * The parts in their order, in two columns of the same length on each page: one reads a page to its end before the next. A page
 * holds as many as surely fit it.
 */
function terms(parts: readonly WordedPart[], width: number, pen: Pen): Content[] {
  const room = textHeight(pen.look.paper, edges);
  const pages: Content[] = [];
  let left = parts;
  let free = room - height.head;
  while (left.length > 0) {
    const taken = fitting(left, free * 2);
    const columns = inColumns(taken);
    pages.push({
      unbreakable: pages.length > 0,
      columnGap: gap,
      columns: columns.map((column) => ({ width, stack: column.map((part) => partOf(part, pen)) })),
    });
    left = left.slice(taken.length);
    free = room;
  }
  return pages;
}

/** As many parts as fit both columns of a page, and always one. */
function fitting(parts: readonly WordedPart[], free: number): readonly WordedPart[] {
  for (let count = parts.length; count > 1; count -= 1) {
    const some = parts.slice(0, count);
    if (inColumns(some).every((column) => sumOf(column.map(heightOf)) * 2 <= free)) return some;
  }
  return parts.slice(0, 1);
}

/** The first column about as long as the second. */
function inColumns(parts: readonly WordedPart[]): readonly [readonly WordedPart[], readonly WordedPart[]] {
  const heights = parts.map(heightOf);
  const whole = sumOf(heights);
  let before = 0;
  const at = heights.findIndex((one) => {
    before += one;
    return before - one / 2 >= whole / 2;
  });
  return at === -1 ? [parts, []] : [parts.slice(0, at), parts.slice(at)];
}

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, one) => sum + one, 0);

const partOf = ({ title, clauses }: WordedPart, { look }: Pen): Content => ({
  unbreakable: clauses.length < 20,
  margin: [0, 12, 0, 0],
  stack: [
    { text: title, bold: true, fontSize: 10, color: look.accent, margin: [0, 0, 0, 2] },
    { ul: clauses.map(({ text }) => ({ text: printable(text), margin: [0, 0, 0, 1.5] })), markerColor: look.fill },
  ],
});

/** Imagined periods two by two, each as the sum an invoice would have. */
function examples(sheet: ContractSheet, width: number, pen: Pen): Content[] {
  const { period, bills, leftOut } = sheet.examples;
  if (bills.length === 0) return [];
  const { words, formats, look } = pen;
  const about = [words.examplesFor(formats.period(period)), ...leftOut.map((what) => words.examplesLeaveOut[what])];
  const rows = Array.from({ length: Math.ceil(bills.length / 2) }, (_, at) => bills.slice(at * 2, at * 2 + 2));
  return rows.map((row, at) => ({
    unbreakable: true,
    stack: [
      ...(at > 0
        ? []
        : [
            {
              text: words.examples,
              bold: true,
              fontSize: 10,
              color: look.accent,
              margin: [0, 18, 0, 1] as [number, number, number, number],
            },
            { text: about.join(' '), style: 'small' },
          ]),
      { columnGap: gap, columns: row.map((bill) => exampleOf(bill, sheet.currency, width, pen)) },
    ],
  }));
}

/** Nobody signs a page that says nothing else: the signatures stay with what stands before them. */
const signed = (content: readonly Content[], signatures: Content): Content[] => [
  ...content.slice(0, -1),
  { unbreakable: true, stack: [...content.slice(-1), signatures] },
];

const amountWidth = 64;

function exampleOf({ title, lines, net, tax, gross }: SheetExample, currency: string, width: number, pen: Pen): Column {
  const { words, formats, look } = pen;
  const money = (amount: number): string => formats.money(amount, currency);
  const row = (text: string, amount: number, bold = false): TableCell[] => [
    { text: printable(text), bold },
    { text: money(amount), alignment: 'right', bold },
  ];
  const charged = lines.map(({ text, quantity, unit, amount }): TableCell[] => {
    const count = formats.number(quantity).replace('-', '\u2212');
    const working =
      quantity === 1 || quantity === -1 ? '' : ` ${count}\u00a0×\u00a0${formats.unitPrice(unit, currency)}`;
    return [
      { text: [printable(text), { text: working, color: quiet, fontSize: 7.5 }] },
      { text: money(amount), alignment: 'right' },
    ];
  });
  const isTaxed = tax !== null && tax.amount !== 0;
  const sums = isTaxed
    ? [
        row(words.net, net),
        row(words.taxOn(formats.percent(tax.ratePercent), money(tax.base)), tax.amount),
        row(words.comesTo, gross, true),
      ]
    : [row(words.comesTo, gross, true)];
  return {
    width,
    margin: [0, 10, 0, 0],
    stack: [
      { text: printable(title), bold: true, margin: [0, 0, 0, 2] },
      {
        layout: {
          ...bare,
          paddingRight: (column) => (column === 0 ? 8 : 0),
          paddingTop: () => 2,
          paddingBottom: () => 1,
          hLineWidth: (line) => (line === lines.length || line === lines.length + sums.length - 1 ? 0.6 : 0),
          hLineColor: () => look.fill,
          fillColor: (line) => (line === lines.length + sums.length - 1 ? look.tint : null),
        },
        table: { widths: [width - amountWidth - 8, amountWidth], dontBreakRows: true, body: [...charged, ...sums] },
      },
    ],
  };
}

function signatures(names: readonly string[], width: number, { words, look }: Pen): Content {
  const line = (below: string, after: number): Content[] => [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: look.fill }] },
    { text: below, style: 'small', margin: [0, 3, 0, after] },
  ];
  return {
    unbreakable: true,
    margin: [0, 24, 0, 0],
    columnGap: gap,
    columns: names.map((name) => ({
      width,
      stack: [
        { text: printable(name), bold: true, margin: [0, 0, 0, 26] },
        ...line(words.placeAndDay, 24),
        ...line(words.nameAndSignature, 0),
      ],
    })),
  };
}
