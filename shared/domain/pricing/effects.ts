import type { Day, Decimal, Minor } from '../basics.ts';
import { isUnitPriced } from '../contract/component.ts';
import type { Discount, Guarantee, Minimum } from '../contract/terms.ts';
import { compareDecimals, percentOf, shareOf, sumOf, times } from '../money.ts';
import type { Period } from '../period.ts';
import { isIn } from '../period.ts';
import { laterDay } from '../time.ts';
import type { Holding } from './billingPeriods.ts';
import { holdings } from './billingPeriods.ts';
import type { Booked, Books } from './books.ts';
import type { Effect } from './charge.ts';
import type { Measured } from './measures.ts';
import type { BillingPeriod, CostFacts } from './model.ts';
import { stages } from './model.ts';
import type { Bonus, PassThrough } from './periodFees.ts';
import { totalOf } from './scale.ts';
import type { Subscription } from './subscription.ts';
import type { Ruling, Timeline } from './timeline.ts';
import type { UnitPrice } from './unitPrice.ts';
import type { Bucket } from './units.ts';
import { standingUnits } from './units.ts';
import { workedOut } from './working.ts';

/**
 * What an effect comes to now, all in all: what was billed of it before is set against it, and the difference is a line (domain
 * §2, adjustments). Money in minor units of the client's currency; below zero it gives back.
 */
export interface Effected {
  readonly effect: Effect;
  /** The component it is of; `discount`, `minimum` and `guarantee` are of none and stand for themselves. */
  readonly component: string;
  /** What it is of: the first day of its period, a delivery, a source. */
  readonly of: string;
  readonly day: Day;
  readonly deliveryId: number | null;
  readonly target: Minor;
  readonly ruling: Ruling;
  /** The sum as one would write it down. */
  readonly working: string;
  readonly inputs: Readonly<Record<string, Decimal>>;
}

/** A billing period and all that is charged in it so far. */
export interface Scene {
  readonly period: BillingPeriod;
  readonly timeline: Timeline;
  readonly books: Books;
}

/** An effect of a whole period belongs to the first of its days on which there were terms. */
const firstDay = (period: Period, { rulings }: Timeline): Day =>
  laterDay(period.from, rulings[0]?.version.terms.from ?? period.from);

const written = (inputs: Readonly<Record<string, number | string>>): Record<string, Decimal> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));

/** What the units of a bucket cost as they stand, less what they were charged one by one: fixed parts, late returns (domain §2). */
export function tierEffect({ period, timeline, books }: Scene, bucket: Bucket): Effected[] {
  const { priced, scale } = bucket;
  const { id } = priced.component;
  const units = standingUnits(books, id, bucket);
  const charged = sumOf(units.map(({ price }) => price));
  const day = laterDay(bucket.from, period.from);
  const ruling = timeline.at(day);
  if (ruling === null) return [];
  return [
    {
      effect: 'tier',
      component: id,
      of: bucket.from,
      day,
      deliveryId: null,
      target: totalOf(scale, units.length) - charged,
      ruling,
      working: `${scale.working(units.length)} - ${charged}`,
      inputs: written({ units: units.length, free: scale.free, total: totalOf(scale, units.length), charged }),
    },
  ];
}

/** Units of a subscription's volume that are left, those of the period before first; what a shortfall brings (domain §2, 17). */
export interface SubscriptionUse {
  readonly left: number;
  readonly effected: readonly Effected[];
}

