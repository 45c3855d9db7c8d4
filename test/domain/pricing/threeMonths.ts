import type { Day, Decimal, Minor } from '../../../shared/domain/basics.ts';
import type { Terms } from '../../../shared/domain/contract/terms.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import type { PriceRule, UnitPrice, Volume } from '../../../shared/domain/pricing/unitPrice.ts';
import { percentOf, tenThousandths } from './tenThousandths.ts';

/** Things happen in the first three months; the last one only hears what became of them. One invoice run after each. */
export const months = [
  { from: '2026-03-01', to: '2026-03-31', days: 31 },
  { from: '2026-04-01', to: '2026-04-30', days: 30 },
  { from: '2026-05-01', to: '2026-05-31', days: 31 },
  { from: '2026-06-01', to: '2026-06-30', days: 30 },
] as const;

/** Its place in {@link months}. */
export const monthOf = (day: Day): number => months.findIndex(({ from, to }) => from <= day && day <= to);

/**
 * What is known of a billable event by an invoice run. A decimal is the percent of a part credit; `replaced` one whose claim
 * brought a replacement; `replacement` and `free` are never charged.
 */
export type Said =
  | 'open'
  | 'accepted'
  | 'replaced'
  | 'returned'
  | 'replacement'
  | 'free'
  | 'unconfirmed'
  | 'notHeld'
  | 'notAttributed'
  | Decimal;

/** A billable event. The two of a chain share its id and what is said of it. */
export interface Happening {
  readonly at: 'lead' | 'booked' | 'held' | 'sale' | 'revenue';
  readonly id: number;
  readonly deliveryId: number;
  /** The one it belongs to (domain §2). */
  readonly day: Day;
  /** One for each run. */
  readonly said: readonly Said[];
  /** Of the call, the customer's money and the lead, where it has them. */
  readonly seconds: number;
  readonly amount: Minor;
  readonly isFirst: boolean;
  /** The how-manieth month of revenue, from 1. */
  readonly place: number;
  readonly leads: 'exclusive' | 'shared';
  readonly band: string;
  /** Ids of the criteria the lead met. */
  readonly met: readonly string[];
}

/** What a source cost in a month, given by its place, as known by each run. */
export interface Spent {
  readonly source: string;
  readonly month: number;
  readonly amounts: readonly Minor[];
}

/** A price component of any kind, by all it may say. */
export interface AnyComponent {
  readonly id: string;
  readonly kind: string;
  readonly price?: UnitPrice | undefined;
  readonly prices?: readonly PriceRule[] | undefined;
  readonly volume?: Volume | undefined;
  readonly overlap?: 'each' | 'upgrade' | undefined;
  readonly trigger?: 'booked' | 'held' | undefined;
  readonly counts?: 'lead' | 'booked' | 'held' | undefined;
  readonly longerThan?: number | undefined;
  readonly percent?: Decimal | undefined;
  readonly months?: number | undefined;
  readonly units?: number | undefined;
  readonly overage?: UnitPrice | undefined;
  readonly shortfall?: 'rollover' | 'credit' | 'none' | undefined;
  readonly on?: Day | undefined;
  readonly targets?: readonly Target[] | undefined;
  readonly markUpPercent?: Decimal | undefined;
  readonly sources?: readonly string[] | undefined;
}

interface Target {
  readonly measure: keyof Measured;
  readonly atLeast?: Decimal | undefined;
  readonly atMost?: Decimal | undefined;
}

type AnyTerms = Omit<Terms, 'components'> & { readonly components: readonly AnyComponent[] };

/** A contract and what happens under it. */
export interface ThreeMonths {
  /** In their order. */
  readonly terms: readonly Terms[];
  readonly happenings: readonly Happening[];
  readonly costs: readonly Spent[];
  /** The figures of each month as each run measured them: by run, then by month. */
  readonly measured: readonly (readonly Measured[])[];
}

/** The terms in force on a day: the last that began by then. */
export const termsOn = ({ terms }: ThreeMonths, day: Day): AnyTerms | undefined =>
  terms.findLast(({ from }) => from <= day);

/** In force on the last day of a month; none before March. */
export const lastTerms = (story: ThreeMonths, month: number): AnyTerms | undefined =>
  termsOn(story, months[month]?.to ?? '');

/** The terms of each day of a month that has some. */
export const daily = (story: ThreeMonths, month: number): AnyTerms[] =>
  Array.from(
    { length: months[month]?.days ?? 0 },
    (_, place) => `2026-0${month + 3}-${String(place + 1).padStart(2, '0')}`,
  ).flatMap((day) => termsOn(story, day) ?? []);

const bucketOf = (c: AnyComponent, month: number): string => `${month} ${JSON.stringify(c)}`;

/** The components of a month, each with the days it holds unchanged and the mark its units bear. */
export function ruled(story: ThreeMonths, month: number): { c: AnyComponent; days: number; bucket: string }[] {
  const found = new Map<string, { c: AnyComponent; days: number; bucket: string }>();
  for (const [terms, { length }] of Map.groupBy(daily(story, month), (terms) => terms)) {
    for (const c of terms.components) {
      const bucket = bucketOf(c, month);
      found.set(bucket, { c, bucket, days: length + (found.get(bucket)?.days ?? 0) });
    }
  }
  return [...found.values()];
}

