import type { Day, Decimal, Minor } from '../basics.ts';
import { isAtRisk, projected, workingDaysIn } from '../kpi/pace.ts';
import { compareDecimals } from '../money.ts';
import type { Period } from '../period.ts';
import { periodContaining } from '../period.ts';
import type { Measure, Measured } from '../pricing/measures.ts';
import { promiseFor } from '../pricing/promise.ts';
import { timelineOf } from '../pricing/timeline.ts';
import type { Calendar } from '../time.ts';
import { addDays, daysBetween } from '../time.ts';
import type { Component } from './component.ts';
import { pilotOf } from './pilot.ts';
import { minimumTermEnd, nextNotice } from './term.ts';
import type { Benchmark, cadences, Guarantee, Terms, TermsVersion } from './terms.ts';
import { inForce } from './terms.ts';

/** What falls due by the terms alone, in the order in which it is named on one day. */
const dutyKinds = ['pilotEnd', 'minimumTermEnd', 'lastNotice', 'benchmark', 'reportDue', 'guarantee'] as const;

/** How much of a limit is used up. */
interface Used<Amount> {
  readonly used: Amount;
  readonly of: Amount;
}

/** What each kind says besides its day. */
type DutyFactsOf =
  | {
      readonly kind: 'pilotEnd';
      /** Delivered in the pilot so far, against its own caps; null where it has none. Money in minor units of the client's currency. */
      readonly leads: Used<number> | null;
      readonly money: Used<Minor> | null;
    }
  | { readonly kind: 'minimumTermEnd'; readonly months: number }
  | {
      readonly kind: 'lastNotice';
      /** The day the contract ends with when notice is given; else it renews by the next billing period. */
      readonly ends: Day;
      /** It has not renewed yet: the minimum term has just been served then. */
      readonly isFirst: boolean;
    }
  | {
      readonly kind: 'benchmark';
      readonly measure: Measure;
      readonly atLeast: Decimal | null;
      readonly atMost: Decimal | null;
      /** From the day the contract began to today, or to the deadline; null where it has no value yet. */
      readonly value: Decimal | null;
      readonly isReached: boolean;
      /** What the client may do from `exitFrom` on, where it is not reached. */
      readonly exit: Benchmark['exit'];
      readonly exitFrom: Day;
    }
  | { readonly kind: 'reportDue'; readonly cadence: (typeof cadences)[number]; readonly period: Period }
  | {
      readonly kind: 'guarantee';
      readonly component: string;
      readonly period: Period;
      /** Units of the period that stand or may still stand. */
      readonly units: number;
      /** Promised for it, with what earlier periods left over (`promiseFor`). */
      readonly of: number;
      /** At the end of the period if it goes on like this; null before its first working day. */
      readonly projected: Decimal | null;
      readonly isAtRisk: boolean;
      /** What comes of it; null while the terms do not say. */
      readonly shortfall: NonNullable<Guarantee['shortfall']> | null;
    };

/** Something the terms of a contract date. Days in the client's zone; `daysLeft` is negative once it has passed. */
export type Duty = DutyFactsOf & { readonly contract: string; readonly day: Day; readonly daysLeft: number };

/** What the rule must know of one contract. Figures are asked for only where a duty needs them. */
export interface DutyFacts {
  readonly contract: string;
  readonly versions: readonly TermsVersion[];
  readonly today: Day;
  readonly calendar: Pick<Calendar, 'workingDays' | 'holidays'>;
  /** The figures of the results report for some days. */
  readonly measured: (days: Period) => Measured;
  /** Leads delivered on some days. */
  readonly delivered: (days: Period) => number;
  /** What the units delivered on some days cost, in minor units of the client's currency. */
  readonly worth: (days: Period) => Minor;
  /** Units of a component in a billing period that stand or may still stand. */
  readonly units: (component: Component, period: Period) => number;
  /** Reports that are due or come next, each with its day. */
  readonly reports: readonly { readonly period: Period; readonly day: Day }[];
  /** Leaves out what is no news by its day alone, before anything is measured for it. */
  readonly onlyNear: boolean;
}

/**
 * What the terms in force date (domain §2): the end of the pilot with what it reached, the end of the minimum term, the last
 * day to give notice, benchmarks with their figure now, reports, and how the guarantee of the running period stands. By day.
 * Before the contract begins its first terms speak. What is over is named as long as something may come of it: a pilot that
 * the terms still name, a benchmark with its exit.
 */
export function duties(facts: DutyFacts): Duty[] {
  const { versions, today, contract } = facts;
  const began = versions[0]?.terms.from;
  const terms = (inForce(versions, today) ?? versions[0])?.terms;
  if (terms === undefined || began === undefined) return [];
  const found = [
    ...pilotEnd(facts),
    ...termEnds(terms, began, today),
    ...benchmarks(facts, terms, began),
    ...reports(facts, terms),
    ...guarantee(facts, terms),
  ];
  return found
    .map((duty) => ({ contract, daysLeft: daysBetween(today, duty.day), ...duty }))
    .toSorted((a, b) => a.daysLeft - b.daysLeft || dutyKinds.indexOf(a.kind) - dutyKinds.indexOf(b.kind));
}

