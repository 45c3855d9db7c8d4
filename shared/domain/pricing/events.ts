import type { Day, Minor } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import { isUnitPriced } from '../contract/component.ts';
import type { Period } from '../period.ts';
import { addDays } from '../time.ts';
import { billedWith } from './billingPeriods.ts';
import type { EventKey } from './charge.ts';
import type { ChainFacts, DeliveryFacts, Judged, RevenueFacts, Reviewed, SaleFacts, Segment, Traits } from './model.ts';
import { listed } from './priceList.ts';
import type { Priced, Timeline } from './timeline.ts';

/** A billable event under the component that prices it, judged. `source` is what it came from. */
export interface BillableEvent {
  readonly priced: Priced;
  readonly event: EventKey;
  readonly day: Day;
  readonly judged: Judged;
  readonly source:
    | { readonly kind: 'delivery'; readonly facts: DeliveryFacts; readonly reviewed: Reviewed }
    | { readonly kind: 'chain'; readonly facts: ChainFacts; readonly reviewed: Reviewed }
    | { readonly kind: 'sale'; readonly facts: SaleFacts }
    | { readonly kind: 'revenue'; readonly facts: RevenueFacts }
    | { readonly kind: 'period'; readonly segment: Segment; readonly fee: Minor };
}

/** The events of a delivery: one for each component that prices leads under the terms of the delivery day. */
export function deliveryEvents(delivery: DeliveryFacts, timeline: Timeline): BillableEvent[] {
  const source = { kind: 'delivery', facts: delivery, reviewed: delivery } as const;
  return (timeline.at(delivery.day)?.onDeliveries ?? []).map((priced) => ({
    priced,
    event: `delivery:${delivery.id}`,
    day: delivery.day,
    judged: judged(priced, delivery.traits, delivery.day, () => priced.model.onDelivery?.(priced.component, delivery)),
    source,
  }));
}

/**
 * The events of a chain. The trigger agreed on the day of the first booking holds to its end, so that a contract that moves
 * from booked to held charges no meeting twice and none not at all; the price is that of the day the event belongs to.
 */
export function chainEvents(chain: ChainFacts, timeline: Timeline): BillableEvent[] {
  const [booking, meeting] = [timeline.at(chain.bookedDay), timeline.at(chain.meetingDay)];
  const agreedOn = new Map([...(meeting?.onChains ?? []), ...(booking?.onChains ?? [])]);
  return [...agreedOn.values()].flatMap((agreed) => {
    const agreedEvent = agreed.model.eventOf?.(agreed.component, chain);
    if (!agreedEvent) return [draftOf(agreed, chain)];
    const { event, day, reviewed } = agreedEvent;
    const ruling = timeline.at(day);
    const now = ruling?.onChains.get(agreed.component.id);
    if (!ruling || !now) return [];
    const priced = now.model.eventOf?.(now.component, chain)?.event === event ? now : agreed;
    const judge = (): Judged | undefined => priced.model.onChain?.(priced.component, chain, ruling.effects);
    return [
      {
        priced,
        event,
        day,
        judged: judged(priced, chain.traits, day, judge),
        source: { kind: 'chain', facts: chain, reviewed },
      },
    ];
  });
}

/** The events of a won sale: one for each component that prices sales under the terms of the day it was reported. */
export function saleEvents(sale: SaleFacts, timeline: Timeline): BillableEvent[] {
  return (timeline.at(sale.day)?.onSales ?? []).map((priced) => ({
    priced,
    event: `sale:${sale.id}`,
    day: sale.day,
    judged: judged(priced, sale.traits, sale.day, () => priced.model.onSale?.(priced.component, sale)),
    source: { kind: 'sale', facts: sale },
  }));
}

