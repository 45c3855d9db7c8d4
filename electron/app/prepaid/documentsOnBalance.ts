import type { Reader, Writer } from '../../../db/handle.ts';
import type { StoredDocument } from '../../../db/queries/document.ts';
import { balanceOf, givenBackFor, insertPrepaidEntry } from '../../../db/queries/prepaid.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { CreditNoteSnapshot } from '../../../shared/domain/creditNote.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import type { BackOnBalance, PaidFromBalance, PrepaidKind } from '../../../shared/domain/prepaid.ts';
import { backTo, payFrom } from '../../../shared/domain/prepaid.ts';
import type { Context } from '../context.ts';
import type { InvoiceDraft } from '../invoice/draftInvoice.ts';

/** What the balance pays of an invoice, by the terms that make the document; null where they know no balance (domain §2). */
export function paidFromBalance(
  r: Reader,
  { contract, bill }: Pick<InvoiceDraft, 'contract' | 'bill'>,
): PaidFromBalance | null {
  const prepaid = bill.terms?.terms.billing.prepaid;
  return prepaid === undefined ? null : payFrom(balanceOf(r, contract.id), prepaid.creditLimit, bill.gross);
}

/** What a credit note gives back to the balance that paid its invoice; null where none did. */
export function backOnBalance(
  r: Reader,
  invoice: StoredDocument,
  { prepaid }: InvoiceSnapshot,
  creditGross: Minor,
): BackOnBalance | null {
  if (prepaid === undefined) return null;
  const paid = { used: prepaid.used, givenBack: givenBackFor(r, invoice.id) };
  return backTo(balanceOf(r, invoice.contractId), paid, creditGross);
}

interface Issued<Snapshot> {
  readonly id: number;
  readonly contractId: number;
  readonly snapshot: Snapshot;
}

/** Takes from the balance what an issued invoice says it paid, in the transaction of its issue. */
export function recordUse(w: Writer, context: Context, issued: Issued<InvoiceSnapshot>): void {
  move(w, context, issued, 'used', -(issued.snapshot.prepaid?.used ?? 0));
}

/** Puts back what an issued credit note says, in the transaction of its issue. */
export function recordGivenBack(w: Writer, context: Context, issued: Issued<CreditNoteSnapshot>): void {
  move(w, context, issued, 'givenBack', issued.snapshot.prepaid?.givenBack ?? 0);
}

function move(
  w: Writer,
  context: Context,
  { id, contractId, snapshot }: Issued<InvoiceSnapshot | CreditNoteSnapshot>,
  kind: PrepaidKind,
  amount: Minor,
): void {
  if (amount === 0) return;
  const { issueDay: day, issuedAt: recordedAt } = snapshot;
  insertPrepaidEntry(w, {
    id: context.ids.next(w),
    contractId,
    day,
    kind,
    amount,
    documentId: id,
    note: null,
    recordedAt,
  });
}