export function subscriptionUse(
  { period, timeline, books }: Scene,
  { id, units = 0, shortfall }: Subscription,
  rolled: number,
): SubscriptionUse {
  const used = standingUnits(books, id, period).length;
  const left = Math.max(0, units - Math.max(0, used - rolled));
  if (shortfall === 'rollover') return { left, effected: [] };
  if (shortfall !== 'credit') return { left: 0, effected: [] };
  const fee = sumOf(feesOf(books, period, (component) => component === id));
  const missing = Math.max(0, units - used);
  const ruling = timeline.at(period.to);
  if (ruling === null || units === 0) return { left: 0, effected: [] };
  const effected: Effected = {
    effect: 'shortfall',
    component: id,
    of: period.from,
    day: firstDay(period, timeline),
    deliveryId: null,
    target: -shareOf(fee, missing, units),
    ruling,
    working: `-(${fee} * ${missing} / ${units})`,
    inputs: written({ fee, missing, units }),
  };
  return { left: 0, effected: [effected] };
}

const feesOf = (books: Books, period: Period, isOf: (component: string) => boolean): Minor[] =>
  books
    .within(period)
    .filter(({ event, component }) => event.startsWith('period:') && isOf(component))
    .map(({ net }) => net);

/**
 * The charges of a lead's earlier stages that a later one replaces: they come back, and stand again where the later one was
 * returned (domain §2, upgrade). `day` is the first on which both
 * are there.
 */
export function upgradeEffects({ timeline, books }: Scene, deliveryId: number): Effected[] {
  const booked = books.ofDelivery(deliveryId);
  // Most leads bring one charge and no more: nothing can replace it.
  if (booked.length < 2) return [];
  const charges = booked.filter(({ effect }) => effect === null);
  const staged = charges.flatMap((one) => {
    const priced = timeline.at(one.day)?.priced(one.component);
    const stage = priced?.model.stage?.(priced.component);
    return priced && stage ? [{ one, at: stages.indexOf(stage), priced }] : [];
  });
  const upgrading = staged.filter(
    ({ one, priced: { component } }) => one.stands && 'overlap' in component && component.overlap === 'upgrade',
  );
  const components = new Set(staged.map(({ one }) => one.component));
  return [...components].flatMap((id): Effected[] => {
    const earlier = staged.filter(({ one }) => one.component === id);
    const [first] = earlier.toSorted((a, b) => (a.one.day < b.one.day ? -1 : 1));
    if (first === undefined) return [];
    const later = upgrading.filter(({ at }) => at > first.at).toSorted((a, b) => (a.one.day < b.one.day ? -1 : 1))[0];
    const before = books.effect(id, 'upgrade', String(deliveryId));
    if (later === undefined && before.last === 0) return [];
    // A unit that came back is not owed again because its upgrade is gone: what a credit note left of it stays given back.
    const replaced = earlier.filter(({ one }) => later !== undefined || !one.stands);
    const charged = sumOf(replaced.map(({ one }) => one.left));
    // What came back stays in the period it came back in.
    const day = before.amount !== 0 || later === undefined ? before.day : laterDay(later.one.day, first.one.day);
    if (day === null) return [];
    const ruling = timeline.at(day);
    if (ruling === null) return [];
    return [
      {
        effect: 'upgrade',
        component: id,
        of: String(deliveryId),
        day,
        deliveryId,
        target: charged === 0 ? 0 : -charged,
        ruling,
        working: charged === 0 ? '0' : `-${charged}`,
        inputs: written({ charged }),
      },
    ];
  });
}

/** A sum where every target is met by the figures of the period; a measure without a value meets none (domain §2, 12). */
export function bonusEffect({ period, timeline }: Scene, bonus: Bonus, measured: Measured): Effected[] {
  const ruling = timeline.at(period.to);
  if (ruling === null || bonus.price === undefined || bonus.targets === undefined) return [];
  const met = targetsMet(bonus, measured);
  const told = bonus.targets.flatMap(({ measure }) => {
    const value = measured[measure];
    return value === null ? [] : [[measure, value] as const];
  });
  return [
    {
      effect: 'bonus',
      component: bonus.id,
      of: period.from,
      day: firstDay(period, timeline),
      deliveryId: null,
      target: met ? bonus.price : 0,
      ruling,
      working: met ? `${bonus.price}` : '0',
      inputs: Object.fromEntries(told),
    },
  ];
}

