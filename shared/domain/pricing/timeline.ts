import type { Day, Minor } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import { modelOf } from '../contract/component.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { daysIn } from '../period.ts';
import { addDays, laterDay } from '../time.ts';
import type { BillingPeriod, ComponentModel, OutcomeEffects, Segment } from './model.ts';

/** A price component with its model and the version of the terms it stands in. */
export interface Priced {
  readonly component: Component;
  readonly model: ComponentModel;
  readonly version: TermsVersion;
}

/** One version of the terms, its components sorted by what triggers them. */
export interface Ruling {
  readonly version: TermsVersion;
  readonly onDeliveries: readonly Priced[];
  readonly onChains: ReadonlyMap<string, Priced>;
  readonly onSales: readonly Priced[];
  readonly onRevenues: readonly Priced[];
  readonly perPeriod: readonly Priced[];
  readonly effects: OutcomeEffects;
  readonly priced: (id: string) => Priced | undefined;
}

function rulingOf(version: TermsVersion): Ruling {
  const priced = version.terms.components.map((component) => ({ component, model: modelOf(component), version }));
  // A subscription could count leads or meetings: the stage says which it is agreed for.
  const isOnLeads = ({ component, model }: Priced): boolean => model.stage?.(component) === 'lead';
  const byId = new Map(priced.map((one) => [one.component.id, one]));
  return {
    version,
    onDeliveries: priced.filter((one) => one.model.onDelivery && isOnLeads(one)),
    onChains: new Map(
      priced.filter((one) => one.model.onChain && !isOnLeads(one)).map((one) => [one.component.id, one]),
    ),
    onSales: priced.filter(({ model }) => model.onSale),
    onRevenues: priced.filter(({ model }) => model.onRevenue),
    perPeriod: priced.filter(({ model }) => model.perPeriod),
    effects: version.terms.appointments?.outcomes ?? {},
    priced: (id) => byId.get(id),
  };
}

/** Which version rules on which day (domain §2). */
export interface Timeline {
  /** The ruling of a day; null before the first version. Remembers days: a run asks for the same few a hundred thousand times. */
  readonly at: (day: Day) => Ruling | null;
  /** All of them, oldest first. */
  readonly rulings: readonly Ruling[];
  /** The components charged by the period, each with the days of `period` on which its price holds unchanged. */
  readonly segments: (period: BillingPeriod) => readonly { readonly priced: Priced; readonly segment: Segment }[];
}

/** Reads the versions once; their order does not matter. */
export function timelineOf(versions: readonly TermsVersion[]): Timeline {
  const rulings = versions.toSorted((a, b) => (a.terms.from < b.terms.from ? -1 : 1)).map(rulingOf);
  const days = new Map<Day, Ruling | null>();
  return {
    at: (day) => {
      const known = days.get(day);
      if (known !== undefined) return known;
      const found = rulings.findLast(({ version }) => version.terms.from <= day) ?? null;
      days.set(day, found);
      return found;
    },
    rulings,
    segments: (period) => segmentsOf(rulings, period),
  };
}

// Versions that leave a price as it is make one segment: three thirds of a month must not cost a cent less than the month.
function segmentsOf(rulings: readonly Ruling[], period: BillingPeriod): { priced: Priced; segment: Segment }[] {
  const found: { priced: Priced; from: Day; to: Day }[] = [];
  for (const [place, ruling] of rulings.entries()) {
    const next = rulings[place + 1]?.version.terms.from;
    const from = laterDay(ruling.version.terms.from, period.from);
    const to = next === undefined || next > period.to ? period.to : addDays(next, -1);
    if (from > to) continue;
    for (const priced of ruling.perPeriod) {
      const before = found.findLast((one) => one.priced.component.id === priced.component.id);
      const goesOn = before && addDays(before.to, 1) === from && feeOf(before.priced) === feeOf(priced);
      if (goesOn) before.to = to;
      else found.push({ priced, from, to });
    }
  }
  const periodDays = daysIn(period.whole);
  return found.map(({ priced, from, to }) => ({
    priced,
    segment: { from, to, days: daysIn({ from, to }), periodDays },
  }));
}

/** What a component charges for the period itself, in minor units. */
export const feeOf = ({ component }: Pick<Priced, 'component'>): Minor | undefined =>
  component.kind === 'retainer' || component.kind === 'subscription' ? component.price : undefined;
