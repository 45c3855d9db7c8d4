import type { Content, TableCell } from 'pdfmake/interfaces';
import { paperFor } from '../../../shared/domain/brand.ts';
import type { CreditNoteSnapshot } from '../../../shared/domain/creditNote.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { dueOf } from '../../../shared/domain/prepaid.ts';
import type { Line } from '../../../shared/domain/pricing/charge.ts';
import { daysOf } from '../../../shared/domain/pricing/wording.ts';
import { annexTable } from './annexPdf.ts';
import { derivationOf } from './derivation.ts';
import type { Words } from './englishWords.ts';
import { formatsFor, ibanText } from './formats.ts';
import { printable } from './glyphs.ts';
import type { Pen } from './letter.ts';
import { addressBlock, factsTable, foot, letterhead, runningHead } from './letter.ts';
import { lookOf, quiet } from './look.ts';
import { bare, columnWidths, renderPdf, ruled, textWidth } from './pdf.ts';
import { wordsFor } from './words.ts';

export type Snapshot = InvoiceSnapshot | CreditNoteSnapshot;

/**
 * An invoice or credit note as a PDF, from its snapshot alone (domain §6): in the agency's look, the client's language and
 * formats, with the list of leads behind it. The address stands where the window of an envelope is.
 */
export function invoicePdf(snapshot: Snapshot): Promise<Buffer> {
  const { agency, client, number } = snapshot;
  const words = wordsFor(snapshot.locale);
  const paper = paperFor({ paper: snapshot.paper, country: agency.address.country }, {});
  const pen: Pen = { words, formats: formatsFor(snapshot.locale), look: lookOf(snapshot.brand, paper) };
  const title = `${kindOf(snapshot, words)} ${number}`;
  const setup = { title, author: agency.name, language: pen.formats.locale, paper, made: snapshot.issuedAt };
  return renderPdf(setup, {
    above: 84,
    below: 98,
    header: (page, _pages, { width }) =>
      page === 1 ? letterhead(agency.name, pen.look, width) : runningHead(title, client.name, pen.look),
    footer: (page, pages) => foot(agency, client, pen, words.page(page, pages)),
    content: [
      heads(snapshot, pen),
      { text: title, fontSize: 20, bold: true, margin: [0, 30, 0, 0] },
      { text: summaryOf(snapshot, pen), fontSize: 11, color: pen.look.accent, margin: [0, 2, 0, 14] },
      linesTable(snapshot, pen),
      totals(snapshot, pen),
      ...(snapshot.kind === 'invoice' ? invoiceNotes(snapshot, pen) : creditNotes(snapshot, pen)),
      ...annexTable(snapshot, pen),
    ],
  });
}

const kindOf = ({ kind }: Snapshot, words: Words): string => (kind === 'invoice' ? words.invoice : words.creditNote);

/** The one thing the reader looks for. */
function summaryOf(snapshot: Snapshot, { words, formats }: Pen): string {
  const money = (amount: number): string => formats.money(amount, snapshot.currency);
  if (snapshot.kind === 'creditNote') return words.creditedFor(money(snapshot.gross), snapshot.of.number);
  const due = dueOf(snapshot);
  return due === 0 && snapshot.prepaid !== undefined
    ? words.nothingDue
    : words.dueBy(money(due), formats.day(snapshot.dueDay));
}

function heads(snapshot: Snapshot, pen: Pen): Content {
  const { words, formats, look } = pen;
  const { day } = formats;
  const own: (readonly [string, string])[] =
    snapshot.kind === 'invoice'
      ? [
          [words.dueDay, day(snapshot.dueDay)],
          [words.period, formats.period(snapshot.period)],
          [words.terms, words.termsFrom(snapshot.terms.version, day(snapshot.terms.from))],
        ]
      : [[words.corrects, words.ofDay(snapshot.of.number, day(snapshot.of.issueDay))]];
  const facts = factsTable(
    [
      [words.number, snapshot.number],
      [words.issueDay, day(snapshot.issueDay)],
      ...own,
      [words.contract, snapshot.contract.name],
      [words.purchaseOrder, snapshot.purchaseOrder],
      [words.yourTaxId, snapshot.client.taxId],
      [words.ourTaxId, snapshot.agency.taxId],
    ],
    246,
  );
  const gap = 22;
  const width = textWidth(look.paper) - facts.width - gap;
  return {
    margin: [0, 36, 0, 0],
    columnGap: gap,
    columns: [addressBlock(snapshot.agency, snapshot.client, width, pen), facts],
  };
}

const right = (text: string): TableCell => ({ text, alignment: 'right' });

function quantityOf(snapshot: Snapshot, line: Line, { formats }: Pen): string {
  const [place] = line.charges;
  const charge = snapshot.kind === 'invoice' && place !== undefined ? snapshot.charges[place] : undefined;
  const days = line.charges.length === 1 && charge ? daysOf(charge.derivation) : null;
  return days === null ? formats.number(line.quantity) : `${days.in}/${days.of}`;
}