/** Whether every target is met, limits included. */
export function targetsMet({ targets = [] }: Bonus, measured: Partial<Measured>): boolean {
  return targets.every(({ measure, atLeast, atMost }) => {
    const value = measured[measure] ?? null;
    if (value === null) return false;
    return (
      (atLeast === undefined || compareDecimals(value, atLeast) >= 0) &&
      (atMost === undefined || compareDecimals(value, atMost) <= 0)
    );
  });
}

const wholePeriodEffects: ReadonlySet<Effect | null> = new Set(['discount', 'minimum', 'guarantee', 'cost']);

/** What the period's own charges come to, before discount, minimum, guarantee and passed-on costs. */
const plainCharges = (books: Books, period: Period): Booked[] =>
  books.within(period).filter(({ effect }) => !wholePeriodEffects.has(effect));

const netOf = (charges: readonly Booked[]): Minor => sumOf(charges.map(({ net }) => net));

/**
 * Percent of the charges of the days it holds on, or a sum off them, by the day where it holds for a part of the period; never below
 * zero (domain §2).
 */
export function discountEffect(scene: Scene): Effected[] {
  const { period, timeline, books } = scene;
  const charges = plainCharges(books, period);
  const parts = holdings(timeline, period, ({ version }) => version.terms.billing.discount).map((holding) => {
    const of = Math.max(0, netOf(charges.filter(({ day }) => isIn(holding, day))));
    return { working: discounted(holding, of), of, ruling: holding.ruling };
  });
  const last = parts.at(-1);
  // Without one now there may have been one when the period was billed: nothing is retroactive, so there was none.
  if (last === undefined) return [];
  const working = `-(${parts.map((part) => part.working).join(' + ')})`;
  return [
    {
      effect: 'discount',
      component: 'discount',
      of: period.from,
      day: firstDay(period, timeline),
      deliveryId: null,
      // Rounded once, whatever parts it is made of.
      target: workedOut(working),
      ruling: last.ruling,
      working,
      inputs: written({ charges: sumOf(parts.map(({ of }) => of)) }),
    },
  ];
}

function discounted({ said, days, periodDays }: Holding<Discount>, of: Minor): string {
  if ('percent' in said) return `${said.percent}% * ${of}`;
  if (days === periodDays) return `${Math.min(said.amount, of)}`;
  return shareOf(said.amount, days, periodDays) < of ? `${said.amount} * ${days} / ${periodDays}` : `${of}`;
}

/** What a minimum brings, and what it adds to the next period's. */
export interface MinimumUse {
  readonly carried: Minor;
  readonly effected: readonly Effected[];
}

/**
 * What is missing to the client's minimum, after discount [P01]; prorated by day where it holds for a part of the period. With
 * `rollover` nothing is billed and the next period's minimum is higher by it (domain §2).
 */
export function minimumEffect(scene: Scene, carried: Minor): MinimumUse {
  const { period, timeline, books } = scene;
  const holding = holdings(timeline, period, minimumOf);
  const last = holding.at(-1);
  if (last === undefined) return { carried: 0, effected: [] };
  const usage = usageFor(last.said, books, period);
  const minimum = sumOf(holding.map(minimumFor)) + carried;
  const missing = Math.max(0, minimum - usage);
  const { shortfall } = last.said.minimum;
  if (shortfall === 'rollover') return { carried: missing, effected: [] };
  return {
    carried: 0,
    effected: [
      {
        effect: 'minimum',
        component: 'minimum',
        of: period.from,
        day: firstDay(period, timeline),
        deliveryId: null,
        target: missing,
        ruling: last.ruling,
        working: missing > 0 ? `${minimum} - ${usage}` : '0',
        inputs: written({ minimum, charges: usage }),
      },
    ],
  };
}

interface SaidMinimum {
  readonly minimum: Minimum;
  readonly price: UnitPrice;
}

