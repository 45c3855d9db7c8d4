import { sumOf } from '../../../shared/domain/money.ts';
import type { Block, Pen, Table } from './blocks.ts';
import { column, text } from './blocks.ts';
import type { ReportSnapshot } from './reportSnapshot.ts';

/** What was charged for the events of the period and what came back, and on which documents it stands. */
export function costBlocks(snapshot: ReportSnapshot, pen: Pen): Block[] {
  if (snapshot.costs.length === 0) return [text(pen.words.nothingCharged)];
  return [itemsTable(snapshot, pen), documentsTable(snapshot, pen)];
}

function itemsTable({ costs, currency }: ReportSnapshot, { words, formats }: Pen): Table {
  const money = (amount: number): string => formats.money(amount, currency);
  const charged = sumOf(costs.map((line) => line.charged));
  const credited = sumOf(costs.map((line) => line.credited));
  return {
    kind: 'table',
    columns: [
      column(words.item, 'text'),
      column(words.charges),
      column(words.charged),
      column(words.credited),
      column(words.net),
    ],
    rows: costs.map((line) => [
      line.text,
      formats.number(line.charges),
      money(line.charged),
      money(-line.credited),
      money(line.charged - line.credited),
    ]),
    total: [
      words.total,
      formats.number(sumOf(costs.map((line) => line.charges))),
      money(charged),
      money(-credited),
      money(charged - credited),
    ],
  };
}

function documentsTable({ documents, currency }: ReportSnapshot, { words, formats }: Pen): Table {
  return {
    kind: 'table',
    columns: [
      column(words.document, 'text'),
      column(words.documentNumber, 'key'),
      column(words.day, 'key'),
      column(words.net),
      column(words.gross),
    ],
    rows: documents.map(({ kind, number, issueDay, net, gross }) => {
      const sign = kind === 'creditNote' ? -1 : 1;
      return [
        kind === 'creditNote' ? words.creditNote : words.invoice,
        number,
        formats.day(issueDay),
        formats.money(sign * net, currency),
        formats.money(sign * gross, currency),
      ];
    }),
    total: null,
  };
}
