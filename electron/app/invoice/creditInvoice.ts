import type { Reader } from '../../../db/handle.ts';
import type { StoredCharge, StoredDocument } from '../../../db/queries/document.ts';
import { chargesLeft, readDocument } from '../../../db/queries/document.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { refusable, stop, transact } from '../transact.ts';
import type { IssuedCredit, WantedCredit } from './issueCreditNote.ts';
import { creditDraft, issueCreditNote } from './issueCreditNote.ts';

export interface CreditAsked {
  readonly number: string;
  readonly of:
    | { readonly kind: 'all' }
    | { readonly kind: 'deliveries'; readonly ids: readonly number[] }
    | { readonly kind: 'lines'; readonly lines: readonly number[] };
}

export interface CreditInput extends CreditAsked {
  readonly rebill: boolean;
  readonly reason?: string | undefined;
}

/**
 * Corrects an invoice by a credit note (domain §6): all that is left of it, every charge of the deliveries named, those of
 * their meetings too, or what is left of whole lines. Refuses `unknownDocument`, `notAnInvoice` for a credit note,
 * `notOnInvoice` for a delivery without a charge on it or a line it has not, `alreadyCredited` where nothing is left, and
 * `creditBelowZero` where all that is named was given back.
 */
export function creditInvoice(context: Context, input: CreditInput): Result<IssuedCredit> {
  return transact(context, (w) => {
    const { invoice, credits, freeOfCharge } = asked(w, input);
    return issueCreditNote(w, context, {
      invoiceId: invoice.id,
      credits,
      freeOfCharge,
      reason: input.reason ?? null,
      rebill: input.rebill,
    });
  });
}

/** What a credit note would take back, in positive minor units of the invoice's currency. */
export interface CreditPreview {
  readonly currency: string;
  readonly charges: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** The sums of the credit note that {@link creditInvoice} would issue now, with the same refusals; writes nothing. */
export function previewCredit({ handle }: Context, input: CreditAsked): Result<CreditPreview> {
  return refusable(() => {
    const { invoice, credits } = asked(handle.reader, input);
    const { net, tax, gross, charges } = creditDraft(handle.reader, invoice, credits).draft;
    return { currency: invoice.currency, charges: charges.length, net, tax: tax.amount, gross };
  });
}

function asked(
  r: Reader,
  { number, of }: CreditAsked,
): { readonly invoice: StoredDocument; readonly credits: WantedCredit[]; readonly freeOfCharge: number[] } {
  const invoice = readDocument(r, number) ?? stop('unknownDocument', { number });
  if (invoice.kind !== 'invoice') stop('notAnInvoice', { number });
  const found = chosen(r, invoice, of);
  const open = found.filter(({ left }) => left !== 0);
  if (open.length === 0) stop('alreadyCredited', { number });
  return {
    invoice,
    credits: open.map(({ charge }) => ({ chargeId: charge.id, amount: 'rest' })),
    freeOfCharge: found.filter(({ charge }) => charge.amount === 0).map(({ charge }) => charge.id),
  };
}

interface Open {
  readonly charge: StoredCharge;
  readonly left: number;
}

function chosen(r: Reader, invoice: StoredDocument, of: CreditAsked['of']): Open[] {
  const charges = chargesLeft(r, invoice.id);
  if (of.kind === 'all') return charges;
  if (of.kind === 'lines') return onLines(charges, invoice.number, of.lines);
  const wanted = new Set(of.ids);
  const found = charges.filter(({ charge }) => charge.deliveryId !== null && wanted.has(charge.deliveryId));
  for (const delivery of wanted) {
    if (!found.some(({ charge }) => charge.deliveryId === delivery)) {
      stop('notOnInvoice', { number: invoice.number, delivery });
    }
  }
  return found;
}

function onLines(charges: readonly Open[], number: string, lines: readonly number[]): Open[] {
  const wanted = new Set(lines);
  const found = charges.filter(({ charge }) => wanted.has(charge.line));
  for (const line of wanted) {
    if (!found.some(({ charge }) => charge.line === line)) stop('notOnInvoice', { number, line });
  }
  return found;
}
