import { z } from 'zod';
import { Decimal } from '../basics.ts';
import type { ComponentModel, Judged, RevenueFacts, SaleFacts } from './model.ts';
import { componentBase, overlap, unitPriced } from './unitPrice.ts';

/*
 * The four ways to be paid for what the lead became. A sale belongs to the day it was reported (domain §2), is priced under the
 * terms of that day, and points at its lead however late it is heard of. What came back with its lead, and what lies outside the
 * attribution window, is not billable.
 */

/** A price for every won sale (domain §2, 7). */
export const PerSale = z.strictObject({ ...unitPriced, ...overlap, kind: z.literal('perSale') });

/** Percent of the first purchase of a customer only (domain §2, 8) [G15]. */
export const FirstPurchaseShare = z.strictObject({
  ...componentBase,
  ...overlap,
  kind: z.literal('firstPurchaseShare'),
  percent: Decimal.optional(),
});

/** Percent of every deal that was won (domain §2, 9) [G05]. */
export const DealShare = z.strictObject({
  ...componentBase,
  ...overlap,
  kind: z.literal('dealShare'),
  percent: Decimal.optional(),
});

/**
 * Percent of the money received from a customer, month by month, for `months` months counted from the first one it paid for
 * (domain §2, 10) [G16].
 */
export const RecurringShare = z.strictObject({
  ...componentBase,
  ...overlap,
  kind: z.literal('recurringShare'),
  percent: Decimal.optional(),
  months: z.int().positive().optional(),
});
type RecurringShare = z.infer<typeof RecurringShare>;

const bill: Judged = { kind: 'bill' };
const notAttributed: Judged = { kind: 'drop', code: 'notAttributed' };

/** Whatever is sold: with its lead returned, or outside the attribution window, it is not ours. */
function judgeSale(_: object, { deliveryReturned, attributed }: SaleFacts | RevenueFacts): Judged {
  if (deliveryReturned) return { kind: 'drop', code: 'returned' };
  return attributed ? bill : notAttributed;
}

/** A share of what nobody has said yet waits until they do. */
function judgeShare(component: object, sale: SaleFacts): Judged {
  const judged = judgeSale(component, sale);
  return judged.kind === 'bill' && sale.amount === null ? { kind: 'carry', code: 'revenueMissing' } : judged;
}

export const perSale: ComponentModel<typeof PerSale> = {
  kind: 'perSale',
  schema: PerSale,
  unitWord: 'sale',
  stage: () => 'sale',
  onSale: judgeSale,
};

export const firstPurchaseShare: ComponentModel<typeof FirstPurchaseShare> = {
  kind: 'firstPurchaseShare',
  schema: FirstPurchaseShare,
  unitWord: 'sale',
  stage: () => 'sale',
  percentOf: ({ percent }) => percent,
  onSale: (component, sale) =>
    sale.isFirst ? judgeShare(component, sale) : { kind: 'drop', code: 'notFirstPurchase' },
};

export const dealShare: ComponentModel<typeof DealShare> = {
  kind: 'dealShare',
  schema: DealShare,
  unitWord: 'sale',
  stage: () => 'sale',
  percentOf: ({ percent }) => percent,
  onSale: judgeShare,
};

export const recurringShare: ComponentModel<typeof RecurringShare> = {
  kind: 'recurringShare',
  schema: RecurringShare,
  unitWord: 'month',
  stage: () => 'sale',
  percentOf: ({ percent }) => percent,
  onRevenue: judgeRevenue,
};

function judgeRevenue(component: RecurringShare, revenue: RevenueFacts): Judged {
  if (component.months === undefined) return { kind: 'drop', code: 'incomplete' };
  // The month after the last one of the window brings nothing [G16].
  if (revenue.place > component.months) return { kind: 'drop', code: 'afterWindow' };
  if (revenue.amount === null) return { kind: 'carry', code: 'revenueMissing' };
  return judgeSale(component, revenue);
}
