import type { Component } from '../contract/component.ts';
import type { Guarantee } from '../contract/terms.ts';
import type { Period } from '../period.ts';
import { holdings, periodsTo } from './billingPeriods.ts';
import { promisedFor } from './effects.ts';
import type { Timeline } from './timeline.ts';

/** What the agency promises for a billing period, and whose units count. */
export interface Promised {
  readonly guarantee: Guarantee;
  readonly component: Component;
  readonly units: number;
}

/**
 * The agency's promise for a period as it stands (domain §2): by the days it holds on, and with `rollover` higher by what earlier
 * periods are missing, from the first one that had any unit on. Null where nothing is promised, or of a component that is not there.
 */
export function promiseFor(
  timeline: Timeline,
  asked: Period,
  unitsOf: (component: Component, period: Period) => number,
): Promised | null {
  let carried = 0;
  let isOurs = false;
  let found: Promised | null = null;
  for (const period of periodsTo(timeline, asked)) {
    const holding = holdings(timeline, period, ({ version }) => version.terms.guarantee).at(-1);
    const component = holding?.ruling.version.terms.components.find(({ id }) => id === holding.said.component);
    if (holding === undefined || component === undefined) {
      found = null;
      carried = 0;
      continue;
    }
    found = { guarantee: holding.said, component, units: promisedFor(holding) + carried };
    carried = 0;
    if (holding.said.shortfall !== 'rollover' || period.to >= asked.to) continue;
    const units = unitsOf(component, period);
    isOurs ||= units > 0;
    if (isOurs) carried = Math.max(0, found.units - units);
  }
  return found;
}