/** The events of a month of revenue, reported or missing. */
export function revenueEvents(revenue: RevenueFacts, timeline: Timeline): BillableEvent[] {
  return (timeline.at(revenue.day)?.onRevenues ?? []).map((priced) => ({
    priced,
    event: `revenue:${revenue.id}:${revenue.month}`,
    day: revenue.day,
    judged: judged(priced, revenue.traits, revenue.day, () => priced.model.onRevenue?.(priced.component, revenue)),
    source: { kind: 'revenue', facts: revenue },
  }));
}

/** The events of periods themselves: one for each component and each segment on which its price holds, and what is due once. */
export function periodEvents(timeline: Timeline, period: Period): BillableEvent[] {
  const segments = billedWith(timeline, period).flatMap((one) => timeline.segments(one));
  const fees = segments.map(
    ({ priced, segment }): BillableEvent => ({
      priced,
      event: `period:${segment.from}`,
      day: segment.from,
      judged: ready(priced) ? { kind: 'bill' } : incomplete,
      source: { kind: 'period', segment, fee: fee(priced.component) },
    }),
  );
  return [...fees, ...onceEvents(timeline, period.to)];
}

/** What is due once, on a day up to `until` on which the terms name it. */
function onceEvents(timeline: Timeline, until: Day): BillableEvent[] {
  return timeline.rulings.flatMap(({ version }, at) => {
    const next = timeline.rulings[at + 1]?.version.terms.from;
    const last = next === undefined ? until : addDays(next, -1);
    return version.terms.components.flatMap((component): BillableEvent[] => {
      if (component.kind !== 'oneOff' || component.on === undefined) return [];
      const { on } = component;
      if (on < version.terms.from || on > last || on > until) return [];
      const priced = timeline.at(on)?.priced(component.id);
      if (priced === undefined) return [];
      const judged: Judged = component.price === undefined ? incomplete : { kind: 'bill' };
      const segment = { from: on, to: on, days: 1, periodDays: 1 };
      return [
        { priced, event: `period:${on}`, day: on, judged, source: { kind: 'period', segment, fee: fee(component) } },
      ];
    });
  });
}

const fee = (component: Component): Minor =>
  'price' in component && typeof component.price === 'number' ? component.price : 0;

const incomplete: Judged = { kind: 'drop', code: 'incomplete' };

/** What its kind says of an event, unless the component has no price, or none that fits. */
function judged(priced: Priced, traits: Traits, day: Day, judge: () => Judged | undefined): Judged {
  if (!ready(priced)) return incomplete;
  const found = judge() ?? incomplete;
  const { component } = priced;
  const isListed = isUnitPriced(component) && component.volume === undefined;
  return found.kind === 'bill' && isListed && listed(component, traits, day) === null
    ? { kind: 'drop', code: 'noPriceFits' }
    : found;
}

/** Whether a component says what it charges; a draft may not. */
function ready({ component, model }: Priced): boolean {
  if (model.percentOf) return model.percentOf(component) !== undefined;
  if (isUnitPriced(component)) {
    return component.price !== undefined || component.prices !== undefined || component.volume !== undefined;
  }
  return 'price' in component && component.price !== undefined;
}

const draftOf = (priced: Priced, chain: ChainFacts): BillableEvent => ({
  priced,
  event: `chain:${chain.id}:booked`,
  day: chain.bookedDay,
  judged: incomplete,
  source: { kind: 'chain', facts: chain, reviewed: chain.atBooking },
});

/** What a conditional price looks at; null for a period. */
export const traitsOf = ({ source }: BillableEvent): Traits | null =>
  source.kind === 'period' ? null : source.facts.traits;

/** The delivery and the chain an event came from; null for a period. */
export function originOf({ source }: BillableEvent): {
  readonly deliveryId: number | null;
  readonly chainId: number | null;
} {
  switch (source.kind) {
    case 'delivery':
      return { deliveryId: source.facts.id, chainId: null };
    case 'chain':
      return { deliveryId: source.facts.deliveryId, chainId: source.facts.id };
    case 'period':
      return { deliveryId: null, chainId: null };
    default:
      return { deliveryId: source.facts.deliveryId, chainId: null };
  }
}
