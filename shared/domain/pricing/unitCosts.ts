import type { Day, Minor } from '../basics.ts';
import { capWindow } from '../caps.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { periodOf } from './billingPeriods.ts';
import { deliveryEvents } from './events.ts';
import type { DeliveryFacts } from './model.ts';
import { chargeOf } from './price.ts';
import { asksOfLead } from './priceList.ts';
import { type Scale, totalOf } from './scale.ts';
import { type Priced, timelineOf } from './timeline.ts';
import { type Bucket, bucketOf } from './units.ts';

/** A lead that is or may be delivered, as the prices of units look at it. `day` is the delivery day in the client's zone. */
export type HandedLead = Pick<DeliveryFacts, 'day' | 'callSeconds' | 'traits' | 'isReplacement' | 'isFree'>;

/** What leads cost as leads, in minor units, one after the other. */
export interface UnitCosts {
  /** What the lead would cost if it came next. */
  readonly next: (lead: HandedLead) => Minor;
  /** The same, and from now on it counts. */
  readonly take: (lead: HandedLead) => Minor;
}

/**
 * Reckons what deliveries cost by the prices of their units alone if the client accepts them all: what caps in money and a balance
 * count (domain §2). Where a price depends on the number of units, each lead costs what it adds to the sum of those before it in
 * its period; units that a period gives free are not known here. Begin with what was delivered from {@link reckonedFrom} on.
 */
export function createUnitCosts(versions: readonly TermsVersion[]): UnitCosts {
  const timeline = timelineOf(versions);
  const counts = new Map<string, number>();
  const buckets = new Map<string, Bucket | null>();
  const alike = new Map<Day, readonly Part[] | null>();
  const bucketFor = (priced: Priced, day: Day): Bucket | null => {
    const key = `${priced.component.id} ${priced.version.version} ${day}`;
    const known = buckets.get(key);
    if (known !== undefined) return known;
    const found = bucketOf(timeline, priced, day, () => 0);
    buckets.set(key, found);
    return found;
  };
  const partsOf = (lead: HandedLead): Part[] =>
    deliveryEvents({ ...lead, ...accepted }, timeline)
      .filter(({ judged }) => judged.kind === 'bill')
      .map((event) => {
        const bucket = bucketFor(event.priced, lead.day);
        if (bucket === null) return { amount: chargeOf(event).amount };
        return { scale: bucket.scale, units: `${event.priced.component.id} ${bucket.from}` };
      });
  /** A file has a hundred thousand leads of one day, and most contracts one price for them: it is looked up once. */
  const partsAlike = (lead: HandedLead): readonly Part[] => {
    const known = alike.get(lead.day);
    if (known === undefined) {
      const priced = timeline.at(lead.day)?.onDeliveries ?? [];
      const parts = priced.some(({ component }) => asksOfLead(component)) ? null : partsOf(lead);
      alike.set(lead.day, parts);
      return parts ?? partsOf(lead);
    }
    return known ?? partsOf(lead);
  };
  const cost = (lead: HandedLead, counted: boolean): Minor => {
    let sum = 0;
    for (const part of lead.isReplacement || lead.isFree ? partsOf(lead) : partsAlike(lead)) {
      if ('amount' in part) {
        sum += part.amount;
        continue;
      }
      const before = counts.get(part.units) ?? 0;
      if (counted) counts.set(part.units, before + 1);
      sum += totalOf(part.scale, before + 1) - totalOf(part.scale, before);
    }
    return sum;
  };
  return { next: (lead) => cost(lead, false), take: (lead) => cost(lead, true) };
}

const accepted = { id: 0, standing: 'accepted', acceptedAt: 0, partPercent: null, replaced: false } as const;

/** What one component asks for a lead: so much, or what the scale of its bucket does for the next of its units. */
type Part = { readonly amount: Minor } | { readonly scale: Scale; readonly units: string };

/** The first day whose deliveries have a say in what a lead delivered on `day` costs. */
export function reckonedFrom(versions: readonly TermsVersion[], day: Day): Day {
  const timeline = timelineOf(versions);
  const terms = timeline.at(day)?.version.terms;
  if (terms === undefined) return day;
  const windows = terms.caps
    .filter(({ above }) => above === 'charge')
    .map((cap) => capWindow(cap, terms.billing, day).from);
  return [periodOf(timeline, day)?.from ?? day, ...windows].toSorted()[0] ?? day;
}