/** Stages of a lead's way to money, in their order. */
const order: readonly string[] = ['lead', 'booked', 'held', 'sale', 'revenue'];

export const isPerUnit = ({ kind }: AnyComponent): boolean => /^per|Share$|^subscription/.test(kind);

const stageOf = ({ kind, trigger, counts }: AnyComponent): string =>
  trigger ?? counts ?? (kind === 'recurringShare' ? 'revenue' : /Sale|Share/.test(kind) ? 'sale' : 'lead');

/** What a unit costs by itself, in ten-thousandths of a cent; null where the component prices something else. */
function ownPrice(
  c: AnyComponent,
  { at, day, seconds, isFirst, place, amount, leads, band, met }: Happening,
): bigint | null {
  if (!isPerUnit(c) || stageOf(c) !== at) return null;
  if (c.longerThan !== undefined && seconds <= c.longerThan) return null;
  if (c.months !== undefined && place > c.months) return null;
  if (c.kind === 'firstPurchaseShare' && !isFirst) return null;
  if (c.percent !== undefined) return 10_000n * percentOf(BigInt(amount), c.percent);
  if (c.volume) return 0n;
  if (c.units) return tenThousandths(c.overage ?? 0);
  const rule = (c.prices ?? []).findLast(
    ({ when, from = day, to = day }) =>
      from <= day &&
      day <= to &&
      (when.leads ?? leads) === leads &&
      (when.bands?.includes(band) ?? true) &&
      (when.criteria ?? []).every(({ id }) => met.includes(id)),
  );
  const price = rule?.price ?? c.price;
  return price === undefined ? null : tenThousandths(price);
}

/** A unit that is owed for, under a component that prices it. */
export interface Owed extends Happening {
  readonly c: AnyComponent;
  /** Unique. */
  readonly key: string;
  readonly month: number;
  /** The component and month whose units are counted together. */
  readonly bucket: string;
  /** In ten-thousandths of a cent; nothing where the price depends on how many they are. */
  readonly own: bigint;
  /** Percent taken off. */
  readonly part: Decimal;
}

/** All that is owed for by what a run knows, by day and id. */
export function owedAt(story: ThreeMonths, run: number): Owed[] {
  const { happenings } = story;
  const back = happenings.filter(({ at, said }) => at === 'lead' && said[run] === 'returned').map(({ id }) => id);
  const isOwed = ({ day, said, deliveryId }: Happening): boolean =>
    monthOf(day) <= run && /^accepted$|^replaced$|^\d/.test(said[run] ?? '') && !back.includes(deliveryId);
  return happenings
    .filter(isOwed)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.id - b.id)
    .flatMap((one) =>
      (termsOn(story, one.day)?.components ?? []).flatMap((c) => {
        const own = ownPrice(c, one);
        const [month, said = ''] = [monthOf(one.day), one.said[run]];
        const unit = {
          key: `${c.id} ${one.at} ${one.id} ${one.place}`,
          month,
          bucket: bucketOf(c, month),
          part: /^\d/.test(said) ? said : '0',
        };
        return own === null ? [] : [{ ...one, c, own, ...unit }];
      }),
    );
}

/** Whether a month met all targets of a bonus. */
export const isMet = (targets: readonly Target[], measured: Measured | undefined): boolean =>
  targets.every(({ measure, atLeast, atMost }) => {
    const is = measured?.[measure] ?? null;
    if (is === null) return false;
    const [least, value, most] = [atLeast ?? is, is, atMost ?? is].map(tenThousandths);
    return least !== undefined && value !== undefined && most !== undefined && least <= value && value <= most;
  });

/** What is due once on a day of a month, by the terms of that day. */
export const dueOnce = (story: ThreeMonths, month: number): AnyComponent[] =>
  [...new Set(daily(story, month))].flatMap((terms) =>
    terms.components.filter(({ on }) => on !== undefined && monthOf(on) === month && termsOn(story, on) === terms),
  );

/** The costs of a month that components pass on, in cents. */
export const passedOn = (story: ThreeMonths, month: number, run: number): { cost: bigint; markUpPercent: Decimal }[] =>
  story.costs
    .filter((spent) => spent.month === month)
    .flatMap(({ source, amounts }) =>
      (lastTerms(story, month)?.components ?? []).flatMap(({ markUpPercent, sources = [source] }) =>
        markUpPercent !== undefined && sources.includes(source)
          ? [{ cost: BigInt(amounts[run] ?? 0), markUpPercent }]
          : [],
      ),
    );

/** The first month in which both a unit and a later stage that replaces it are owed; infinity where none does. */
export function replacedFrom(owed: readonly Owed[], { deliveryId, at, month }: Owed): number {
  const stage = order.indexOf(at);
  const later = owed.filter(
    (other) =>
      other.deliveryId === deliveryId &&
      other.c.overlap === 'upgrade' &&
      order.indexOf(other.at) > stage &&
      at !== 'sale',
  );
  return Math.max(month, Math.min(...later.map((other) => other.month)));
}