function linesTable(snapshot: Snapshot, pen: Pen): Content {
  const { words, formats, look } = pen;
  const { lines, currency } = snapshot;
  const head = (text: string, alignment: 'left' | 'right'): TableCell => ({ text, alignment, style: 'head' });
  const numbered = lines.length > 1;
  const cells = <Cell>(number: Cell, rest: readonly Cell[]): Cell[] => [...(numbered ? [number] : []), ...rest];
  return {
    layout: ruled,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columnWidths(textWidth(look.paper), cells<number | null>(14, [null, 50, 76, 84])),
      body: [
        cells(head('', 'left'), [
          head(words.description, 'left'),
          head(words.quantity, 'right'),
          head(words.unitPrice, 'right'),
          head(words.amount, 'right'),
        ]),
        ...lines.map((line, at) =>
          cells<TableCell>({ text: String(at + 1), color: quiet }, [
            {
              stack: [
                { text: printable(line.text), bold: true },
                { text: printable(derivationOf(snapshot, line, pen)), style: 'small' },
              ],
            },
            right(quantityOf(snapshot, line, pen)),
            right(formats.unitPrice(line.unit, currency)),
            right(formats.money(line.amount, currency)),
          ]),
        ),
      ],
    },
  };
}

function totals(snapshot: Snapshot, { words, formats, look }: Pen): Content {
  const { kind, currency, net, tax, gross } = snapshot;
  const money = (amount: number): string => formats.money(amount, currency);
  const taxed = tax.category === 'S' || tax.category === 'Z';
  const taxWords = taxed ? words.taxOn(formats.percent(tax.ratePercent), money(tax.base)) : words.noTax;
  const asked = kind === 'invoice' ? words.amountDue : words.amountCredited;
  const prepaid = kind === 'invoice' ? snapshot.prepaid : undefined;
  const before: TableCell[][] = [
    [words.net, right(money(net))],
    [taxWords, right(money(tax.amount))],
    ...(prepaid === undefined
      ? []
      : [
          [words.gross, right(money(gross))],
          [words.paidFromBalance, right(money(-prepaid.used))],
        ]),
  ];
  const [side, amount] = [256, 110];
  return {
    columns: [
      { text: printable(tax.note ?? ''), width: textWidth(look.paper) - side, color: quiet, margin: [0, 6, 24, 0] },
      {
        width: side,
        layout: {
          ...bare,
          hLineWidth: (row) => (row >= before.length ? 1 : 0),
          hLineColor: () => look.fill,
          fillColor: (row) => (row === before.length ? look.tint : null),
          paddingLeft: () => 6,
          paddingRight: (column) => (column === 1 ? 0 : 6),
          paddingTop: () => 4,
          paddingBottom: () => 4,
        },
        table: {
          widths: [side - amount - 18, amount],
          body: [
            ...before,
            [
              { text: asked, bold: true, fontSize: 12 },
              { text: money(gross - (prepaid?.used ?? 0)), bold: true, fontSize: 12, alignment: 'right' },
            ],
          ],
        },
      },
    ],
    unbreakable: true,
    margin: [0, 6, 0, 0],
  };
}

function invoiceNotes(invoice: InvoiceSnapshot, { words, formats, look }: Pen): Content[] {
  const { agency, carriedOver, currency, dueDay, number, prepaid } = invoice;
  const money = (amount: number): string => formats.money(amount, currency);
  const due = dueOf(invoice);
  const isPaid = due === 0 && prepaid !== undefined;
  const pay = [
    ...(prepaid === undefined ? [] : [words.paidAhead(money(prepaid.used), money(prepaid.after))]),
    ...(isPaid ? [] : [words.pleasePay(money(due), formats.day(dueDay), number)]),
  ].join(' ');
  const account =
    agency.iban === null || isPaid
      ? []
      : [
          factsTable(
            [
              [words.bank, agency.name],
              [words.account, ibanText(agency.iban)],
              [words.quoting, number],
            ],
            textWidth(look.paper),
          ),
        ];
  return [
    {
      unbreakable: true,
      stack: [{ text: words.payment, style: 'section' }, { text: pay, margin: [0, 0, 0, 4] }, ...account],
    },
    ...(carriedOver.length === 0
      ? []
      : [
          {
            unbreakable: true,
            stack: [
              { text: words.carriedOver, style: 'section' },
              { ul: carriedOver.map(({ code, count }) => words.carried(code, count)) },
              { text: words.carriedOverNote, color: quiet, margin: [0, 2, 0, 0] as [number, number, number, number] },
            ],
          },
        ]),
  ];
}

function creditNotes(note: CreditNoteSnapshot, { words, formats }: Pen): Content[] {
  const { reason, rebill, currency, gross, of, prepaid } = note;
  const back = prepaid?.givenBack ?? 0;
  const money = (amount: number): string => formats.money(amount, currency);
  return [
    ...(reason === null ? [] : [{ text: words.reason, style: 'section' }, { text: printable(reason) }]),
    { text: words.credit, style: 'section' },
    ...(prepaid === undefined || back === 0 ? [] : [{ text: words.backOnBalance(money(back), money(prepaid.after)) }]),
    ...(gross === back ? [] : [{ text: words.settled(money(gross - back), of.number) }]),
    ...(rebill ? [{ text: words.rebilled }] : []),
  ];
}
