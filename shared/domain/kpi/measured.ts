import type { Decimal } from '../basics.ts';
import type { Measured } from '../pricing/measures.ts';
import type { Stage } from '../pricing/model.ts';
import type { Counts } from './counts.ts';
import type { Figures } from './figures.ts';

/** What bonuses and benchmarks are measured by, of the figures of some days (domain §2, §7). */
export function measuredOf({ counts, opened }: Pick<Figures, 'counts' | 'opened'>): Measured {
  const rate = (name: string): Decimal | null => opened[name]?.value ?? null;
  return {
    delivered: String(counts.delivered),
    accepted: String(counts.accepted),
    held: String(counts.held),
    sales: String(counts.sales),
    acceptanceRate: rate('acceptanceRate'),
    returnRate: rate('returnRate'),
    showRate: rate('showRate'),
    leadToCloseRate: rate('leadToCloseRate'),
  };
}

/** Units of a stage that stand or may still stand: of leads what was delivered and did not come back. */
export function unitsAt(
  stage: Stage,
  counts: Pick<Counts, 'delivered' | 'returned' | 'booked' | 'held' | 'sales'>,
): number {
  switch (stage) {
    case 'lead':
      return counts.delivered - counts.returned;
    case 'booked':
      return counts.booked;
    case 'held':
      return counts.held;
    case 'sale':
      return counts.sales;
  }
}
