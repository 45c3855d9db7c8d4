import type { Day, Minor } from '../basics.ts';
import type { TermsVersion } from './terms.ts';
import { inForce } from './terms.ts';

/** A pilot as the terms of a day name it: its days in the client's zone, both inclusive, and what may be delivered in them. */
export interface PilotDays {
  readonly from: Day;
  /** Null while the terms do not say when it ends. */
  readonly until: Day | null;
  /** Null where the pilot does not limit them. */
  readonly leads: number | null;
  /** Minor units of the client's currency, by the prices of the units alone. */
  readonly money: Minor | null;
}

/**
 * The pilot the terms of a day name, whether it still runs or is over (domain §2); null where they name none. It begins with
 * the first of the versions that name one without a break: a change of price in between does not begin it anew.
 */
export function pilotOf(versions: readonly TermsVersion[], day: Day): PilotDays | null {
  const ruling = inForce(versions, day);
  if (ruling?.terms.pilot === undefined) return null;
  const { until, leads, money } = ruling.terms.pilot;
  const earlier = versions.filter(({ terms }) => terms.from <= ruling.terms.from);
  const first = earlier[earlier.findLastIndex(({ terms }) => terms.pilot === undefined) + 1] ?? ruling;
  return { from: first.terms.from, until: until ?? null, leads: leads ?? null, money: money ?? null };
}
