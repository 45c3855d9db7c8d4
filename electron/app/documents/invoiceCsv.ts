import type { Decimal, Minor } from '../../../shared/domain/basics.ts';
import { decimalFromMinor, decimalFromUnitPrice } from '../../../shared/domain/money.ts';
import type { Derivation } from '../../../shared/domain/pricing/charge.ts';
import type { Cell } from './csv.ts';
import { csvText } from './csv.ts';
import type { Snapshot } from './invoicePdf.ts';

const columns = [
  /** `document`, `line` or `charge`: each sums up to the same net. */
  'record',
  'number',
  'kind',
  'corrects',
  'issued',
  'due',
  'client',
  'contract',
  'currency',
  'line',
  'component',
  'text',
  'month',
  'quantity',
  'unit',
  'net',
  'taxCategory',
  'taxPercent',
  'tax',
  'gross',
  'event',
  'reference',
  'delivered',
  'meeting',
  'verdict',
  'source',
  'termsVersion',
  'fromBalance',
  /** Why a charge costs what it costs, as on the invoice; `working` in minor units. */
  'rule',
  'working',
] as const;
type Column = (typeof columns)[number];

/**
 * A document for the books: one row for the document, one for each line, one for each charge; amounts in units of the
 * currency with a decimal point, those of a credit note positive as on the note itself.
 */
export function invoiceCsv(snapshot: Snapshot): string {
  const money = (amount: Minor): Decimal => decimalFromMinor(amount, snapshot.currency);
  const { tax } = snapshot;
  const fromBalance =
    snapshot.kind === 'invoice' ? (snapshot.prepaid?.used ?? null) : (snapshot.prepaid?.givenBack ?? null);
  const head: Partial<Record<Column, Cell>> = {
    number: snapshot.number,
    kind: snapshot.kind,
    corrects: snapshot.kind === 'creditNote' ? snapshot.of.number : null,
    issued: snapshot.issueDay,
    due: snapshot.kind === 'invoice' ? snapshot.dueDay : null,
    client: snapshot.clientRef,
    contract: snapshot.contract.ref,
    currency: snapshot.currency,
  };
  const document = {
    ...head,
    record: 'document',
    net: money(snapshot.net),
    taxCategory: tax.category,
    taxPercent: tax.ratePercent,
    tax: money(tax.amount),
    gross: money(snapshot.gross),
    fromBalance: fromBalance === null ? null : money(fromBalance),
  };
  const lines = snapshot.lines.map((line, at) => ({
    ...head,
    record: 'line',
    line: at + 1,
    component: line.component,
    text: line.text,
    month: line.month,
    quantity: line.quantity,
    unit: decimalFromUnitPrice(line.unit, snapshot.currency),
    net: money(line.amount),
  }));
  const lineOf = new Map(snapshot.lines.flatMap((line, at) => line.charges.map((place) => [place, at + 1])));
  const charges = snapshot.charges.map((charge, place) => ({
    ...head,
    record: 'charge',
    line: lineOf.get(place) ?? null,
    component: charge.component,
    month: charge.day.slice(0, 7),
    net: money(charge.amount),
    event: charge.event,
    reference: charge.annex?.leadRef ?? null,
    delivered: charge.annex?.deliveredDay ?? null,
    meeting: charge.annex?.meetingDay ?? null,
    verdict: charge.annex?.verdict ?? null,
    source: charge.annex?.source ?? null,
    ...('derivation' in charge ? derived(charge.derivation) : {}),
  }));
  const rows: Partial<Record<Column, Cell>>[] = [document, ...lines, ...charges];
  return csvText(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

const derived = ({ termsVersion, rule, working }: Derivation): Partial<Record<Column, Cell>> => ({
  termsVersion,
  rule,
  working,
});
