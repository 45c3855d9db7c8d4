import type { Minor } from '../basics.ts';
import { leadCeiling, moneyCeiling } from '../contract/capCeiling.ts';
import type { Component } from '../contract/component.ts';
import { isUnitPriced, modelOf } from '../contract/component.ts';
import type { Terms } from '../contract/terms.ts';
import type { Imagined } from './example.ts';
import { exampleBill } from './example.ts';
import type { Measure } from './measures.ts';
import type { Stage } from './model.ts';

/** What an example counts up: the first thing on a lead's way that is paid for. */
export type Driver = 'leads' | 'meetingsHeld' | 'salesWon';

/** A period to show what the terms come to, and what it is about. */
export interface TellingExample {
  readonly driver: Driver | null;
  readonly imagined: Imagined;
}

/** As many units as an example can have without keeping anybody waiting. */
const mostUnits = 20_000;

const nothing = { leads: 0, upheld: 0, meetingsHeld: 0, salesWon: 0 };

/**
 * The periods that show best what the terms come to (domain §2, contract sheet): three numbers of the unit that drives the bill,
 * below, among and above the borders at which its price changes – tiers, packages, covered units, minimum, promise, targets – and
 * one more with what is paid at later stages. Never more than the caps let through. `saleAmount` is the size of a sale in minor
 * units.
 */
export function tellingExamples(terms: Terms, saleAmount: Minor): TellingExample[] {
  const driver = driverOf(terms);
  const of = (counts: Partial<Imagined>): TellingExample => ({
    driver,
    imagined: { ...nothing, saleAmount, ...counts },
  });
  if (driver === null) return terms.components.length === 0 ? [] : [of({})];
  const volumes = volumesOf(terms, driver, saleAmount);
  const middle = volumes[Math.floor(volumes.length / 2)] ?? 1;
  const later = laterStages(terms, driver).map((stage) => [stage, Math.max(1, Math.round(middle / shareOf[stage]))]);
  return [
    ...volumes.map((count) => of(countsOf(driver, count))),
    ...(later.length === 0 ? [] : [of({ ...countsOf(driver, middle), ...Object.fromEntries(later) })]),
  ];
}

/** There is no meeting and no sale without its lead. */
const countsOf = (driver: Driver, count: number): Partial<Imagined> => ({ leads: count, [driver]: count });

/** One lead in so many gets as far, in an example. */
const shareOf = { meetingsHeld: 5, salesWon: 20 } as const;

const driverOfStage: Readonly<Record<Stage, Driver>> = {
  lead: 'leads',
  booked: 'meetingsHeld',
  held: 'meetingsHeld',
  sale: 'salesWon',
};

const drives = (component: Component): Driver | null => {
  const stage = modelOf(component).stage?.(component) ?? null;
  return stage && driverOfStage[stage];
};

const drivers = ['leads', 'meetingsHeld', 'salesWon'] as const;

const driverOf = ({ components }: Terms): Driver | null =>
  drivers.find((driver) => components.some((component) => drives(component) === driver)) ?? null;

const laterStages = ({ components }: Terms, driver: Driver): ('meetingsHeld' | 'salesWon')[] =>
  (['meetingsHeld', 'salesWon'] as const).filter(
    (stage) => stage !== driver && components.some((component) => drives(component) === stage),
  );

/** Where nothing changes with the number. */
const usual: Readonly<Record<Driver, readonly number[]>> = {
  leads: [20, 50, 100],
  meetingsHeld: [5, 10, 20],
  salesWon: [1, 3, 10],
};

function volumesOf(terms: Terms, driver: Driver, saleAmount: Minor): number[] {
  const most = driver === 'leads' ? mostLeads(terms) : mostUnits;
  const known = bordersOf(terms, driver);
  const least = minimumReached(terms, driver, saleAmount, most);
  const borders = [...known, ...(least === null ? [] : [least])]
    .filter((border) => border > 0 && border < most)
    .toSorted((a, b) => a - b);
  const [first, second] = borders;
  const last = borders.at(-1);
  const wanted =
    first === undefined || last === undefined
      ? usual[driver]
      : [below(first), second === undefined || second === first ? first : between(first, second), above(last)];
  return [...new Set(wanted.map((count) => Math.min(count, most)))].toSorted((a, b) => a - b);
}

