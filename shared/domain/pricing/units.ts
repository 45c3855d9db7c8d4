import { capWindow } from '../caps.ts';
import { isUnitPriced, modelOf } from '../contract/component.ts';
import type { Cap } from '../contract/terms.ts';
import type { Period } from '../period.ts';
import { isIn } from '../period.ts';
import { addDays, laterDay } from '../time.ts';
import { holdingAround, periodOf } from './billingPeriods.ts';
import type { Booked, Books } from './books.ts';
import type { BillableEvent } from './events.ts';
import { originOf } from './events.ts';
import type { Place } from './price.ts';
import type { Scale } from './scale.ts';
import { aboveLimit, afterFree, onePrice, scaleOf } from './scale.ts';
import type { Priced, Timeline } from './timeline.ts';

/** Units of a component that a period gives free: made good, or left over from the volume of the period before. */
export type FreeUnits = (component: string, period: Period) => number;

/**
 * Units of one component whose prices depend on how many they are: those of a billing period, or of the window of an
 * over-delivery cap, cut where the contract began to price them otherwise.
 */
export interface Bucket extends Period {
  readonly priced: Priced;
  readonly scale: Scale;
}

/** How many units of a component, old and new, stand on some days. */
type UnitsOn = (component: string, days: Period) => number;

/**
 * The bucket a unit of a component falls in on a day; null where every unit costs what it costs alone. Without `unitsOn` the period
 * has no unit yet.
 */
export function bucketOf(
  timeline: Timeline,
  priced: Priced,
  day: string,
  free: FreeUnits,
  unitsOn: UnitsOn = () => 0,
): Bucket | null {
  const period = periodOf(timeline, day);
  if (period === null) return null;
  const { component, version } = priced;
  const cap = overDelivery(priced);
  const window = cap ? capWindow(cap, version.terms.billing, day) : period;
  const around = holdingAround(timeline, window, day, (ruling) => {
    const then = ruling.priced(component.id);
    return then && [{ ...then.component, name: undefined, overlap: undefined }, overDelivery(then) ?? null];
  });
  // What the period gives free goes to its first units: a bucket that begins later has what those before it left.
  const before =
    around.from > period.from ? unitsOn(component.id, { from: period.from, to: addDays(around.from, -1) }) : 0;
  const scale = scaleFor(priced, cap, free(component.id, period), before);
  return scale && { from: around.from, to: around.to, priced, scale };
}

/** The cap above which a component's leads are delivered at an over-delivery price. */
const overDelivery = ({ component, version }: Priced): Cap | undefined =>
  component.kind !== 'subscription' && modelOf(component).stage?.(component) === 'lead'
    ? version.terms.caps.find(({ above }) => above === 'charge')
    : undefined;

function scaleFor(priced: Priced, cap: Cap | undefined, free: number, before: number): Scale | null {
  const { component } = priced;
  const own = ownScale(priced, cap, free);
  return own && afterFree((component.kind === 'subscription' ? (component.units ?? 0) : 0) + free - before, own);
}

function ownScale({ component, version }: Priced, cap: Cap | undefined, free: number): Scale | null {
  if (component.kind === 'subscription') return onePrice(component.overage ?? 0);
  if (!isUnitPriced(component)) return null;
  if (component.volume !== undefined) return scaleOf(component.volume);
  const { price, prices } = component;
  // Of a list each unit costs what the list says, not what its number does.
  if (price === undefined || prices !== undefined) return null;
  if (cap?.price !== undefined) return aboveLimit(limitOf(cap, price), price, cap.price);
  // A price with parts of a cent must add up over all units, not be rounded for each; units that are made good may turn out not
  // to have been owed, and are charged then.
  const { guarantee } = version.terms;
  const madeGood = free > 0 || (guarantee?.shortfall === 'makeGood' && guarantee.component === component.id);
  return typeof price === 'string' || madeGood ? onePrice(price) : null;
}

/** How many units a cap lets through at the usual price. */
function limitOf({ leads, money }: Cap, price: string | number): number {
  const bought = money === undefined || Number(price) === 0 ? Number.POSITIVE_INFINITY : wholeUnits(money, price);
  return Math.min(leads ?? Number.POSITIVE_INFINITY, bought);
}

