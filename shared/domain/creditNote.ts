import { z } from 'zod';
import { Day, Minor } from './basics.ts';
import type { InvoiceSnapshot, Issue } from './invoice.ts';
import { AnnexRow, documentBase } from './invoice.ts';
import { BackOnBalance } from './prepaid.ts';
import { EventKey } from './pricing/charge.ts';

/** One charge taken back, whole or in part, with the sign it was charged with; a note comes to zero or more. */
export const CreditedCharge = z.strictObject({
  component: z.string(),
  event: EventKey,
  day: Day,
  deliveryId: z.int().nullable(),
  chainId: z.int().nullable(),
  /** What the invoice charged. */
  charged: Minor,
  /** What this note takes back of it. */
  amount: Minor,
  annex: AnnexRow.nullable(),
});
export type CreditedCharge = Readonly<z.infer<typeof CreditedCharge>>;

export const CreditNoteSnapshot = z.strictObject({
  kind: z.literal('creditNote'),
  ...documentBase,
  of: z.strictObject({ number: z.string(), issueDay: Day }),
  reason: z.string().nullable(),
  /** The credited events may be billed once more (domain §6). */
  rebill: z.boolean(),
  charges: z.array(CreditedCharge),
  /** Of an invoice that a balance paid: what of `gross` came back to it. */
  prepaid: BackOnBalance.optional(),
});
export type CreditNoteSnapshot = Readonly<z.infer<typeof CreditNoteSnapshot>>;

/** A credit note before it has a number. */
export type CreditDraft = Pick<CreditNoteSnapshot, 'charges' | 'lines' | 'net' | 'tax' | 'gross'>;

/** The snapshot of a credit note; its parties, look, currency and contract are those of the invoice it corrects. */
export function creditNoteOf(
  draft: CreditDraft,
  invoice: InvoiceSnapshot,
  issue: Issue,
  why: { readonly reason: string | null; readonly rebill: boolean },
  prepaid: BackOnBalance | null = null,
): CreditNoteSnapshot {
  const { agency, client, brand, paper, clientRef, locale, contract, purchaseOrder, currency } = invoice;
  return {
    kind: 'creditNote',
    ...issue,
    agency,
    client,
    ...(brand === undefined ? {} : { brand }),
    ...(paper === undefined ? {} : { paper }),
    clientRef,
    locale,
    contract,
    purchaseOrder,
    currency,
    of: { number: invoice.number, issueDay: invoice.issueDay },
    ...why,
    ...draft,
    ...(prepaid === null ? {} : { prepaid }),
  };
}
