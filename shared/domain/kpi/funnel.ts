import type { Decimal } from '../basics.ts';
import { ratePercent } from '../money.ts';
import type { Counts } from './counts.ts';

/** The way from a delivered lead to a sale. */
export const funnelSteps = ['delivered', 'accepted', 'booked', 'held', 'opportunities', 'sales'] as const;
type FunnelStep = (typeof funnelSteps)[number];

export interface FunnelRow {
  readonly step: FunnelStep;
  readonly count: number;
  /** Percent of the step before, and of what was delivered; null for the first, and where there was nothing before. */
  readonly ofPrevious: Decimal | null;
  readonly ofDelivered: Decimal | null;
}

/**
 * The steps of a period one below the other (domain §7). Each counts what happened in the period, so a late step may exceed an
 * earlier one. Meetings are a step only where every contract has them: else their share would say how contracts are mixed.
 */
export function funnelOf(counts: Counts, hasMeetings: boolean): FunnelRow[] {
  const steps = funnelSteps.filter((step) => hasMeetings || (step !== 'booked' && step !== 'held'));
  return steps.map((step, at) => {
    const previous = steps[at - 1];
    return {
      step,
      count: counts[step],
      ofPrevious: previous === undefined ? null : ratePercent(counts[step], counts[previous]),
      ofDelivered: previous === undefined ? null : ratePercent(counts[step], counts.delivered),
    };
  });
}
