import { hash } from 'node:crypto';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredCharge, StoredDocument } from '../../../db/queries/document.ts';
import {
  chargesOf,
  creditNotesOf,
  freeCredited,
  insertCredits,
  insertDocument,
  readDocumentById,
} from '../../../db/queries/document.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { ChargeAsk } from '../../../shared/domain/credit.ts';
import { creditFor } from '../../../shared/domain/credit.ts';
import type { CreditedCharge } from '../../../shared/domain/creditNote.ts';
import { CreditNoteSnapshot, creditNoteOf } from '../../../shared/domain/creditNote.ts';
import { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { backOnBalance, recordGivenBack } from '../prepaid/documentsOnBalance.ts';
import { orStop, stop } from '../transact.ts';
import { takeNumber } from './takeNumber.ts';

/** One charge to take back: by an amount in minor units with its sign, or by what is left of it. */
export interface WantedCredit {
  readonly chargeId: number;
  readonly amount: Minor | 'rest';
  /** The dispute that brought it. */
  readonly disputeId?: number | undefined;
}

export interface NewCreditNote {
  readonly invoiceId: number;
  readonly credits: readonly WantedCredit[];
  readonly reason: string | null;
  /** Lets the events of charges that are now credited in full be billed once more; a return never is (domain §6). */
  readonly rebill: boolean;
  /** Charges that cost nothing and are billed once more with the others: their place among the units counts. */
  readonly freeOfCharge?: readonly number[];
}

/** A credit note as its caller hears of it; amounts are minor units, zero or more. */
export interface IssuedCredit {
  readonly number: string;
  readonly of: string;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  readonly currency: string;
}

/**
 * Issues a credit note inside the caller's transaction (domain §6, §9 9). Ends that transaction with `notOnInvoice`,
 * `alreadyCredited`, `creditExceedsCharge` or `creditBelowZero`.
 */
export function issueCreditNote(w: Writer, context: Context, wanted: NewCreditNote): IssuedCredit {
  const invoice = readDocumentById(w, wanted.invoiceId);
  const agency = readAgency(w) ?? stop('noAgency');
  const { draft, snapshot, charges } = creditDraft(w, invoice, wanted.credits);
  const { reason, rebill } = wanted;
  const back = backOnBalance(w, invoice, snapshot, draft.gross);
  const note = creditNoteOf(draft, snapshot, takeNumber(w, context, agency, 'creditNote'), { reason, rebill }, back);
  const id = write(w, context, invoice, note);
  recordGivenBack(w, context, { id, contractId: invoice.contractId, snapshot: note });
  const credited = creditedCharges(charges, note.charges, wanted.credits);
  const first = context.ids.take(w, credited.length);
  insertCredits(
    w,
    credited.map((credit, at) => ({ id: first + at, documentId: id, ...credit })),
  );
  const freed = rebill
    ? freeCredited(w, [...credited.map(({ chargeId }) => chargeId), ...(wanted.freeOfCharge ?? [])])
    : 0;
  const { number, currency, net, tax, gross } = note;
  appendHistory(w, context, {
    actor: context.actor,
    action: 'credit',
    subject: `document:${number}`,
    change: {
      after: { kind: 'creditNote', of: invoice.number, net, tax: tax.amount, gross, charges: credited.length, freed },
    },
  });
  return { number, of: invoice.number, currency, net, tax: tax.amount, gross };
}

/** What a credit note for these charges says, before it has a number. Stops as {@link issueCreditNote} does. */
export function creditDraft(r: Reader, invoice: StoredDocument, credits: readonly WantedCredit[]) {
  const snapshot = InvoiceSnapshot.parse(JSON.parse(invoice.snapshot));
  const earlier = creditNotesOf(r, invoice.id).map((note) => CreditNoteSnapshot.parse(JSON.parse(note.snapshot)));
  const charges = new Map(chargesOf(r, invoice.id).map((charge) => [charge.id, charge]));
  const asks = credits.map((credit) => askOf(charges, invoice.number, credit));
  return { draft: orStop(creditFor(snapshot, earlier, { kind: 'charges', charges: asks })), snapshot, charges };
}

function askOf(
  charges: ReadonlyMap<number, StoredCharge>,
  number: string,
  { chargeId, amount }: WantedCredit,
): ChargeAsk {
  const charge = charges.get(chargeId) ?? stop('notOnInvoice', { number, charge: chargeId });
  return { component: charge.component, event: charge.event, amount };
}

function write(w: Writer, context: Context, invoice: StoredDocument, note: CreditNoteSnapshot): number {
  const id = context.ids.next(w);
  const text = JSON.stringify(note);
  const { number, series, sequence, issuedAt, currency, net, gross } = note;
  const { contractId, clientId, periodFrom, periodTo } = invoice;
  insertDocument(w, {
    id,
    kind: 'creditNote',
    number,
    series,
    sequence,
    contractId,
    clientId,
    ofDocument: invoice.id,
    periodFrom,
    periodTo,
    issuedAt,
    currency,
    net,
    tax: note.tax.amount,
    gross,
    snapshot: text,
    snapshotHash: hash('sha256', text),
  });
  return id;
}

/** The credits as they are kept: one for each charge of the note, naming its dispute. The note lists them as asked for. */
function creditedCharges(
  charges: ReadonlyMap<number, StoredCharge>,
  noted: readonly CreditedCharge[],
  wanted: readonly WantedCredit[],
): { chargeId: number; disputeId: number | null; amount: Minor }[] {
  if (noted.length !== wanted.length) throw new Error('a credit note that does not hold what was asked for');
  return noted.map(({ component, event, amount }, place) => {
    const ask = wanted[place];
    const charge = ask && charges.get(ask.chargeId);
    if (!charge || charge.component !== component || charge.event !== event) {
      throw new Error(`a credit for something else than asked: ${event}`);
    }
    return { chargeId: charge.id, disputeId: ask?.disputeId ?? null, amount };
  });
}
