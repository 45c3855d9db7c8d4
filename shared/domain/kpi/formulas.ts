import type { Decimal, Minor } from '../basics.ts';
import { addDecimals, exactPercent, exactRatio, multiplyDecimals, per, times } from '../money.ts';

/*
 * The formulas of domain §7 that need nothing but their own numbers; those made of counts are in the figures beside. Rates and
 * percents are exact decimal text as `exactRatio` says; a zero denominator has no value [G25, G33]. Money in minor units of one
 * currency, rounded once. Rates that multiply are fractions ("0.08").
 */

/** One of another in percent: attainment [G06], penetration [G08], lead-to-close rate [G27], kept rate [P08]. */
export const rate = exactPercent;

/** Spend for each of something: lead, call, opportunity, sale [G25, G28]. */
export const costPer = (spend: Minor, count: number): Minor | null => per(spend, count);

/** [G03] Also the cost of a customer, from what a lead costs and how many of them buy [G18, G20b]. */
export const costAtRate = (costPerLead: Minor, share: Decimal): Minor | null => per(costPerLead, share);

/** The rate at which a cost is earned back by a value [G09, G20], or two prices cost the same [G21], in percent. */
export const breakEvenRate = (cost: Minor, value: Minor): Decimal | null => exactPercent(cost, value);

/** Customer lifetime value [G30], in minor units like the average purchase. */
export const lifetimeValue = (averagePurchase: Decimal, purchasesPerYear: Decimal, years: Decimal): Minor =>
  times(1, multiplyDecimals(multiplyDecimals(averagePurchase, purchasesPerYear), years));

/** How often a lifetime value pays its acquisition [G19]. */
export const lifetimeToAcquisition = (lifetime: Minor, acquisition: Minor): Decimal | null =>
  exactRatio(lifetime, acquisition);

/** The most a lead may cost [G22]. */
export const highestCostPerLead = (lifetime: Minor, leadToCustomerRate: Decimal): Minor =>
  times(lifetime, leadToCustomerRate);

/** Percent of margin left after a fee in percent [G23, G24]. */
export const marginLeft = (marginPercent: Decimal, feePercent: Decimal): Decimal =>
  addDecimals(marginPercent, multiplyDecimals(feePercent, '-1'));

/** New qualified leads of a period against the period before: the change, and the change in percent. */
export const leadVelocity = (now: number, before: number): { change: number; changePercent: Decimal | null } => ({
  change: now - before,
  changePercent: exactPercent(now - before, before),
});

const quickContactSeconds = 300;

/** Whether a first contact came within five minutes, inclusive [G32]. */
export const isQuickContact = (seconds: number): boolean => seconds <= quickContactSeconds;

/** The middle value, the mean of the two middle ones for an even number; null for none. Exact. */
export function median(values: readonly number[]): Decimal | null {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered.length >> 1;
  return ordered.length % 2 === 1
    ? mean(ordered.slice(middle, middle + 1))
    : mean(ordered.slice(middle - 1, middle + 1));
}

/** The mean; null for none. */
export function mean(values: readonly number[]): Decimal | null {
  let sum = 0;
  for (const value of values) sum += value;
  return exactRatio(sum, values.length);
}
