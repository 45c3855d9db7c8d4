import type { Minor } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import type { Period } from '../period.ts';
import type { TaxLine } from '../tax.ts';
import { taxOn } from '../tax.ts';
import type { Charge, EventKey, Line } from './charge.ts';
import type { BillableEvent } from './events.ts';
import { chainEvents, deliveryEvents, periodEvents } from './events.ts';
import type { LineWords, PricedCharge } from './lines.ts';
import { linesOf } from './lines.ts';
import type { CarryCode, ChainFacts, DeliveryFacts, DropCode } from './model.ts';
import { carryCodes, dropCodes } from './model.ts';
import { chargeOf } from './price.ts';
import type { Timeline } from './timeline.ts';
import { timelineOf } from './timeline.ts';

/** Everything a bill is made of. Days and reviews are already those of the client's zone and of the moment of the run. */
export interface BillFacts {
  readonly period: Period;
  readonly versions: readonly TermsVersion[];
  readonly deliveries: readonly DeliveryFacts[];
  readonly chains: readonly ChainFacts[];
  /** Whether a component has charged an event and may not charge it again: every charge but those credited with a rebill. */
  readonly billed: (component: string, event: EventKey) => boolean;
  /** The words of a line, in the client's language. */
  readonly lineText: (component: Component, words: LineWords) => string;
}

/** How many events, and why. */
export interface Counted<Code> {
  readonly code: Code;
  readonly count: number;
}

/** What a contract owes for a period, before it has a number. Money in minor units of the client's currency. */
export interface Bill {
  readonly period: Period;
  /** In force on the last day of the period: its billing terms make the document. Null before the first version. */
  readonly terms: TermsVersion | null;
  readonly lines: readonly Line[];
  /** In the order of the lines. */
  readonly charges: readonly Charge[];
  readonly carriedOver: readonly Counted<CarryCode>[];
  readonly dropped: readonly Counted<DropCode>[];
  readonly net: Minor;
  /** Null while the terms say nothing of tax: a blocker. */
  readonly tax: TaxLine | null;
  readonly gross: Minor;
}

/**
 * The order of effects in a period (domain §2), written once. Charges → lines → net → tax → gross are each the sum of the
 * one before, so they cannot disagree (domain §9, 4). Running it again over what it billed finds nothing.
 */
export function draftBill(facts: BillFacts): Bill {
  const timeline = timelineOf(facts.versions);
  const events = collect(facts, timeline);
  const { billable, carriedOver, dropped } = sortOut(events);
  const priced = billable.map(priceOf);
  const { lines, charges } = linesOf(priced, facts.period.from, componentOrder(facts.versions), facts.lineText);
  const net = sumOf(lines.map(({ amount }) => amount));
  const terms = timeline.at(facts.period.to)?.version ?? null;
  const tax = terms?.terms.billing.tax ? taxOn(terms.terms.billing.tax, net) : null;
  return {
    period: facts.period,
    terms,
    lines,
    charges,
    carriedOver,
    dropped,
    net,
    tax,
    gross: net + (tax?.amount ?? 0),
  };
}

/** Events up to the end of the period that were never charged: its own, and earlier ones decided since. */
function collect({ period, deliveries, chains, billed }: BillFacts, timeline: Timeline): BillableEvent[] {
  const found: BillableEvent[] = [];
  const take = (events: readonly BillableEvent[]): void => {
    for (const one of events) {
      if (one.day <= period.to && !billed(one.priced.component.id, one.event)) found.push(one);
    }
  };
  for (const delivery of deliveries) take(deliveryEvents(delivery, timeline));
  for (const chain of chains) take(chainEvents(chain, timeline));
  take(periodEvents(timeline, period));
  return found;
}

function sortOut(events: readonly BillableEvent[]): {
  billable: BillableEvent[];
  carriedOver: Counted<CarryCode>[];
  dropped: Counted<DropCode>[];
} {
  const billable: BillableEvent[] = [];
  const carried = new Map<CarryCode, Set<EventKey>>();
  const dropped = new Map<DropCode, Set<EventKey>>();
  for (const one of events) {
    if (one.judged.kind === 'bill') billable.push(one);
    else if (one.judged.kind === 'carry') note(carried, one.judged.code, one.event);
    else note(dropped, one.judged.code, one.event);
  }
  return { billable, carriedOver: counted(carryCodes, carried), dropped: counted(dropCodes, dropped) };
}

// An event that two components price waits once.
function note<Code>(notes: Map<Code, Set<EventKey>>, code: Code, event: EventKey): void {
  const known = notes.get(code);
  if (known) known.add(event);
  else notes.set(code, new Set([event]));
}

const counted = <Code>(codes: readonly Code[], notes: ReadonlyMap<Code, ReadonlySet<EventKey>>): Counted<Code>[] =>
  codes.flatMap((code) => {
    const count = notes.get(code)?.size ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });

const priceOf = (billable: BillableEvent): PricedCharge => ({
  component: billable.priced.component,
  charge: chargeOf(billable),
});

/** Components as the newest terms list them, then those of older terms. */
function componentOrder(versions: readonly TermsVersion[]): string[] {
  const newestFirst = versions.toSorted((a, b) => (a.terms.from < b.terms.from ? 1 : -1));
  return [...new Set(newestFirst.flatMap(({ terms }) => terms.components.map(({ id }) => id)))];
}
