import type { Decimal } from '../basics.ts';

/** What a bonus, a benchmark or a target can be measured by: counts, and rates in percent with two decimals (domain §7). */
export const measures = [
  'delivered',
  'accepted',
  'held',
  'sales',
  'acceptanceRate',
  'returnRate',
  'showRate',
  'leadToCloseRate',
] as const;
export type Measure = (typeof measures)[number];

/** Of a period, by the formulas of the results report; null where there is no value. */
export type Measured = Readonly<Record<Measure, Decimal | null>>;
