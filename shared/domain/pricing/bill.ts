import type { Day, Minor } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import { never } from '../never.ts';
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

/** An event that waits for a later invoice, and what it came from; both null for a period. */
interface Waiting {
  readonly event: EventKey;
  readonly day: Day;
  readonly code: CarryCode;
  readonly deliveryId: number | null;
  readonly chainId: number | null;
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
  /** The events that `carriedOver` counts, by day. */
  readonly waiting: readonly Waiting[];
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
  const { billable, waiting, dropped } = sortOut(collect(facts, timeline));
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
    carriedOver: counted(carryCodes, waiting),
    waiting,
    dropped,
    net,
    tax,
    gross: net + (tax?.amount ?? 0),
  };
}

/** The charges of {@link draftBill} alone, in no order: all that a sum or a count needs. */
export function chargesOf(facts: BillFacts): Charge[] {
  return collect(facts, timelineOf(facts.versions))
    .filter(({ judged }) => judged.kind === 'bill')
    .map(chargeOf);
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
  waiting: Waiting[];
  dropped: Counted<DropCode>[];
} {
  const billable: BillableEvent[] = [];
  // An event that two components price waits once, and is dropped once.
  const waiting = new Map<string, Waiting>();
  const dropped = new Map<string, { readonly code: DropCode }>();
  for (const one of events) {
    const { judged, event } = one;
    if (judged.kind === 'bill') billable.push(one);
    else if (judged.kind === 'carry') waiting.set(`${judged.code} ${event}`, waitingOf(one, judged.code));
    else dropped.set(`${judged.code} ${event}`, judged);
  }
  return {
    billable,
    waiting: [...waiting.values()].toSorted(byDay),
    dropped: counted(dropCodes, [...dropped.values()]),
  };
}

/** By day, then by event: whatever order the facts come in. */
function byDay(a: Waiting, b: Waiting): number {
  const [left, right] = [`${a.day} ${a.event}`, `${b.day} ${b.event}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function waitingOf({ event, day, source }: BillableEvent, code: CarryCode): Waiting {
  switch (source.kind) {
    case 'delivery':
      return { event, day, code, deliveryId: source.facts.id, chainId: null };
    case 'chain':
      return { event, day, code, deliveryId: source.facts.deliveryId, chainId: source.facts.id };
    case 'period':
      return { event, day, code, deliveryId: null, chainId: null };
    default:
      return never(source);
  }
}

function counted<Code>(codes: readonly Code[], items: readonly { readonly code: Code }[]): Counted<Code>[] {
  const byCode = Map.groupBy(items, ({ code }) => code);
  return codes.flatMap((code) => {
    const count = byCode.get(code)?.length ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
}

const priceOf = (billable: BillableEvent): PricedCharge => ({
  component: billable.priced.component,
  charge: chargeOf(billable),
});

/** Components as the newest terms list them, then those of older terms. */
function componentOrder(versions: readonly TermsVersion[]): string[] {
  const newestFirst = versions.toSorted((a, b) => (a.terms.from < b.terms.from ? 1 : -1));
  return [...new Set(newestFirst.flatMap(({ terms }) => terms.components.map(({ id }) => id)))];
}
