import type { Content, TableCell } from 'pdfmake/interfaces';
import type { AnnexRow } from '../../../shared/domain/invoice.ts';
import type { Line } from '../../../shared/domain/pricing/charge.ts';
import { reasonBeside } from './derivation.ts';
import { printable } from './glyphs.ts';
import type { Snapshot } from './invoicePdf.ts';
import type { Pen } from './letter.ts';
import { columnWidths, ruled, textWidth } from './pdf.ts';

/** One charge as the list of leads shows it: `why` in words, `figures` the columns on the right. */
interface Row {
  readonly annex: AnnexRow | null;
  readonly day: string;
  readonly why: string;
  readonly figures: readonly string[];
}

/** Where every charge of a document comes from, one row each, on pages of its own. */
export function annexTable(snapshot: Snapshot, pen: Pen): Content[] {
  if (!snapshot.charges.some(({ annex }) => annex !== null)) return [];
  const { words, formats, look } = pen;
  const places = new Map(snapshot.lines.flatMap((line, at) => line.charges.map((place) => [place, { line, at }])));
  const hasMeetings = snapshot.charges.some(({ annex }) => annex?.meetingDay);
  const hasLines = snapshot.lines.length > 1;
  const figures =
    snapshot.kind === 'invoice'
      ? { heads: [words.termsVersion, words.price], widths: [30, 50] }
      : { heads: [words.charged, words.credited], widths: [50, 50] };
  const lefts = [
    ...(hasLines ? [words.line] : []),
    words.reference,
    words.delivered,
    ...(hasMeetings ? [words.meeting] : []),
    words.why,
    words.source,
  ];
  const head = [
    ...lefts.map((text): TableCell => ({ text, style: 'head' })),
    ...figures.heads.map((text): TableCell => ({ text, style: 'head', alignment: 'right' })),
  ];
  const rows = rowsOf(snapshot, pen, (place) => places.get(place)?.line).map((row, place): TableCell[] => [
    ...(hasLines ? [String((places.get(place)?.at ?? 0) + 1)] : []),
    printable(row.annex?.leadRef ?? '–'),
    formats.shortDay(row.annex?.deliveredDay ?? row.day),
    ...(hasMeetings ? [row.annex?.meetingDay ? formats.shortDay(row.annex.meetingDay) : '–'] : []),
    row.why,
    printable(row.annex?.source ?? '–'),
    ...row.figures.map((text): TableCell => ({ text, alignment: 'right' })),
  ]);
  const sum = formats.money(snapshot.net, snapshot.currency);
  const total: TableCell[] = [
    { text: words.total, bold: true, colSpan: head.length - 1 },
    ...head.slice(2).map((): TableCell => ({})),
    { text: sum, bold: true, alignment: 'right' },
  ];
  return [
    { text: words.annex, fontSize: 14, bold: true, pageBreak: 'before', margin: [0, 0, 0, 2] },
    { text: words.annexOf(snapshot.number), style: 'small', margin: [0, 0, 0, 8] },
    {
      fontSize: 7,
      layout: { ...ruled, paddingTop: () => 2, paddingBottom: () => 1.5 },
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: columnWidths(textWidth(look.paper), [
          ...(hasLines ? [18] : []),
          referenceWidth(snapshot),
          44,
          ...(hasMeetings ? [44] : []),
          null,
          100,
          ...figures.widths,
        ]),
        body: [head, ...rows, total],
      },
    },
  ];
}

/** References are numbers of our own or whatever the lead tool counts with: as wide as the longest, within reason. */
function referenceWidth({ charges }: Snapshot): number {
  const longest = charges.reduce((most, { annex }) => Math.max(most, annex?.leadRef.length ?? 0), 0);
  return Math.min(Math.max(longest * 4.2, 44), 92);
}

function rowsOf(snapshot: Snapshot, pen: Pen, lineOf: (place: number) => Line | undefined): Row[] {
  const { formats } = pen;
  const money = (amount: number): string => formats.money(amount, snapshot.currency);
  const why = (annex: AnnexRow | null, place: number): string => annex?.verdict ?? lineOf(place)?.text ?? '';
  if (snapshot.kind === 'creditNote') {
    return snapshot.charges.map(({ annex, day, charged, amount }, place) => ({
      annex,
      day,
      why: why(annex, place),
      figures: [money(charged), money(amount)],
    }));
  }
  return snapshot.charges.map((charge, place) => {
    const { annex, day, amount, derivation } = charge;
    const reason = reasonBeside(charge, snapshot.currency, pen);
    return {
      annex,
      day,
      why: [why(annex, place), ...(reason === null ? [] : [reason])].join(', '),
      figures: [String(derivation.termsVersion), money(amount)],
    };
  });
}