function wholeUnits(money: number, price: string | number): number {
  const [whole, part = ''] = String(price).split('.');
  return Number((BigInt(money) * 10n ** BigInt(part.length)) / BigInt(`${whole}${part}`));
}

/** Whether it is a unit of the component, not an effect or a fee, that still counts (domain §5). */
const counts = (one: Booked, component: string): boolean =>
  one.stands && one.component === component && one.effect === null && !one.event.startsWith('period:');

/** The units of a bucket that are billed already and stand. */
export const standingUnits = (books: Books, component: string, period: Period): Booked[] =>
  books.within(period).filter((one) => counts(one, component));

/** A billable event and, where its price depends on it, its place in its bucket. */
export interface PlacedEvent {
  readonly event: BillableEvent;
  readonly place: Place | undefined;
}

/** New units take the ranks after those that are billed and stand, by day and then by event: whatever order they come in. */
export function placed(
  events: readonly BillableEvent[],
  timeline: Timeline,
  books: Books,
  free: FreeUnits,
): PlacedEvent[] {
  const found: PlacedEvent[] = [];
  const buckets = new Map<string, { bucket: Bucket; events: BillableEvent[] }>();
  const known = new Map<string, Bucket | null>();
  const unitsOn: UnitsOn = (component, days) =>
    standingUnits(books, component, days).length +
    events.filter((one) => one.source.kind !== 'period' && one.priced.component.id === component && isIn(days, one.day))
      .length;
  for (const event of events) {
    const { priced, day } = event;
    const key = `${priced.component.id} ${priced.version.version} ${day}`;
    if (!known.has(key)) known.set(key, bucketOf(timeline, priced, day, free, unitsOn));
    const bucket = event.source.kind === 'period' ? null : (known.get(key) ?? null);
    if (bucket === null) {
      found.push({ event, place: undefined });
      continue;
    }
    const name = `${priced.component.id} ${bucket.from}`;
    const same = buckets.get(name);
    if (same) same.events.push(event);
    else buckets.set(name, { bucket, events: [event] });
  }
  for (const { bucket, events: some } of buckets.values()) {
    const before = standingUnits(books, bucket.priced.component.id, bucket).length;
    const of = before + some.length;
    for (const [at, event] of some.toSorted(byDay).entries()) {
      found.push({ event, place: { scale: bucket.scale, rank: before + at + 1, of } });
    }
  }
  return found;
}

function byDay(a: BillableEvent, b: BillableEvent): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  const [left, right] = [originOf(a), originOf(b)];
  return (
    (left.deliveryId ?? 0) - (right.deliveryId ?? 0) ||
    (left.chainId ?? 0) - (right.chainId ?? 0) ||
    (a.event < b.event ? -1 : 1)
  );
}

/**
 * The buckets that end in a billing period, those without a unit too: a fixed part is due at none. The window of a cap may begin
 * in the period before.
 */
export function bucketsWithin(timeline: Timeline, period: Period, books: Books, free: FreeUnits): Bucket[] {
  const found = new Map<string, Bucket>();
  const unitsOn: UnitsOn = (component, days) => standingUnits(books, component, days).length;
  // A month has many units on few days: each day is asked once.
  const taken = new Set<string>();
  const take = (priced: Priced | undefined, day: string): void => {
    const key = `${priced?.component.id} ${day}`;
    if (taken.has(key)) return;
    taken.add(key);
    const bucket = priced ? bucketOf(timeline, priced, day, free, unitsOn) : null;
    if (bucket && isIn(period, bucket.to)) found.set(`${bucket.priced.component.id} ${bucket.from}`, bucket);
  };
  for (const { version } of timeline.rulings) {
    for (const { id } of version.terms.components) {
      const day = laterDay(version.terms.from, period.from);
      const ruling = timeline.at(day);
      if (isIn(period, day) && ruling?.version === version) take(ruling.priced(id), day);
    }
  }
  for (const { component, day, effect } of books.within(period)) {
    if (effect === null) take(timeline.at(day)?.priced(component), day);
  }
  return [...found.values()];
}
