import type { Day } from '../basics.ts';
import type { EventKey } from './charge.ts';
import type { ChainFacts, DeliveryFacts, Judged, Reviewed, Segment } from './model.ts';
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
    | { readonly kind: 'period'; readonly segment: Segment };
}

/** The events of a delivery: one for each component that prices leads under the terms of the delivery day. */
export function deliveryEvents(delivery: DeliveryFacts, timeline: Timeline): BillableEvent[] {
  const source = { kind: 'delivery', facts: delivery, reviewed: delivery } as const;
  return (timeline.at(delivery.day)?.onDeliveries ?? []).map((priced) => ({
    priced,
    event: `delivery:${delivery.id}`,
    day: delivery.day,
    judged: ready(priced) ? (priced.model.onDelivery?.(priced.component, delivery) ?? incomplete) : incomplete,
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
    const judged = ready(priced)
      ? (priced.model.onChain?.(priced.component, chain, ruling.effects) ?? incomplete)
      : incomplete;
    return [{ priced, event, day, judged, source: { kind: 'chain', facts: chain, reviewed } }];
  });
}

/** The events of the period itself: one for each component and each segment on which its price holds. */
export function periodEvents(timeline: Timeline, period: { readonly from: Day; readonly to: Day }): BillableEvent[] {
  return timeline.segments(period).map(({ priced, segment }) => ({
    priced,
    event: `period:${segment.from}`,
    day: segment.from,
    judged: ready(priced) ? { kind: 'bill' } : incomplete,
    source: { kind: 'period', segment },
  }));
}

const incomplete: Judged = { kind: 'drop', code: 'incomplete' };

const ready = ({ component }: Priced): boolean => component.price !== undefined;

const draftOf = (priced: Priced, chain: ChainFacts): BillableEvent => ({
  priced,
  event: `chain:${chain.id}:booked`,
  day: chain.bookedDay,
  judged: incomplete,
  source: { kind: 'chain', facts: chain, reviewed: chain.atBooking },
});
