import type { Day } from '../basics.ts';
import { addDays } from '../time.ts';

/** The first day a new version may be in force from: after what was billed and after the version before it, not in the past. */
export function earliestVersion(today: Day, lastFrom: Day, lastBilledDay: Day | null): Day {
  const days = [today, addDays(lastFrom, 1), ...(lastBilledDay === null ? [] : [addDays(lastBilledDay, 1)])];
  return days.toSorted().at(-1) ?? today;
}
