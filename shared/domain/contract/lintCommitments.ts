import type { Minor } from '../basics.ts';
import { compareDecimals, sumOf, times } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import { leadCeiling, longestPeriod, moneyCeiling } from './capCeiling.ts';
import type { Component, UnitPriced } from './component.ts';
import { isUnitPriced } from './component.ts';
import { error, warning, when } from './finding.ts';
import { stageOf } from './lintComponents.ts';
import { hasOnePrice } from './lintPrices.ts';
import type { Cycle, Guarantee, Minimum, Terms } from './terms.ts';

/** What the commitments of both sides lack, and what they cannot keep (domain §2). */
export const lintCommitments = (terms: Terms): Finding[] => [
  ...(terms.minimum === undefined ? [] : lintMinimum(terms.minimum, terms)),
  ...(terms.guarantee === undefined ? [] : lintGuarantee(terms.guarantee, terms)),
  ...lintAttribution(terms),
];

function lintMinimum(minimum: Minimum, terms: Terms): Finding[] {
  const { amount, units, component, price, shortfall } = minimum;
  return [
    ...when(shortfall === undefined, error('noShortfallRule', 'minimum.shortfall')),
    ...when(amount === undefined && units === undefined, error('minimumEmpty', 'minimum')),
    ...when(amount !== undefined && units !== undefined, error('minimumTwice', 'minimum')),
    ...(units === undefined
      ? when(component !== undefined || price !== undefined, warning('minimumPriceUnused', 'minimum.component'))
      : lintMinimumUnits(minimum, terms)),
    ...when(units !== undefined && aboveCaps(units, component, terms), error('minimumAboveCaps', 'minimum.units')),
    ...when(amount !== undefined && amount > mostOf(terms), error('minimumAboveCaps', 'minimum.amount')),
  ];
}

function lintMinimumUnits({ component, price }: Minimum, terms: Terms): Finding[] {
  const { findings, found } = lintCounted(component, 'minimum.component', terms);
  const costs = price !== undefined || found === null || hasOnePrice(found);
  return [...findings, ...when(!costs, error('noMinimumPrice', 'minimum.price'))];
}

/** The component whose units a commitment counts, or what is wrong with its name. */
function lintCounted(
  id: string | undefined,
  place: string,
  { components }: Terms,
): { readonly findings: Finding[]; readonly found: UnitPriced | null } {
  if (id === undefined) return { findings: [error('noCountedComponent', place)], found: null };
  const component = components.find((one) => one.id === id);
  if (component === undefined) return { findings: [error('unknownComponent', place)], found: null };
  if (!isUnitPriced(component)) return { findings: [error('componentWithoutUnits', place)], found: null };
  return { findings: [], found: component };
}

function aboveCaps(units: number, id: string | undefined, terms: Terms): boolean {
  const component = terms.components.find((one) => one.id === id);
  return component !== undefined && stageOf(component) === 'lead' && units > leadCeiling(terms);
}

/** Weekdays of a billing period at most. */
const mostWeekdays: Readonly<Record<Cycle, number>> = { weekly: 5, twoWeekly: 10, monthly: 23, quarterly: 66 };

function lintGuarantee({ units, component, shortfall }: Guarantee, terms: Terms): Finding[] {
  const { findings, found } = lintCounted(component, 'guarantee.component', terms);
  const leads = found !== null && stageOf(found) === 'lead';
  const perDay = leads ? (terms.capacity?.leadsPerDay ?? null) : null;
  const { cycle } = terms.billing;
  return [
    ...findings,
    ...when(shortfall === undefined, error('noShortfallRule', 'guarantee.shortfall')),
    ...when(aboveCaps(units, component, terms), error('guaranteeAboveCaps', 'guarantee.units')),
    ...(perDay === null || units <= perDay * mostWeekdays[cycle]
      ? []
      : [
          units > perDay * longestPeriod[cycle]
            ? error('guaranteeAboveCapacity', 'capacity')
            : warning('guaranteeAboveCapacity', 'capacity'),
        ]),
    ...when(
      shortfall === 'feeCut' && !terms.components.some(({ kind }) => kind === 'retainer'),
      error('feeCutWithoutFee', 'guarantee.shortfall'),
    ),
    ...when(
      shortfall === 'makeGood' && found !== null && !hasOnePrice(found),
      error('makeGoodNeedsOnePrice', 'guarantee.shortfall'),
    ),
  ];
}

/** What a billing period can come to at most before taxes and costs; infinity where nothing limits it. */
function mostOf(terms: Terms): number {
  const leads = leadCeiling(terms);
  const units = terms.components.filter(isUnitPriced);
  const byLeads = units.reduce((sum, component) => sum + mostOfUnits(component, leads), 0);
  return terms.components.reduce(
    (sum, component) => sum + mostOfFees(component, leads),
    Math.min(byLeads, moneyLimit(terms)),
  );
}

/** Caps in money hold for leads only. */
const moneyLimit = (terms: Terms): number =>
  terms.components.filter(isUnitPriced).every((component) => stageOf(component) === 'lead')
    ? moneyCeiling(terms)
    : Number.POSITIVE_INFINITY;

function mostOfFees(component: Component, leads: number): number {
  switch (component.kind) {
    case 'retainer':
    case 'oneOff':
    case 'bonus':
      return component.price ?? 0;
    case 'subscription': {
      const { price, units, overage, counts } = component;
      if (counts !== 'lead' || units === undefined || overage === undefined) return Number.POSITIVE_INFINITY;
      return (price ?? 0) + mostAt(overage, Math.max(0, leads - units));
    }
    case 'firstPurchaseShare':
    case 'dealShare':
    case 'recurringShare':
      return Number.POSITIVE_INFINITY;
    default:
      return 0;
  }
}

function mostOfUnits(component: UnitPriced, leads: number): number {
  if (stageOf(component) !== 'lead') return Number.POSITIVE_INFINITY;
  const { price, prices = [], volume } = component;
  if (volume?.shape === 'package') return Math.ceil(leads / volume.size) * volume.each;
  const units = volume === undefined ? prices.map((rule) => rule.price) : volume.tiers.map(({ unit }) => unit);
  const flat = volume === undefined ? 0 : sumOf(volume.tiers.map((tier) => tier.flat ?? 0));
  const dearest = [...units, ...(price === undefined ? [] : [price])].toSorted((a, b) => compareDecimals(b, a))[0];
  return dearest === undefined ? 0 : mostAt(dearest, leads) + flat;
}

const mostAt = (price: number | string, count: number): Minor =>
  count === Number.POSITIVE_INFINITY ? (compareDecimals(price, 0) === 0 ? 0 : count) : times(count, price);

/** Without a window, whatever a lead's company ever buys would be a sale of the lead. */
function lintAttribution({ components, attribution }: Terms): Finding[] {
  const sold = components.some((component) => stageOf(component) === 'sale');
  return when(sold && attribution === undefined, error('noAttributionWindow', 'attribution'));
}