function minimumOf({ version, priced }: Ruling): SaidMinimum | undefined {
  const { minimum } = version.terms;
  if (minimum === undefined) return undefined;
  const component = minimum.component === undefined ? undefined : priced(minimum.component)?.component;
  const own = component && isUnitPriced(component) ? component.price : undefined;
  return { minimum, price: minimum.price ?? own ?? 0 };
}

function minimumFor({ said: { minimum, price }, days, periodDays }: Holding<SaidMinimum>): Minor {
  const whole = minimum.amount ?? times(minimum.units ?? 0, String(price));
  return days === periodDays ? whole : shareOf(whole, days, periodDays);
}

function usageFor({ minimum: { amount, component }, price }: SaidMinimum, books: Books, period: Period): Minor {
  if (amount !== undefined) {
    return netOf(
      books.within(period).filter(({ effect }) => effect !== 'minimum' && effect !== 'guarantee' && effect !== 'cost'),
    );
  }
  return times(standingUnits(books, component ?? '', period).length, String(price));
}

/** What a guarantee brings: money, units free in the next period, or units more promised for it. */
export interface GuaranteeUse {
  readonly free: number;
  readonly carried: number;
  readonly component: string;
  readonly effected: readonly Effected[];
}

/** What is missing to the agency's promise (domain §2); prorated by day, rounded down, where it holds for a part of the period. */
export function guaranteeEffect(scene: Scene, carried: number): GuaranteeUse | null {
  const { period, timeline, books } = scene;
  const last = holdings(timeline, period, ({ version }) => version.terms.guarantee).at(-1);
  if (last === undefined) return null;
  const { component, shortfall } = last.said;
  const promised = promisedFor(last) + carried;
  const missing = Math.max(0, promised - standingUnits(books, component, period).length);
  const none = { free: 0, carried: 0, component, effected: [] };
  switch (shortfall) {
    case 'makeGood':
      return { ...none, free: missing };
    case 'rollover':
      return { ...none, carried: missing };
    case 'feeCut':
      return { ...none, effected: feeCut(scene, last, promised, missing) };
    default:
      return none;
  }
}

/** Units promised for the days a guarantee holds on in its period. */
export const promisedFor = ({ said, days, periodDays }: Holding<Guarantee>): number =>
  Math.floor((said.units * days) / periodDays);

function feeCut(
  { period, timeline, books }: Scene,
  { ruling }: Holding<Guarantee>,
  promised: number,
  missing: number,
): Effected[] {
  const isRetainer = (component: string): boolean =>
    timeline.rulings.some(({ priced }) => priced(component)?.component.kind === 'retainer');
  const fees = sumOf(feesOf(books, period, isRetainer));
  if (promised === 0) return [];
  return [
    {
      effect: 'guarantee',
      component: 'guarantee',
      of: period.from,
      day: firstDay(period, timeline),
      deliveryId: null,
      target: -shareOf(fees, missing, promised),
      ruling,
      working: `-(${fees} * ${missing} / ${promised})`,
      inputs: written({ fees, missing, promised }),
    },
  ];
}

/** The costs of the sources of a period with their mark-up, each source by itself (domain §2, 20). */
export function costEffects({ period, timeline }: Scene, pass: PassThrough, costs: readonly CostFacts[]): Effected[] {
  const ruling = timeline.at(period.to);
  if (ruling === null || pass.markUpPercent === undefined) return [];
  const { markUpPercent } = pass;
  return costs
    .filter(({ source, period: of }) => of.from === period.from && (pass.sources?.includes(source) ?? true))
    .map(({ source, amount }) => ({
      effect: 'cost',
      component: pass.id,
      of: `${period.from}/${source}`,
      day: firstDay(period, timeline),
      deliveryId: null,
      target: amount + percentOf(amount, markUpPercent),
      ruling,
      working: `${amount} + ${markUpPercent}% * ${amount}`,
      inputs: written({ cost: amount, markUpPercent }),
    }));
}
