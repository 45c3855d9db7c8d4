import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import type { CreditNoteSnapshot } from '../../../shared/domain/creditNote.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { annexTable } from './annexPdf.ts';
import type { Words } from './englishWords.ts';
import { formatsFor, ibanText } from './formats.ts';
import type { Pen } from './letter.ts';
import { addressBlock, foot, letterhead, runningHead } from './letter.ts';
import { bare, printable, quiet, renderPdf, ruled } from './pdf.ts';
import { wordsFor } from './words.ts';

export type Snapshot = InvoiceSnapshot | CreditNoteSnapshot;

/**
 * An invoice or credit note as a PDF, from its snapshot alone (domain §6): A4, or Letter for an agency in the United States or
 * Canada; in the client's language and formats; with the list of leads behind it.
 */
export function invoicePdf(snapshot: Snapshot): Promise<Buffer> {
  const { agency, client, number } = snapshot;
  const words = wordsFor(snapshot.locale);
  const pen = { words, formats: formatsFor(snapshot.locale) };
  const title = `${kindOf(snapshot, words)} ${number}`;
  const setup = {
    title,
    author: agency.name,
    language: pen.formats.locale,
    country: agency.address.country,
    made: snapshot.issuedAt,
  };
  return renderPdf(setup, {
    pageMargins: [56, 64, 48, 84],
    styles: {
      head: { fontSize: 7.5, color: quiet },
      small: { fontSize: 7.5, color: quiet },
      section: { bold: true, fontSize: 9, margin: [0, 14, 0, 3] },
    },
    header: (page) => (page === 1 ? letterhead(agency) : runningHead(title, client.name)),
    footer: (page, pages, { width }) => foot(agency, pen, words.page(page, pages), width),
    content: [
      { columns: [addressBlock(agency, client, pen), factsBlock(snapshot, pen)], columnGap: 24 },
      { text: title, fontSize: 17, bold: true, margin: [0, 26, 0, 10] },
      linesTable(snapshot, pen),
      totals(snapshot, pen),
      ...(snapshot.kind === 'invoice' ? invoiceNotes(snapshot, pen) : creditNotes(snapshot, pen)),
      ...annexTable(snapshot, pen),
    ],
  });
}

const kindOf = ({ kind }: Snapshot, words: Words): string => (kind === 'invoice' ? words.invoice : words.creditNote);

function factsBlock(snapshot: Snapshot, { words, formats }: Pen): Column {
  const { day } = formats;
  const own =
    snapshot.kind === 'invoice'
      ? [
          [words.dueDay, day(snapshot.dueDay)],
          [words.period, formats.period(snapshot.period)],
          [words.terms, words.termsFrom(snapshot.terms.version, day(snapshot.terms.from))],
        ]
      : [[words.corrects, words.ofDay(snapshot.of.number, day(snapshot.of.issueDay))]];
  const facts = [
    [words.number, snapshot.number],
    [words.issueDay, day(snapshot.issueDay)],
    ...own,
    [words.contract, snapshot.contract.name],
    [words.purchaseOrder, snapshot.purchaseOrder],
    [words.yourTaxId, snapshot.client.taxId],
    [words.ourTaxId, snapshot.agency.taxId],
  ];
  return {
    width: 244,
    layout: bare,
    margin: [0, 12, 0, 0],
    table: {
      widths: [76, '*'],
      body: facts
        .filter(([, value]) => value !== null)
        .map(([word, value]) => [{ text: word ?? '', color: quiet }, { text: printable(value ?? '') }]),
    },
  };
}

const right = (text: string): TableCell => ({ text, alignment: 'right' });

/** A part of a period as its days, `17/31`: four decimals times the price would not give the amount. */
function daysOf(snapshot: Snapshot, line: Snapshot['lines'][number]): string | null {
  const [place] = line.charges;
  const charge = snapshot.kind === 'invoice' && place !== undefined ? snapshot.charges[place] : undefined;
  if (line.charges.length !== 1 || charge?.derivation.rule !== 'proratedByDay') return null;
  const [, days] = charge.derivation.working.split(' * ');
  return days?.replace(' / ', '/') ?? null;
}

function linesTable(snapshot: Snapshot, { words, formats }: Pen): Content {
  const { lines, currency } = snapshot;
  const head = (text: string, alignment: 'left' | 'right'): TableCell => ({ text, alignment, style: 'head' });
  return {
    layout: ruled,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 80, 48, 76, 84],
      body: [
        [
          head(words.description, 'left'),
          head(words.month, 'left'),
          head(words.quantity, 'right'),
          head(words.unitPrice, 'right'),
          head(words.amount, 'right'),
        ],
        ...lines.map((line) => [
          printable(line.text),
          formats.month(line.month),
          right(daysOf(snapshot, line) ?? formats.number(line.quantity)),
          right(formats.money(line.unit, currency)),
          right(formats.money(line.amount, currency)),
        ]),
      ],
    },
  };
}

function totals({ kind, currency, net, tax, gross }: Snapshot, { words, formats }: Pen): Content {
  const money = (amount: number): string => formats.money(amount, currency);
  const taxed = tax.category === 'S' || tax.category === 'Z';
  const taxWords = taxed ? words.taxOn(formats.percent(tax.ratePercent), money(tax.base)) : words.noTax;
  const due = kind === 'invoice' ? words.amountDue : words.amountCredited;
  return {
    columns: [
      tax.note === null
        ? { text: '', width: '*' }
        : { text: printable(tax.note), width: '*', color: quiet, margin: [0, 4, 24, 0] },
      {
        width: 250,
        layout: {
          ...bare,
          hLineWidth: (row: number) => (row === 2 || row === 3 ? 0.8 : 0),
          paddingRight: () => 0,
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
        table: {
          widths: ['*', 96],
          body: [
            [words.net, right(money(net))],
            [taxWords, right(money(tax.amount))],
            [
              { text: due, bold: true, fontSize: 11 },
              { text: money(gross), bold: true, fontSize: 11, alignment: 'right' },
            ],
          ],
        },
      },
    ],
    unbreakable: true,
    margin: [0, 6, 0, 0],
  };
}

function invoiceNotes(invoice: InvoiceSnapshot, { words, formats }: Pen): Content[] {
  const { agency, carriedOver, currency, gross, dueDay, number } = invoice;
  const pay = words.pleasePay(formats.money(gross, currency), formats.day(dueDay), number);
  return [
    { text: words.payment, style: 'section' },
    { text: pay },
    ...(agency.iban === null ? [] : [{ text: `${words.account}: ${ibanText(agency.iban)} (${agency.name})` }]),
    ...(carriedOver.length === 0
      ? []
      : [
          { text: words.carriedOver, style: 'section' },
          { ul: carriedOver.map(({ code, count }) => words.carried(code, count)) },
          { text: words.carriedOverNote, color: quiet, margin: [0, 2, 0, 0] as [number, number, number, number] },
        ]),
  ];
}

function creditNotes(note: CreditNoteSnapshot, { words, formats }: Pen): Content[] {
  const { reason, rebill, currency, gross, of } = note;
  return [
    ...(reason === null ? [] : [{ text: words.reason, style: 'section' }, { text: printable(reason) }]),
    { text: words.credit, style: 'section' },
    { text: words.settled(formats.money(gross, currency), of.number) },
    ...(rebill ? [{ text: words.rebilled }] : []),
  ];
}