/** Numbers of the driving unit at which what one more costs changes. */
function bordersOf(terms: Terms, driver: Driver): number[] {
  const { components, minimum, guarantee, caps } = terms;
  const drivesIt = (id: string | undefined): boolean =>
    components.some((component) => component.id === id && drives(component) === driver);
  return [
    ...components.flatMap((component) => bordersOfComponent(component, driver)),
    ...(minimum?.units !== undefined && drivesIt(minimum.component) ? [minimum.units] : []),
    ...(guarantee !== undefined && drivesIt(guarantee.component) ? [guarantee.units] : []),
    ...(driver === 'leads'
      ? caps.flatMap(({ per, above, leads }) => (per === 'period' && above === 'charge' && leads ? [leads] : []))
      : []),
  ];
}

const driverOfMeasure: Readonly<Partial<Record<Measure, Driver>>> = {
  delivered: 'leads',
  accepted: 'leads',
  held: 'meetingsHeld',
  sales: 'salesWon',
};

function bordersOfComponent(component: Component, driver: Driver): number[] {
  if (component.kind === 'bonus') {
    const targets = component.targets ?? [];
    return targets.flatMap(({ measure, atLeast }) =>
      driverOfMeasure[measure] === driver && atLeast !== undefined ? [Math.ceil(Number(atLeast)) - 1] : [],
    );
  }
  if (drives(component) !== driver) return [];
  if (component.kind === 'subscription') return component.units === undefined ? [] : [component.units];
  if (!isUnitPriced(component) || component.volume === undefined) return [];
  const { volume } = component;
  if (volume.shape === 'package') return [volume.free > 0 ? volume.free : volume.size];
  return volume.tiers.flatMap(({ upTo }) => (upTo === null ? [] : [upTo]));
}

/** The least number at which a minimum in money is reached by the charges alone; null where none is agreed, or none reaches it. */
function minimumReached(terms: Terms, driver: Driver, saleAmount: Minor, most: number): number | null {
  const amount = terms.minimum?.amount;
  if (amount === undefined) return null;
  const bare = { ...terms, minimum: undefined };
  return leastThat(most, (count) => netOf(bare, { saleAmount, ...countsOf(driver, count) }) >= amount);
}

/** As many leads as the caps let through in a period, those in money by what the leads themselves cost. */
function mostLeads(terms: Terms): number {
  const byCount = Math.min(leadCeiling(terms), mostUnits);
  const money = moneyCeiling(terms);
  if (money === Number.POSITIVE_INFINITY) return byCount;
  const units: Terms = {
    ...terms,
    components: terms.components.filter((component) => isUnitPriced(component) && drives(component) === 'leads'),
    minimum: undefined,
    guarantee: undefined,
    billing: { ...terms.billing, discount: undefined },
  };
  const tooMany = leastThat(byCount, (leads) => netOf(units, { leads }) > money);
  return tooMany === null ? byCount : Math.max(1, tooMany - 1);
}

const netOf = (terms: Terms, counts: Partial<Imagined>): Minor =>
  exampleBill(terms, { ...nothing, saleAmount: 0, ...counts }).net;

/** The least number up to `most` of which something holds that holds of every greater one; null where it holds of none. */
function leastThat(most: number, holds: (count: number) => boolean): number | null {
  let [low, high] = [0, Math.min(1, most)];
  while (!holds(high)) {
    if (high >= most) return null;
    [low, high] = [high, Math.min(high * 2, most)];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A number people would name, near the one that is meant. */
function named(count: number): number {
  const step = [1_000, 200, 50, 20].findIndex((from) => count >= from);
  const to = [100, 50, 10, 5][step] ?? 1;
  return Math.round(count / to) * to;
}

const below = (border: number): number => Math.max(1, Math.min(named(border * 0.6), border - 1));

function between(first: number, second: number): number {
  const middle = named((first + second) / 2);
  return middle > first && middle < second ? middle : second;
}

const above = (border: number): number => Math.max(named(border * 1.2), border + 1);