type Dated = DutyFactsOf & { readonly day: Day };

const upTo = (from: Day, to: Day): Period | null => (from <= to ? { from, to } : null);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function pilotEnd({ versions, today, delivered, worth, onlyNear }: DutyFacts): Dated[] {
  const pilot = pilotOf(versions, today);
  if (pilot === null || pilot.until === null) return [];
  if (onlyNear && !isNear('pilotEnd', daysBetween(today, pilot.until))) return [];
  const days = upTo(pilot.from, earlier(pilot.until, today));
  const used = <Amount>(of: Amount | null, reached: (days: Period) => Amount, none: Amount): Used<Amount> | null =>
    of === null ? null : { used: days === null ? none : reached(days), of };
  return [
    {
      kind: 'pilotEnd',
      day: pilot.until,
      leads: used(pilot.leads, delivered, 0),
      money: used(pilot.money, worth, 0),
    },
  ];
}

function termEnds({ minimumTerm, notice, billing }: Terms, began: Day, today: Day): Dated[] {
  const termEnd = minimumTerm === undefined ? null : minimumTermEnd(began, minimumTerm.months);
  const found: Dated[] = [];
  if (minimumTerm !== undefined && termEnd !== null && termEnd >= today) {
    found.push({ kind: 'minimumTermEnd', day: termEnd, months: minimumTerm.months });
  }
  if (notice !== undefined) {
    const { day, ends } = nextNotice({ billing, days: notice.days, termEnd }, today);
    const isFirst = termEnd !== null && ends === periodContaining(billing, termEnd).to;
    found.push({ kind: 'lastNotice', day, ends, isFirst });
  }
  return found;
}

function benchmarks({ measured, today, onlyNear }: DutyFacts, terms: Terms, began: Day): Dated[] {
  const meant = terms.benchmarks.filter(({ by }) => !onlyNear || isNear('benchmark', daysBetween(today, by)));
  return meant.map(({ measure, atLeast, atMost, by, exit }) => {
    const days = upTo(began, earlier(by, today));
    const value = days === null ? null : measured(days)[measure];
    return {
      kind: 'benchmark',
      day: by,
      measure,
      atLeast: atLeast ?? null,
      atMost: atMost ?? null,
      value,
      isReached: isWithin(value, { atLeast, atMost }),
      exit,
      exitFrom: addDays(by, 1),
    };
  });
}

/** Both limits are included; what has no value reaches nothing. */
const isWithin = (value: Decimal | null, { atLeast, atMost }: Pick<Benchmark, 'atLeast' | 'atMost'>): boolean =>
  value !== null &&
  (atLeast === undefined || compareDecimals(value, atLeast) >= 0) &&
  (atMost === undefined || compareDecimals(value, atMost) <= 0);

function reports({ reports: owed }: DutyFacts, { reporting }: Terms): Dated[] {
  if (reporting === undefined) return [];
  return owed.map(({ period, day }) => ({ kind: 'reportDue', day, cadence: reporting.cadence, period }));
}

/** Of the running period: no period runs before the contract begins. */
function guarantee({ today, calendar, units, versions }: DutyFacts, terms: Terms): Dated[] {
  if (terms.guarantee === undefined || inForce(versions, today) === null) return [];
  const period = periodContaining(terms.billing, today);
  const promise = promiseFor(timelineOf(versions), period, units);
  if (promise === null) return [];
  const reached = units(promise.component, period);
  const daysPassed = workingDaysIn({ from: period.from, to: today }, calendar);
  const atEnd = projected(reached, period, today, calendar);
  return [
    {
      kind: 'guarantee',
      day: period.to,
      component: promise.component.id,
      period,
      units: reached,
      of: promise.units,
      projected: atEnd,
      isAtRisk: isAtRisk({ projected: atEnd, target: String(promise.units), daysPassed }),
      shortfall: promise.guarantee.shortfall ?? null,
    },
  ];
}

/** How many days before its day a duty is news, and how many after it is still one. */
const newsDays = {
  pilotEnd: { before: 14, after: 14 },
  minimumTermEnd: { before: 30, after: 0 },
  lastNotice: { before: 30, after: 0 },
  benchmark: { before: 30, after: 30 },
} as const;
const isNear = (kind: keyof typeof newsDays, daysLeft: number): boolean =>
  daysLeft <= newsDays[kind].before && -daysLeft <= newsDays[kind].after;

/** A contract that renews every month says so for a week, not always. */
const renewalDays = 7;

/**
 * Whether a duty is shown with what must be done now: near its day, and as long after it as something may come of it. A
 * benchmark that is reached is none; nor is a guarantee that will be met. Reports are due by their own rule (`reportsDue`).
 */
export function isNews(duty: Duty): boolean {
  const { daysLeft } = duty;
  switch (duty.kind) {
    case 'guarantee':
      return duty.isAtRisk;
    case 'reportDue':
      return false;
    case 'benchmark':
      return !duty.isReached && isNear('benchmark', daysLeft);
    case 'lastNotice':
      return duty.isFirst ? isNear('lastNotice', daysLeft) : daysLeft <= renewalDays;
    case 'pilotEnd':
    case 'minimumTermEnd':
      return isNear(duty.kind, daysLeft);
  }
}
