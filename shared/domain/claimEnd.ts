import type { Day, Instant } from './basics.ts';
import type { Terms } from './contract/terms.ts';
import { periodContaining } from './period.ts';
import { addDays, endOfDay } from './time.ts';

/**
 * The last moment at which a claim on a unit is heard at all (domain §2): the end of the n-th day after its own day, and of the
 * n-th day after the billing period of that day, whichever comes first; null where the terms limit neither. `day` is the
 * delivery's, or the meeting's, in the client's zone.
 */
export function claimEnd(
  { disputes, billing }: Pick<Terms, 'disputes' | 'billing'>,
  day: Day,
  zone: string,
): Instant | null {
  const ends: Instant[] = [];
  if (disputes?.maxAgeDays !== undefined) ends.push(endOfDay(addDays(day, disputes.maxAgeDays), zone));
  if (disputes?.daysAfterPeriod !== undefined) {
    ends.push(endOfDay(addDays(periodContaining(billing, day).to, disputes.daysAfterPeriod), zone));
  }
  return ends.length === 0 ? null : Math.min(...ends);
}
