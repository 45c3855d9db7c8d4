import { compareDecimals, sumOf } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import type { UnitPriced } from './component.ts';
import { isUnitPriced } from './component.ts';
import { error, repeated, warning, when } from './finding.ts';
import { stageOf } from './lintComponents.ts';
import { hasOnePrice } from './lintPrices.ts';
import type { Cap, Cycle, Terms } from './terms.ts';

/** Days of a window at least. */
const shortest: Readonly<Record<Cycle, number>> = { weekly: 7, twoWeekly: 14, monthly: 28, quarterly: 90 };

/** What caps lack, and where they contradict each other, the prices or what the client can answer (domain §2). */
export function lintCaps(terms: Terms): Finding[] {
  const { caps, capacity } = terms;
  const daily = caps.flatMap(({ per, leads }) => (per === 'day' && leads !== undefined ? [leads] : []));
  return [
    ...caps.flatMap((cap) => lintCap(cap, terms)),
    ...repeated(caps.flatMap(limitsOf)).map((limit) => error('capRepeated', `caps.${limit.split(' ')[0]}`)),
    ...caps.flatMap((cap) => when(isPointless(cap, terms), error('capsContradict', `caps.${cap.per}`))),
    ...when(
      capacity !== undefined && daily.some((leads) => leads > capacity.leadsPerDay),
      warning('capBeyondCapacity', 'caps.day'),
    ),
  ];
}

/** What a cap limits, by name: one in leads and one in money may stand side by side. */
const limitsOf = ({ per, leads, money }: Cap): string[] => [
  ...(leads === undefined ? [] : [`${per} leads`]),
  ...(money === undefined ? [] : [`${per} money`]),
];

/** A cap on a longer time that lies below one on a shorter time makes the shorter one meaningless. */
function isPointless(long: Cap, { caps, billing }: Terms): boolean {
  const days = { day: 1, week: 7, month: 28, period: shortest[billing.cycle] };
  return caps.some(
    (short) =>
      days[short.per] < days[long.per] && (isAbove(short.leads, long.leads) || isAbove(short.money, long.money)),
  );
}

const isAbove = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && one > other;

function lintCap(cap: Cap, terms: Terms): Finding[] {
  const { per, leads, money, above, price } = cap;
  const place = `caps.${per}`;
  if (leads === undefined && money === undefined) return [error('capEmpty', place)];
  const cheapest = leastPrice(terms);
  return [
    ...when(above === 'charge' && price === undefined, error('noOverDeliveryPrice', `${place}.price`)),
    ...when(above !== 'charge' && price !== undefined, warning('overDeliveryPriceUnused', `${place}.price`)),
    ...(above === 'charge' ? lintCharged(place, terms) : []),
    ...when(
      money !== undefined && cheapest !== null && compareDecimals(money, cheapest) < 0,
      error('capBelowPrice', `${place}.money`),
    ),
    ...lintAllocations(cap, place),
  ];
}

const delivered = ({ components }: Terms): UnitPriced[] =>
  components.filter(isUnitPriced).filter((component) => stageOf(component) === 'lead');

/** What a lead costs, where all of them cost the same. */
function leastPrice(terms: Terms): number | string | null {
  const [only, ...others] = delivered(terms);
  return only === undefined || others.length > 0 || !hasOnePrice(only) ? null : (only.price ?? null);
}

/** Which units lie above a cap can be said only where they all cost the same. */
function lintCharged(place: string, terms: Terms): Finding[] {
  const units = delivered(terms);
  return [
    ...when(units.length === 0, error('chargeWithoutUnits', `${place}.above`)),
    ...when(
      units.some(({ prices, volume }) => prices !== undefined || volume !== undefined),
      error('chargeNeedsOnePrice', `${place}.above`),
    ),
  ];
}

function lintAllocations({ leads, allocations }: Cap, place: string): Finding[] {
  if (allocations === undefined) return [];
  const shared = sumOf(allocations.map((allocation) => allocation.leads));
  return [
    ...when(leads === undefined, error('allocationsWithoutLeads', `${place}.allocations`)),
    ...when(leads !== undefined && shared > leads, error('allocationsAboveCap', `${place}.allocations`)),
    ...repeated(allocations.map(({ source }) => source)).map(() => error('allocationRepeated', `${place}.allocations`)),
  ];
}
