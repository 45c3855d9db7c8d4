import type { Minor } from './basics.ts';
import type { CreditDraft, CreditedCharge } from './creditNote.ts';
import type { InvoiceSnapshot } from './invoice.ts';
import { sumOf } from './money.ts';
import type { EventKey, Line } from './pricing/charge.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';
import { taxOn } from './tax.ts';

/** What is to be credited: everything that is left, or charges, each by an amount or by what is left of it. */
export type CreditAsk = { readonly kind: 'all' } | { readonly kind: 'charges'; readonly charges: readonly ChargeAsk[] };
export interface ChargeAsk {
  readonly component: string;
  readonly event: EventKey;
  /** Minor units with the sign of the charge, or `rest`. */
  readonly amount: Minor | 'rest';
}

/** What of an invoice a credit looks at. */
export type Creditable = Pick<InvoiceSnapshot, 'number' | 'charges' | 'lines' | 'net' | 'tax'>;

/** What earlier credit notes took back of the same invoice: the documents themselves, or sums read from a table. */
export interface EarlierCredit {
  readonly net: Minor;
  readonly tax: { readonly amount: Minor };
  readonly charges: readonly Pick<CreditedCharge, 'component' | 'event' | 'amount'>[];
}

const keyOf = ({ component, event }: { readonly component: string; readonly event: EventKey }): string =>
  `${event} ${component}`;

/**
 * What a credit note takes back (domain §6, §9 9): every credit names its charge, has its sign and never exceeds what is left of
 * it. Refuses `notOnInvoice`, `creditExceedsCharge`, where nothing is left `alreadyCredited`, and `creditBelowZero` where what
 * the invoice gave back outweighs the rest: a credit note never asks for money. The tax goes back on the sum of all notes
 * together, so that they can never give back a cent more than the invoice took, and crediting everything leaves nothing.
 */
export function creditFor(invoice: Creditable, earlier: readonly EarlierCredit[], ask: CreditAsk): Result<CreditDraft> {
  const left = leftOf(invoice, earlier);
  const chosen = ask.kind === 'all' ? everything(invoice, left) : named(invoice, left, ask.charges);
  if (!chosen.ok) return chosen;
  const charges = chosen.value;
  const net = sumOf(charges.map(({ amount }) => amount));
  if (net < 0) return refuse('creditBelowZero', { number: invoice.number, net });
  const tax = taxBack(invoice, earlier, net);
  const gross = net + tax;
  return done({
    charges,
    lines: linesOf(invoice, charges),
    net,
    tax: { ...invoice.tax, base: net, amount: tax },
    gross,
  });
}

function leftOf(invoice: Creditable, earlier: readonly EarlierCredit[]): Map<string, Minor> {
  const left = new Map(invoice.charges.map((charge) => [keyOf(charge), charge.amount]));
  for (const note of earlier) {
    for (const charge of note.charges) left.set(keyOf(charge), (left.get(keyOf(charge)) ?? 0) - charge.amount);
  }
  return left;
}

function everything(invoice: Creditable, left: ReadonlyMap<string, Minor>): Result<CreditedCharge[]> {
  const open = invoice.charges.filter((charge) => (left.get(keyOf(charge)) ?? 0) !== 0);
  if (open.length === 0) return refuse('alreadyCredited', { number: invoice.number });
  return done(open.map((charge) => credited(charge, left.get(keyOf(charge)) ?? 0)));
}

function named(
  invoice: Creditable,
  left: ReadonlyMap<string, Minor>,
  asks: readonly ChargeAsk[],
): Result<CreditedCharge[]> {
  const byKey = new Map(invoice.charges.map((charge) => [keyOf(charge), charge]));
  const rest = new Map(left);
  const chosen: CreditedCharge[] = [];
  for (const ask of asks) {
    const { component, event } = ask;
    const charge = byKey.get(keyOf(ask));
    const open = rest.get(keyOf(ask)) ?? 0;
    if (charge === undefined) return refuse('notOnInvoice', { number: invoice.number, component, event });
    if (open === 0) return refuse('alreadyCredited', { number: invoice.number, component, event });
    const amount = ask.amount === 'rest' ? open : ask.amount;
    if (amount === 0) throw new Error('a credit takes back more than nothing');
    if (Math.sign(amount) !== Math.sign(open) || Math.abs(amount) > Math.abs(open))
      return refuse('creditExceedsCharge', { number: invoice.number, component, event, amount, left: open });
    rest.set(keyOf(ask), open - amount);
    chosen.push(credited(charge, amount));
  }
  return done(chosen);
}

const credited = (charge: InvoiceSnapshot['charges'][number], amount: Minor): CreditedCharge => ({
  component: charge.component,
  event: charge.event,
  day: charge.day,
  deliveryId: charge.deliveryId,
  chainId: charge.chainId,
  charged: charge.amount,
  amount,
  annex: charge.annex,
});

function taxBack(invoice: Creditable, earlier: readonly EarlierCredit[], net: Minor): Minor {
  const before = sumOf(earlier.map((note) => note.tax.amount));
  const creditedNet = sumOf(earlier.map((note) => note.net)) + net;
  return taxOn(invoice.tax, creditedNet).amount - before;
}

/**
 * The lines of the invoice that anything is taken back from: as it was where it goes back whole, else one for each amount, so
 * that quantity × unit is the line. What was given back has a quantity below zero: no price ever has (EN 16931 BR-27).
 */
function linesOf(invoice: Creditable, charges: readonly CreditedCharge[]): Line[] {
  const lineOf = new Map<string, Line>();
  for (const line of invoice.lines) {
    for (const place of line.charges) {
      const charge = invoice.charges[place];
      if (charge) lineOf.set(keyOf(charge), line);
    }
  }
  const placed = charges.map((charge, place) => ({ charge, place }));
  const byLine = Map.groupBy(placed, ({ charge }) => {
    const line = lineOf.get(keyOf(charge));
    if (line === undefined) throw new Error(`a charge without a line: ${keyOf(charge)}`);
    return line;
  });
  return [...byLine].flatMap(([line, some]) => {
    const amount = sumOf(some.map(({ charge }) => charge.amount));
    if (amount === line.amount) return [{ ...line, charges: some.map(({ place }) => place) }];
    return [...Map.groupBy(some, ({ charge }) => charge.amount)].map(([each, same]) => ({
      ...line,
      quantity: each < 0 ? -same.length : same.length,
      unit: Math.abs(each),
      amount: each * same.length,
      charges: same.map(({ place }) => place),
    }));
  });
}
