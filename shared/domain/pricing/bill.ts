import type { Day, Minor } from '../basics.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import type { Period } from '../period.ts';
import type { TaxLine } from '../tax.ts';
import { taxOn } from '../tax.ts';
import { periodOf, periodsTo } from './billingPeriods.ts';
import { booksOf } from './books.ts';
import type { Charge, EventKey, Line } from './charge.ts';
import { effectCharge } from './effectCharge.ts';
import type { Effected, GuaranteeUse, Scene, SubscriptionUse } from './effects.ts';
import {
  bonusEffect,
  costEffects,
  discountEffect,
  guaranteeEffect,
  minimumEffect,
  subscriptionUse,
  tierEffect,
  upgradeEffects,
} from './effects.ts';
import type { BillableEvent } from './events.ts';
import { chainEvents, deliveryEvents, originOf, periodEvents, revenueEvents, saleEvents } from './events.ts';
import type { LedgerEntry } from './ledger.ts';
import type { LineHeading, LineWords, PricedCharge } from './lines.ts';
import { headingOf, linesOf } from './lines.ts';
import type { Measured } from './measures.ts';
import type { CarryCode, ChainFacts, CostFacts, DeliveryFacts, DropCode, RevenueFacts, SaleFacts } from './model.ts';
import { carryCodes, dropCodes } from './model.ts';
import { chargeOf } from './price.ts';
import type { Priced, Timeline } from './timeline.ts';
import { timelineOf } from './timeline.ts';
import type { FreeUnits } from './units.ts';
import { bucketsWithin, placed } from './units.ts';

