import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Reader } from '../../../db/handle.ts';
import { deliveredLeads } from '../../../db/queries/billing.ts';
import { chargesLeft, creditNotesOf, readDocument } from '../../../db/queries/document.ts';
import { listedDocument } from '../../../db/queries/documentList.ts';
import type { document } from '../../../shared/api/document.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { snapshotOf } from '../documents/documentFile.ts';
import { isoOf } from '../explain/verdicts.ts';
import { provedLines } from '../invoice/provedLines.ts';
import { rowOf } from './listDocuments.ts';

type Answer = InferContractRouterOutputs<typeof document>['read'];

/**
 * A document as a page: what its snapshot says, each line with its charges, and what was credited since. Refuses
 * `unknownDocument`.
 */
export function readDocumentPage({ handle }: Context, { number }: { readonly number: string }): Result<Answer> {
  const { reader } = handle;
  const stored = readDocument(reader, number);
  const listed = listedDocument(reader, number);
  if (!stored || !listed) return refuse('unknownDocument', { number });
  const snapshot = snapshotOf(stored);
  const isInvoice = snapshot.kind === 'invoice';
  const left = chargesLeft(reader, stored.id);
  const credited = new Map(left.map((one) => [keyOf(one.charge), one.charge.amount - one.left]));
  const leads = deliveredLeads(reader, [...new Set(snapshot.charges.flatMap(({ deliveryId }) => deliveryId ?? []))]);
  return done({
    ...rowOf(reader, listed),
    issueDay: snapshot.issueDay,
    dueDay: isInvoice ? snapshot.dueDay : null,
    agency: snapshot.agency,
    party: snapshot.client,
    purchaseOrder: snapshot.purchaseOrder,
    terms: isInvoice ? snapshot.terms : null,
    taxed: snapshot.tax,
    lines: provedLines([...snapshot.lines], snapshot.charges, {
      leads,
      creditedOf: (charge) => credited.get(keyOf(charge)) ?? 0,
    }),
    carriedOver: isInvoice ? snapshot.carriedOver : [],
    notes: notesOf(reader, stored.id),
    prepaid: prepaidOf(snapshot),
    left: sumOf(left.map((one) => one.left)),
    reason: isInvoice ? null : snapshot.reason,
    rebill: !isInvoice && snapshot.rebill,
    hash: stored.snapshotHash,
  });
}

function prepaidOf(snapshot: ReturnType<typeof snapshotOf>): Answer['prepaid'] {
  const { prepaid } = snapshot;
  if (prepaid === undefined) return null;
  return { amount: 'used' in prepaid ? prepaid.used : prepaid.givenBack, after: prepaid.after };
}

const keyOf = ({ component, event }: { readonly component: string; readonly event: string }): string =>
  `${event} ${component}`;

const notesOf = (r: Reader, invoiceId: number): Answer['notes'] =>
  creditNotesOf(r, invoiceId).map((note) => {
    const snapshot = snapshotOf(note);
    if (snapshot.kind !== 'creditNote') throw new Error(`${note.number} corrects an invoice and is no credit note`);
    const { number, net, tax, gross } = note;
    const { reason, rebill } = snapshot;
    return { number, issuedAt: isoOf(note.issuedAt), net, tax, gross, reason, rebill };
  });
