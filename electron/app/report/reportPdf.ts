import type { Content, TableCell } from 'pdfmake/interfaces';
import { mixed } from '../../../shared/domain/colour.ts';
import { formatsFor } from '../documents/formats.ts';
import { printable } from '../documents/glyphs.ts';
import { letterhead, runningHead } from '../documents/letter.ts';
import type { Look } from '../documents/look.ts';
import { ink, lookOf, quiet, rule } from '../documents/look.ts';
import { columnWidths, margin, renderPdf, ruled, textWidth } from '../documents/pdf.ts';
import { wordsFor } from '../documents/words.ts';
import type { Block, Chart, Column, Headline, ReportContent, Section, Table } from './blocks.ts';
import { chartSvg } from './charts/chartSvg.ts';
import { reportContent } from './reportContent.ts';
import type { FrozenReport } from './reportSnapshot.ts';

/** Points. */
const chartText = 7.5;
const besideGap = 20;

/** The report as a PDF, in the client's look: the same blocks as its page, in the same order. */
export function reportPdf(report: FrozenReport): Promise<Buffer> {
  const { snapshot, paper } = report;
  const content = reportContent(report);
  const look = lookOf(report.brand, paper);
  const { locale } = formatsFor(snapshot.locale);
  const words = wordsFor(snapshot.locale);
  const title = `${content.kind} – ${content.title}`;
  const setup = { title, author: snapshot.agency, language: locale, paper, made: report.madeAt };
  return renderPdf(setup, {
    above: 76,
    below: 52,
    header: (page, _pages, { width }) =>
      page === 1 ? letterhead(snapshot.agency, look, width) : runningHead(title, content.lines[0] ?? '', look),
    footer: (page, pages) => ({
      margin: [margin.left, 18, margin.right, 0],
      columns: [
        { text: content.foot, style: 'small', fontSize: 6.5, width: textWidth(paper) - 80 },
        { text: words.page(page, pages), style: 'small', alignment: 'right', width: 80 },
      ],
    }),
    content: [
      ...masthead(content, look),
      headlineTable(content.headline, look),
      ...commentOf(content, look),
      ...content.sections.map((section) => sectionOf(section, look)),
    ],
  });
}

function masthead({ kind, title, lines, warning }: ReportContent, { accent }: Look): Content[] {
  return [
    { text: kind, color: accent, bold: true, margin: [0, 14, 0, 0] },
    { text: printable(title), fontSize: title.length > 60 ? 15 : 22, bold: true, lineHeight: 1.1 },
    ...lines.map((text) => ({ text: printable(text), color: quiet })),
    ...(warning === null
      ? []
      : [{ text: warning, bold: true, margin: [0, 4, 0, 0] as [number, number, number, number] }]),
  ];
}

function headlineTable(headline: readonly Headline[], { paper, tint, fill }: Look): Content {
  const width = textWidth(paper) / headline.length;
  return {
    margin: [0, 14, 0, 0],
    layout: {
      hLineWidth: (row) => (row === 0 ? 1.6 : 0),
      hLineColor: () => fill,
      vLineWidth: () => 0,
      fillColor: () => tint,
      paddingLeft: () => 8,
      paddingRight: () => 4,
      paddingTop: () => 7,
      paddingBottom: () => 7,
    },
    table: {
      widths: headline.map(() => width - 12),
      body: [
        headline.map(
          ({ name, value, more }): TableCell => ({
            stack: [
              { text: value, fontSize: headline.length > 5 ? 13 : 15, bold: true },
              { text: name, style: 'small', color: ink },
              ...(more === null ? [] : [{ text: more, style: 'small' }]),
            ],
          }),
        ),
      ],
    },
  };
}

/** What the owner says, set off by a line of the brand's colour. */
function commentOf({ comment }: ReportContent, { fill, paper }: Look): Content[] {
  if (comment === null) return [];
  return [
    {
      margin: [0, 14, 0, 0],
      layout: {
        hLineWidth: () => 0,
        vLineWidth: (column) => (column === 0 ? 2 : 0),
        vLineColor: () => fill,
        paddingLeft: () => 10,
      },
      table: {
        widths: [textWidth(paper) - 20],
        body: [
          [
            {
              stack: [
                { text: comment.title, style: 'small' },
                ...comment.paragraphs.map(
                  (text): Content => ({ text: printable(text), fontSize: 10, margin: [0, 0, 0, 3] }),
                ),
              ],
            },
          ],
        ],
      },
    },
  ];
}

