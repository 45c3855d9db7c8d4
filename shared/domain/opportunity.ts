import type { Day, Instant, Minor } from './basics.ts';
import type { EventKey } from './pricing/charge.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';
import type { Month } from './time.ts';
import { monthOf } from './time.ts';

/** What the client says of a deal that money hangs on; `amount` in minor units of its currency. */
export interface Deal {
  readonly amount: Minor | null;
  /** Null while it is no sale. */
  readonly wonAt: Instant | null;
}

/** A charge of a deal on an issued invoice, as long as anything is left of it. */
export interface DealCharge {
  readonly event: EventKey;
  /** The invoice it stands on. */
  readonly number: string;
  /** Whether it is a share of the money, not a price for the sale. */
  readonly isShare: boolean;
}

/**
 * Whether a client may still correct a deal (domain §6): what an invoice charges for is not changed behind its back, it is
 * credited, corrected and billed once more. While anything is left of its charge, a sale stays won on its day, and where a share
 * of it was charged also its amount. Refuses `saleInvoiced` with the invoice and what of it is fixed.
 */
export function judgeDeal(before: Deal, after: Deal, charges: readonly DealCharge[]): Result<null> {
  const ofSale = charges.filter(({ event }) => event.startsWith('sale:'));
  const share = ofSale.find(({ isShare }) => isShare);
  if (share !== undefined && before.amount !== after.amount) return saleInvoiced(share, 'amount');
  const [charge] = ofSale;
  if (charge !== undefined && before.wonAt !== after.wonAt) return saleInvoiced(charge, 'won');
  return done(null);
}

const saleInvoiced = ({ number }: DealCharge, fixed: 'amount' | 'won'): Result<null> =>
  refuse('saleInvoiced', { number, fixed });

/** The same of the money of one month: null where none was reported. Refuses `revenueInvoiced`. */
export function judgeRevenue(
  { month, before, after }: { readonly month: Month; readonly before: Minor | null; readonly after: Minor },
  charges: readonly DealCharge[],
): Result<null> {
  const charge = charges.find(({ event }) => event.startsWith('revenue:') && event.endsWith(`:${month}`));
  if (charge === undefined || before === after) return done(null);
  return refuse('revenueInvoiced', { number: charge.number, month });
}

/** Days a person can mean by hand: nothing came of a lead before its delivery, and nothing has come of it yet tomorrow. */
interface Known {
  readonly deliveredDay: Day;
  readonly today: Day;
}

/** Refuses `saleOutOfTime` with the days between which it can have been won. */
export const judgeWonDay = (day: Day, { deliveredDay, today }: Known): Result<null> =>
  day < deliveredDay || day > today ? refuse('saleOutOfTime', { day, from: deliveredDay, to: today }) : done(null);

/** Refuses `revenueOutOfTime` with the months between which it can have been paid. */
export function judgeMonth(month: Month, { deliveredDay, today }: Known): Result<null> {
  const [from, to] = [monthOf(deliveredDay), monthOf(today)];
  return month < from || month > to ? refuse('revenueOutOfTime', { month, from, to }) : done(null);
}
