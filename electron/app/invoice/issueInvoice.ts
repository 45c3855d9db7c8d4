import { hash } from 'node:crypto';
import type { Writer } from '../../../db/handle.ts';
import type { StoredCharge } from '../../../db/queries/document.ts';
import { insertDocument, insertLiveCharges } from '../../../db/queries/document.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { invoiceOf } from '../../../shared/domain/invoice.ts';
import { opportunityOf } from '../../../shared/domain/pricing/charge.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { paidFromBalance, recordUse } from '../prepaid/documentsOnBalance.ts';
import { annexOf } from './annex.ts';
import type { InvoiceDraft } from './draftInvoice.ts';
import { takeNumber } from './takeNumber.ts';

/**
 * Issues what a draft says, in the transaction the draft was read in: number, snapshot, charges, live charges, history.
 * The draft has no blockers.
 */
export function issueInvoice(w: Writer, context: Context, agency: Agency, draft: InvoiceDraft): InvoiceSnapshot {
  const { contract, bill } = draft;
  const issue = takeNumber(w, context, agency, 'invoice');
  const parties = { agency, client: contract.client, contract: { ref: contract.ref, name: contract.name } };
  const snapshot = invoiceOf(bill, parties, issue, annexOf(w, draft), paidFromBalance(w, draft));
  const text = JSON.stringify(snapshot);
  const id = context.ids.next(w);
  const { number, series, sequence, issuedAt, currency, net, gross } = snapshot;
  insertDocument(w, {
    id,
    kind: 'invoice',
    number,
    series,
    sequence,
    contractId: contract.id,
    clientId: contract.client.id,
    ofDocument: null,
    periodFrom: bill.period.from,
    periodTo: bill.period.to,
    issuedAt,
    currency,
    net,
    tax: snapshot.tax.amount,
    gross,
    snapshot: text,
    snapshotHash: hash('sha256', text),
  });
  insertLiveCharges(w, chargesOf(w, context, draft, id));
  recordUse(w, context, { id, contractId: contract.id, snapshot });
  appendHistory(w, context, {
    actor: context.actor,
    action: 'issue',
    subject: `document:${number}`,
    change: {
      after: {
        kind: 'invoice',
        contract: contract.ref,
        period: { ...bill.period },
        currency,
        net,
        tax: snapshot.tax.amount,
        gross,
        charges: bill.charges.length,
        snapshot: hash('sha256', text),
      },
    },
  });
  return snapshot;
}

function chargesOf(w: Writer, context: Context, { contract, bill }: InvoiceDraft, documentId: number): StoredCharge[] {
  const lineOf = new Map(bill.lines.flatMap((line, at) => line.charges.map((place) => [place, at + 1])));
  if (bill.charges.length === 0) return [];
  const first = context.ids.take(w, bill.charges.length);
  return bill.charges.map(({ component, event, day, deliveryId, chainId, amount, price }, place) => {
    const line = lineOf.get(place);
    if (line === undefined) throw new Error(`a charge without a line: ${event}`);
    return {
      id: first + place,
      documentId,
      line,
      contractId: contract.id,
      component,
      event,
      day,
      deliveryId,
      chainId,
      opportunityId: opportunityOf(event),
      amount,
      price,
    };
  });
}