/** Rows that fit on a page together with their heading and a chart. */
const mostTogether = 22;

/** A section stays together on its page; a long one begins on a page of its own, so that no heading stands alone. */
function sectionOf({ title, chart, blocks }: Section, look: Look): Content {
  const rows = blocks.reduce((sum, block) => sum + ('rows' in block ? block.rows.length : 1), 0);
  const isLong = rows > mostTogether;
  const width = textWidth(look.paper);
  const heading: Content = { text: title, fontSize: 12.5, bold: true, margin: [0, 18, 0, 4] };
  const half = (width - besideGap) / 2;
  const body: Content[] =
    chart?.place === 'beside'
      ? [
          {
            columnGap: besideGap,
            columns: [
              { width: half, stack: [chartOf(chart, half, look)] },
              { width: half, stack: blocks.map((block) => blockOf(block, half)) },
            ],
          },
        ]
      : [...(chart === null ? [] : [chartOf(chart, width, look)]), ...blocks.map((block) => blockOf(block, width))];
  return { ...(isLong ? { pageBreak: 'before' } : { unbreakable: true }), stack: [heading, ...body] };
}

function chartOf({ picture }: Chart, width: number, { fill }: Look): Content {
  const colours = {
    ink,
    quiet,
    rule,
    full: fill,
    half: mixed('#ffffff', fill, 0.45),
    faint: mixed('#ffffff', fill, 0.1),
  };
  const drawing = picture.draw({ width: Math.floor(width), text: chartText, looseness: 1 });
  return {
    svg: chartSvg(drawing, colours, { font: 'Roboto', className: '', written: printable }).html,
    width: drawing.width,
    height: drawing.height,
    margin: [0, 2, 0, 6],
  };
}

function blockOf(block: Block, width: number): Content {
  switch (block.kind) {
    case 'text':
      return { text: printable(block.text), ...(block.quiet ? { color: quiet } : {}) };
    case 'list':
      return { ul: block.items.map(printable) };
    case 'table':
      return tableOf(block, 8, width);
    case 'leads':
      return tableOf(block, 7, width);
  }
}

function tableOf(
  { columns, rows, total }: Pick<Table, 'columns' | 'rows' | 'total'>,
  size: number,
  width: number,
): Content {
  const lines = total === null ? rows : [...rows, total];
  const head = columns.map(({ head: text, kind }): TableCell => ({ text, style: 'head', alignment: alignment(kind) }));
  const cells = (row: readonly string[], bold: boolean): TableCell[] =>
    columns.map(({ kind }, at) => ({ text: printable(row[at] ?? ''), bold, alignment: alignment(kind) }));
  return {
    fontSize: size,
    margin: [0, 2, 0, 6],
    layout: { ...ruled, paddingTop: () => 2.4, paddingBottom: () => 2 },
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widthsOf(columns, lines, size, width),
      body: [head, ...rows.map((row) => cells(row, false)), ...(total === null ? [] : [cells(total, true)])],
    },
  };
}

const alignment = (kind: Column['kind']): 'left' | 'right' => (kind === 'number' ? 'right' : 'left');

/** Numbers and keys get what their longest value needs; texts share the rest, as much as they have to say. */
function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  size: number,
  width: number,
): number[] {
  const longest = columns.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length), 1));
  const wordy = columns.map(
    ({ kind }, at) => kind === 'text' || (at === 0 && columns.every((one) => one.kind !== 'text')),
  );
  const given = columns.map((column, at) => (wordy[at] ? null : widthOf(column, longest[at] ?? 1, size)));
  const weights = longest.map((letters, at) => (wordy[at] ? Math.min(Math.max(letters, 8), 36) : 0));
  const open = columnWidths(width, given);
  const shared = open.reduce((sum, own, at) => sum + (wordy[at] ? own : 0), 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return open.map((own, at) => (wordy[at] ? (shared * (weights[at] ?? 0)) / whole : own));
}

/** Room for the longest value, and for the longest word of the head. A digit is 0.56 of the size, a letter up to 0.62. */
function widthOf({ head }: Column, letters: number, size: number): number {
  const words = head.split(/[ -]/).map((word) => word.length * 7.5 * 0.62);
  return Math.max(letters * size * 0.57, ...words, 24) + 2;
}
