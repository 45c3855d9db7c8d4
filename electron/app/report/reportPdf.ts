import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatsFor } from '../documents/formats.ts';
import { printable } from '../documents/glyphs.ts';
import { ink, quiet, rule, shade } from '../documents/look.ts';
import { renderPdf, ruled } from '../documents/pdf.ts';
import { wordsFor } from '../documents/words.ts';
import type { Block, Cell, Column, Headline, Section, Table } from './blocks.ts';
import { reportContent } from './reportContent.ts';
import type { FrozenReport } from './reportSnapshot.ts';

/** Points a bar may be long: in a table of few columns it carries the picture. */
const barWidthOf = (columns: number): number => (columns > 4 ? 84 : 250);

/** The report as a PDF: the same blocks as its page, in the same order. */
export function reportPdf(report: FrozenReport): Promise<Buffer> {
  const { snapshot } = report;
  const content = reportContent(report);
  const { locale } = formatsFor(snapshot.locale);
  const words = wordsFor(snapshot.locale);
  const title = `${content.kind} – ${content.title}`;
  const setup = { title, author: snapshot.agency, language: locale, paper: 'A4' as const, made: report.madeAt };
  return renderPdf(setup, {
    above: 56,
    below: 52,
    header: (page) => (page === 1 ? null : runningHead(title, content.lines[0] ?? '')),
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      columns: [
        { text: content.foot, style: 'small' },
        { text: words.page(page, pages), style: 'small', alignment: 'right', width: 80 },
      ],
    }),
    content: [
      { text: content.kind, color: quiet },
      { text: printable(content.title), fontSize: 19, bold: true },
      ...content.lines.map((text) => ({ text: printable(text) })),
      ...(content.warning === null ? [] : [{ text: content.warning, bold: true }]),
      headlineTable(content.headline),
      ...content.sections.map(sectionOf),
    ],
  });
}

/** Rows that fit on a page together with their heading. */
const mostTogether = 22;

/** A section stays together on its page; a long one begins on a page of its own, so that no heading stands alone. */
function sectionOf({ title, blocks }: Section): Content {
  const rows = blocks.reduce((sum, block) => sum + ('rows' in block ? block.rows.length : 1), 0);
  const isLong = rows > mostTogether;
  return {
    ...(isLong ? { pageBreak: 'before' } : { unbreakable: true }),
    stack: [{ text: title, style: 'section' }, ...blocks.map(blockOf)],
  };
}

const runningHead = (title: string, line: string): Content => ({
  margin: [48, 28, 48, 0],
  columns: [
    { text: printable(title), style: 'small' },
    { text: printable(line), style: 'small', alignment: 'right' },
  ],
});

function headlineTable(headline: readonly Headline[]): Content {
  return {
    margin: [0, 14, 0, 0],
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: rule,
      vLineColor: rule,
      paddingTop: () => 6,
      paddingBottom: () => 5,
    },
    table: {
      widths: headline.map(() => '*'),
      body: [
        headline.map(
          ({ name, value, more }): TableCell => ({
            stack: [
              { text: name, style: 'small' },
              { text: value, fontSize: 13, bold: true },
              ...(more === null ? [] : [{ text: more, style: 'small' }]),
            ],
          }),
        ),
      ],
    },
  };
}

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'text':
      return { text: printable(block.text), ...(block.quiet ? { color: quiet } : {}) };
    case 'list':
      return { ul: block.items.map(printable) };
    case 'table':
    case 'leads':
      return tableOf(block, block.kind === 'leads' ? 7 : 8);
  }
}

function tableOf({ columns, rows, total }: Pick<Table, 'columns' | 'rows' | 'total'>, fontSize: number): Content {
  const barWidth = barWidthOf(columns.length);
  const head = columns.map(({ head: text, kind }): TableCell => ({ text, style: 'head', alignment: alignment(kind) }));
  const cells = (row: readonly Cell[], bold: boolean): TableCell[] =>
    columns.map((column, at) => cellOf(row[at] ?? '', column, bold, barWidth));
  return {
    fontSize,
    margin: [0, 2, 0, 4],
    layout: { ...ruled, paddingTop: () => 2.2, paddingBottom: () => 1.8 },
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ kind }, at) => (kind === 'bar' ? barWidth : at === 0 || kind === 'text' ? '*' : 'auto')),
      body: [head, ...rows.map((row) => cells(row, false)), ...(total === null ? [] : [cells(total, true)])],
    },
  };
}

const alignment = (kind: Column['kind']): 'left' | 'right' => (kind === 'number' ? 'right' : 'left');

function cellOf(cell: Cell, { kind }: Column, bold: boolean, barWidth: number): TableCell {
  if (typeof cell !== 'string') {
    return {
      canvas: [
        { type: 'rect', x: 0, y: 1, w: barWidth, h: 7, color: shade },
        ...(cell.bar > 0
          ? [{ type: 'rect' as const, x: 0, y: 1, w: (cell.bar * barWidth) / 1000, h: 7, color: ink }]
          : []),
      ],
    };
  }
  return { text: printable(cell), bold, alignment: alignment(kind) };
}
