import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Reader } from '../../../db/handle.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { readDocument } from '../../../db/queries/document.ts';
import { claimsOnDelivery, deliveryIdsOf, isDelivery, sourceRef } from '../../../db/queries/explain.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { explain } from '../../../shared/api/explain.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { snapshotOf } from '../documents/documentFile.ts';
import { chargesFor, chargesOfLine } from './charges.ts';
import { explainVerdict, isoOf } from './verdicts.ts';

type Answers = InferContractRouterOutputs<typeof explain>;

/** Why a lead is qualified or not, for every contract it was judged for, and what became of it. Refuses `notFound`. */
export function explainLead({ handle, now }: Context, { id }: { readonly id: number }): Result<Answers['lead']> {
  const { reader } = handle;
  const lead = readLead(reader, id);
  if (!lead) return refuse('notFound', { kind: 'lead', ref: id });
  return done({
    id,
    source: lead.sourceId === null ? null : sourceRef(reader, lead.sourceId),
    capturedAt: isoOf(lead.capturedAt),
    contact: { verdict: lead.contactVerdict, reasons: [...lead.contactReasons] },
    verdicts: qualificationsOf(reader, id).map((made) => explainVerdict(reader, lead, made)),
    deliveries: deliveryIdsOf(reader, id).map((delivery) => deliveryOf(reader, delivery, now())),
  });
}

/** Why a lead was delivered, under which verdict, and why it costs what it costs. Refuses `notFound`. */
export function explainDelivery(
  { handle, now }: Context,
  { id }: { readonly id: number },
): Result<Answers['delivery']> {
  const { reader } = handle;
  if (!isDelivery(reader, id)) return refuse('notFound', { kind: 'delivery', ref: id });
  const { leadId, contractId, termsId } = readDelivery(reader, id);
  const lead = readLead(reader, leadId);
  if (!lead) return refuse('notFound', { kind: 'delivery', ref: id });
  const made = qualificationsOf(reader, leadId).find((one) => one.contractId === contractId && one.termsId === termsId);
  return done({
    lead: leadId,
    verdict: made ? explainVerdict(reader, lead, made) : null,
    delivery: deliveryOf(reader, id, now()),
  });
}

/** Why a line of an issued document says what it says. Refuses `unknownDocument`, and `notFound` for a line it has not. */
export function explainLine(
  { handle }: Context,
  { number, line }: { readonly number: string; readonly line: number },
): Result<Answers['line']> {
  const { reader } = handle;
  const document = readDocument(reader, number);
  if (!document) return refuse('unknownDocument', { number });
  const snapshot = snapshotOf(document);
  const shown = snapshot.lines[line - 1];
  if (!shown) return refuse('notFound', { kind: 'line', ref: `${number}/${line}`, lines: snapshot.lines.length });
  const { text, component, month, quantity, unit, amount } = shown;
  return done({
    number,
    line,
    text,
    component,
    month,
    quantity,
    unit,
    amount,
    currency: snapshot.currency,
    charges: chargesOfLine(reader, document, snapshot, line),
  });
}

function deliveryOf(r: Reader, id: number, now: number): Answers['delivery']['delivery'] {
  const delivery = readDelivery(r, id);
  const { ref, versions } = readContractById(r, delivery.contractId);
  const review = versions.find((version) => version.id === delivery.termsId)?.terms.review;
  const { deliveredAt, reviewEndsAt } = delivery;
  return {
    id,
    contract: ref,
    state: delivery.state,
    standing: standing(delivery, review?.silence ?? 'accept', now),
    deliveredAt: deliveredAt === null ? null : isoOf(deliveredAt),
    reviewEndsAt: reviewEndsAt === null ? null : isoOf(reviewEndsAt),
    replacement: delivery.replacementId !== null,
    disputes: claimsOnDelivery(r, id).map(({ id: dispute, reason, state, openedAt }) => ({
      id: dispute,
      reason,
      state,
      openedAt: isoOf(openedAt),
    })),
    charges: chargesFor(r, id),
  };
}
