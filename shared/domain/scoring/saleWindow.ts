import type { Day } from '../basics.ts';
import type { Terms } from '../contract/terms.ts';
import { addDays } from '../time.ts';

/** Days in which a sale counts as the lead's where the terms name none. */
export const usualSaleDays = 30;

/** The attribution window of some terms (domain §2), or the usual one. */
export const saleDaysOf = ({ attribution }: Pick<Terms, 'attribution'>): number => attribution?.days ?? usualSaleDays;

/** Whether a lead says anything of sale yet, and what. */
export interface SaleStanding {
  /** Its window is over: the last day of it lies before today. */
  readonly ripe: boolean;
  /** Won on a day of the window, the last included. */
  readonly sold: boolean;
  /** Won after it. */
  readonly late: boolean;
}

/**
 * How a delivered lead stands to sale: only leads whose whole window is over say something, for a young lead that was not sold yet
 * is none that was not sold. Days of the client.
 */
export function saleStanding(deliveredDay: Day, days: number, wonDay: Day | null, today: Day): SaleStanding {
  const last = addDays(deliveredDay, days);
  return { ripe: last < today, sold: wonDay !== null && wonDay <= last, late: wonDay !== null && wonDay > last };
}