/** Everything a bill is made of. Days and reviews are already those of the client's zone and of the moment of the run. */
export interface BillFacts {
  readonly period: Period;
  readonly versions: readonly TermsVersion[];
  readonly deliveries: readonly DeliveryFacts[];
  readonly chains: readonly ChainFacts[];
  readonly sales: readonly SaleFacts[];
  readonly revenues: readonly RevenueFacts[];
  /** Those of the periods that may be billed or corrected. */
  readonly costs: readonly CostFacts[];
  /** The figures of a period, by the formulas of the results report. */
  readonly measured: (period: Period) => Measured;
  /** Whether a component has charged an event and may not charge it again: every charge but those credited with a rebill. */
  readonly billed: (component: string, event: EventKey) => boolean;
  /** All live charges; may be empty where {@link needsLedger} says so. */
  readonly ledger: readonly LedgerEntry[];
  /** The words of a line, in the client's language. */
  readonly lineText: (heading: LineHeading, words: LineWords) => string;
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
 * The bill of a period (domain §2, §6). Charges → lines → net → tax → gross are each the sum of the one before, so they cannot
 * disagree (domain §9, 4). Running it again over what it billed finds nothing.
 */
export function draftBill(facts: BillFacts): Bill {
  const timeline = timelineOf(facts.versions);
  const { billable, waiting, dropped } = sortOut(collect(facts, timeline));
  const priced = priceAll(facts, timeline, billable);
  const { lines, charges } = linesOf(priced, facts.period.from, componentOrder(facts), facts.lineText);
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
  const timeline = timelineOf(facts.versions);
  const billable = collect(facts, timeline).filter(({ judged }) => judged.kind === 'bill');
  return priceAll(facts, timeline, billable).map(({ charge }) => charge);
}

/**
 * Whether a bill depends on what was billed before: some price depends on how many units there are, or something is worked out
 * for the period as a whole. Else every event costs what it costs alone.
 */
export const needsLedger = (versions: readonly TermsVersion[]): boolean =>
  versions.some(
    ({ terms }) =>
      terms.billing.discount !== undefined ||
      terms.minimum !== undefined ||
      terms.guarantee !== undefined ||
      terms.caps.some(({ above }) => above === 'charge') ||
      terms.components.some(
        (component) =>
          component.kind === 'subscription' ||
          component.kind === 'bonus' ||
          component.kind === 'passThrough' ||
          ('volume' in component && component.volume !== undefined) ||
          ('price' in component && typeof component.price === 'string') ||
          ('overlap' in component && component.overlap === 'upgrade'),
      ),
  );

/**
 * The order of effects in a period (domain §2), written once: unit prices (list → conditional → volume shape, caps, free units) →
 * percentages → retainer, subscription → tiers recomputed → upgrade reversals → bonus → discount → minimum commitment → agency
 * guarantee → pass-through. Every period up to the billed one is worked out again, and what comes out as it was billed makes no
 * line: so a return, a sale or an acceptance that comes late is an adjustment of the period it belongs to.
 */
function priceAll(facts: BillFacts, timeline: Timeline, billable: readonly BillableEvent[]): PricedCharge[] {
  if (!needsLedger(facts.versions)) return billable.map((event) => unitOf(event));
  const books = booksOf(facts.ledger);
  const priced: PricedCharge[] = [];
  const put = (one: PricedCharge | null): void => {
    if (one === null) return;
    priced.push(one);
    books.add(one.charge);
  };
  const putEffects = (effects: readonly Effected[]): void => {
    for (const effected of effects) put(effectCharge(effected, books, timeline));
  };
  const ofPeriod = Map.groupBy(billable, ({ day }) => periodOf(timeline, day)?.from ?? facts.period.from);
  // First the units of all periods: an upgrade, or a volume left over, reaches across them.
  let carry = nothingCarried;
  let isOurs = false;
  const worked: Worked[] = [];
  for (const period of periodsTo(timeline, facts.period)) {
    const scene: Scene = { period, timeline, books };
    const { free } = carry;
    for (const { event, place } of placed(ofPeriod.get(period.from) ?? [], timeline, books, free)) {
      put(unitOf(event, place));
    }
    // Periods before the first that was billed here are none of ours: their minimum may have been billed by hand, before there was
    // this file.
    isOurs ||= period.to >= facts.period.from || books.within(period).length > 0;
    if (!isOurs) continue;
    const subscriptions = subscriptionsOf(scene, carry.rolled);
    const guarantee = guaranteeEffect(scene, carry.promised);
    worked.push({ scene, free, subscriptions, guarantee });
    carry = {
      free: (component) =>
        (subscriptions.get(component)?.left ?? 0) + (guarantee?.component === component ? guarantee.free : 0),
      rolled: subscriptions,
      promised: guarantee?.carried ?? 0,
    };
  }
  let carriedMinimum: Minor = 0;
  for (const { scene, free, subscriptions, guarantee } of worked) {
    const { period } = scene;
    for (const bucket of bucketsWithin(timeline, period, books, free)) putEffects(tierEffect(scene, bucket));
    for (const { effected } of subscriptions.values()) putEffects(effected);
    putEffects(upgradesOf(scene));
    putEffects(componentsOf(timeline, period).flatMap((one) => bonusOf(one, scene, facts)));
    putEffects(discountEffect(scene));
    const minimum = minimumEffect(scene, carriedMinimum);
    putEffects(minimum.effected);
    carriedMinimum = minimum.carried;
    putEffects(guarantee?.effected ?? []);
    putEffects(componentsOf(timeline, period).flatMap((one) => costsOf(one, scene, facts)));
  }
  return priced;
}

/** A period whose units are counted, and what their number brings. */
interface Worked {
  readonly scene: Scene;
  readonly free: FreeUnits;
  readonly subscriptions: ReadonlyMap<string, SubscriptionUse>;
  readonly guarantee: GuaranteeUse | null;
}

/** What a period hands on to the next one: units that are free, left of each subscription, or added to the promise. */
interface Carry {
  readonly free: FreeUnits;
  readonly rolled: ReadonlyMap<string, SubscriptionUse>;
  readonly promised: number;
}

const nothingCarried: Carry = { free: () => 0, rolled: new Map(), promised: 0 };

const unitOf = (event: BillableEvent, place?: Parameters<typeof chargeOf>[1]): PricedCharge => ({
  heading: headingOf(event.priced.component),
  charge: chargeOf(event, place),
});

/** The components in force at the end of a period: what is worked out for the period as a whole follows them. */
const componentsOf = (timeline: Timeline, { to }: Period): Priced['component'][] =>
  timeline.at(to)?.version.terms.components ?? [];

function subscriptionsOf(
  scene: Scene,
  rolled: ReadonlyMap<string, SubscriptionUse>,
): ReadonlyMap<string, SubscriptionUse> {
  const used = new Map<string, SubscriptionUse>();
  for (const component of componentsOf(scene.timeline, scene.period)) {
    if (component.kind !== 'subscription') continue;
    used.set(component.id, subscriptionUse(scene, component, rolled.get(component.id)?.left ?? 0));
  }
  return used;
}

function upgradesOf(scene: Scene): Effected[] {
  const { books, timeline, period } = scene;
  const hasUpgrades = timeline.rulings.some(({ version }) =>
    version.terms.components.some((component) => 'overlap' in component && component.overlap === 'upgrade'),
  );
  if (!hasUpgrades) return [];
  return books
    .deliveriesWithin(period)
    .flatMap((delivery) => upgradeEffects(scene, delivery))
    .filter(({ day }) => day >= period.from && day <= period.to);
}

const bonusOf = (component: Priced['component'], scene: Scene, { measured }: BillFacts): Effected[] =>
  component.kind === 'bonus' ? bonusEffect(scene, component, measured(scene.period)) : [];

const costsOf = (component: Priced['component'], scene: Scene, { costs }: BillFacts): Effected[] =>
  component.kind === 'passThrough' ? costEffects(scene, component, costs) : [];

/** Events up to the end of the period that were never charged: its own, and earlier ones decided since. */
function collect(facts: BillFacts, timeline: Timeline): BillableEvent[] {
  const { period, billed } = facts;
  const found: BillableEvent[] = [];
  const take = (events: readonly BillableEvent[]): void => {
    for (const one of events) {
      if (one.day <= period.to && !billed(one.priced.component.id, one.event)) found.push(one);
    }
  };
  for (const delivery of facts.deliveries) take(deliveryEvents(delivery, timeline));
  for (const chain of facts.chains) take(chainEvents(chain, timeline));
  for (const sale of facts.sales) take(saleEvents(sale, timeline));
  for (const revenue of facts.revenues) take(revenueEvents(revenue, timeline));
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
    const { judged, event, day } = one;
    if (judged.kind === 'bill') billable.push(one);
    else if (judged.kind === 'carry') {
      waiting.set(`${judged.code} ${event}`, { event, day, code: judged.code, ...originOf(one) });
    } else dropped.set(`${judged.code} ${event}`, judged);
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

function counted<Code>(codes: readonly Code[], items: readonly { readonly code: Code }[]): Counted<Code>[] {
  const byCode = Map.groupBy(items, ({ code }) => code);
  return codes.flatMap((code) => {
    const count = byCode.get(code)?.length ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
}

/** Components as the newest terms of the period list them, then those of older terms: later ones change no past bill. */
function componentOrder({ versions, period }: BillFacts): string[] {
  const known = versions.filter(({ terms }) => terms.from <= period.to);
  const newestFirst = known.toSorted((a, b) => (a.terms.from < b.terms.from ? 1 : -1));
  return [...new Set(newestFirst.flatMap(({ terms }) => terms.components.map(({ id }) => id)))];
}
