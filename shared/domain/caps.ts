import type { Day } from './basics.ts';
import type { Billing, Cap } from './contract/terms.ts';
import { never } from './never.ts';
import type { Period } from './period.ts';
import { periodContaining } from './period.ts';

/** A cap and how many leads were delivered in its window so far. */
export interface CapUse {
  readonly cap: Cap;
  readonly used: number;
}

/** What happens to one more lead. */
export type Admission = 'deliver' | 'hold' | 'refuse';

/** The days a cap counts over, around `day` in the client's zone; weeks begin on Monday (domain §2). */
export function capWindow(cap: Pick<Cap, 'per'>, billing: Billing, day: Day): Period {
  switch (cap.per) {
    case 'day':
      return { from: day, to: day };
    case 'week':
      return periodContaining({ cycle: 'weekly' }, day);
    case 'month':
      return periodContaining({ cycle: 'monthly' }, day);
    case 'period':
      return periodContaining(billing, day);
    default:
      return never(cap.per);
  }
}

/**
 * Whether one more lead fits under all caps, and if not, what happens to it (domain §2). Where several caps are reached
 * the hardest wins: a lead the month refuses need not wait for tomorrow.
 */
export function admission(uses: readonly CapUse[]): Admission {
  const reached = uses.filter(({ cap, used }) => used >= (cap.leads ?? Number.POSITIVE_INFINITY));
  if (reached.length === 0) return 'deliver';
  return reached.some(({ cap }) => cap.above === 'refuse') ? 'refuse' : 'hold';
}

/** The uses after one more delivery: it counts under every cap. */
export const withOneMore = (uses: readonly CapUse[]): CapUse[] =>
  uses.map(({ cap, used }) => ({ cap, used: used + 1 }));
