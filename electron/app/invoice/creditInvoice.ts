import type { Reader } from '../../../db/handle.ts';
import type { StoredCharge, StoredDocument } from '../../../db/queries/document.ts';
import { chargesLeft, readDocument } from '../../../db/queries/document.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { stop, transact } from '../transact.ts';
import type { IssuedCredit } from './issueCreditNote.ts';
import { issueCreditNote } from './issueCreditNote.ts';

export interface CreditInput {
  readonly number: string;
  readonly of: { readonly kind: 'all' } | { readonly kind: 'deliveries'; readonly ids: readonly number[] };
  readonly rebill: boolean;
  readonly reason?: string | undefined;
}

/**
 * Corrects an invoice by a credit note (domain §6): all that is left of it, or every charge of the deliveries named, those of
 * their meetings too. Refuses `unknownDocument`, `notAnInvoice` for a credit note, `notOnInvoice` for a delivery without a
 * charge on it, and `alreadyCredited` where nothing is left.
 */
export function creditInvoice(context: Context, input: CreditInput): Result<IssuedCredit> {
  return transact(context, (w) => {
    const invoice = readDocument(w, input.number) ?? stop('unknownDocument', { number: input.number });
    if (invoice.kind !== 'invoice') stop('notAnInvoice', { number: input.number });
    const open = chosen(w, invoice, input.of).filter(({ left }) => left > 0);
    if (open.length === 0) stop('alreadyCredited', { number: input.number });
    return issueCreditNote(w, context, {
      invoiceId: invoice.id,
      credits: open.map(({ charge }) => ({ chargeId: charge.id, amount: 'rest' })),
      reason: input.reason ?? null,
      rebill: input.rebill,
    });
  });
}

interface Open {
  readonly charge: StoredCharge;
  readonly left: number;
}

function chosen(r: Reader, invoice: StoredDocument, of: CreditInput['of']): Open[] {
  const charges = chargesLeft(r, invoice.id);
  if (of.kind === 'all') return charges;
  const wanted = new Set(of.ids);
  const found = charges.filter(({ charge }) => charge.deliveryId !== null && wanted.has(charge.deliveryId));
  for (const delivery of wanted) {
    if (!found.some(({ charge }) => charge.deliveryId === delivery)) {
      stop('notOnInvoice', { number: invoice.number, delivery });
    }
  }
  return found;
}
