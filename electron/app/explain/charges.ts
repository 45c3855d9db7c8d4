import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredDocument } from '../../../db/queries/document.ts';
import { readDocumentById } from '../../../db/queries/document.ts';
import { chargeOn, chargesOfDelivery, creditsOf } from '../../../db/queries/explain.ts';
import type { ChargeShape } from '../../../shared/api/explain.ts';
import { snapshotOf } from '../documents/documentFile.ts';
import type { Snapshot } from '../documents/invoicePdf.ts';

export type ShownCharge = z.infer<typeof ChargeShape>;

/** The charges of one line of a document, as the document holds them. `line` counts from 1 and is on it. */
export const chargesOfLine = (r: Reader, document: StoredDocument, snapshot: Snapshot, line: number): ShownCharge[] =>
  onLine(snapshot, line).map((charge) => shown(r, document, snapshot, line, charge));

/** Everything ever charged for a delivery and its meetings, each as its document holds it. */
export function chargesFor(r: Reader, deliveryId: number): ShownCharge[] {
  return chargesOfDelivery(r, deliveryId).map(({ documentId, line, component, event }) => {
    const document = readDocumentById(r, documentId);
    const snapshot = snapshotOf(document);
    const charge = onLine(snapshot, line).find((one) => one.component === component && one.event === event);
    if (!charge) throw new Error(`${document.number} does not hold the charge for ${event}`);
    return shown(r, document, snapshot, line, charge);
  });
}

type HeldCharge = Snapshot['charges'][number];

const onLine = ({ lines, charges }: Snapshot, line: number): HeldCharge[] =>
  (lines[line - 1]?.charges ?? []).flatMap((place) => charges[place] ?? []);

function shown(r: Reader, document: StoredDocument, snapshot: Snapshot, line: number, charge: HeldCharge): ShownCharge {
  const { component, event, amount, annex } = charge;
  const stored = chargeOn(r, document.id, component, event);
  return {
    number: document.number,
    line,
    component,
    event,
    lead: annex && { reference: annex.leadRef, deliveredDay: annex.deliveredDay },
    amount,
    currency: snapshot.currency,
    // A credit note says what it takes back of which charge; why that was charged stands on the invoice.
    derivation:
      'derivation' in charge
        ? { ...charge.derivation }
        : { charged: charge.charged, of: snapshot.kind === 'creditNote' ? snapshot.of.number : document.number },
    credits: stored ? creditsOf(r, stored.id) : [],
  };
}
