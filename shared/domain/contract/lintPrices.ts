import type { Day } from '../basics.ts';
import { compareDecimals } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import type { PriceRule, UnitPrice, Volume } from '../pricing/unitPrice.ts';
import { addDays } from '../time.ts';
import type { UnitPriced } from './component.ts';
import { excludes, implies } from './criterionReach.ts';
import { error, repeated, warning, when } from './finding.ts';
import { lintCriterion, scores } from './lintDefinition.ts';
import type { Terms } from './terms.ts';

/** One price that holds whatever the unit is and however many there are. */
export const hasOnePrice = ({ price, prices, volume }: UnitPriced): boolean =>
  price !== undefined && prices === undefined && volume === undefined;

/** What a unit price lacks, and what in it contradicts itself (domain §2, 13 to 15, 18 and 19). */
export function lintUnitPrice(component: UnitPriced, terms: Terms): Finding[] {
  const { id, price, prices, volume } = component;
  const place = `components.${id}`;
  if (price === undefined && prices === undefined && volume === undefined) return [error('noRate', `${place}.price`)];
  return [
    ...when(price !== undefined && volume !== undefined, error('priceBesideVolume', `${place}.volume`)),
    ...when(prices !== undefined && volume !== undefined, error('pricesBesideVolume', `${place}.volume`)),
    ...(price === undefined ? [] : lintFree(price, `${place}.price`)),
    ...(prices === undefined ? [] : lintRules(component, prices, terms)),
    ...(volume === undefined ? [] : lintVolume(volume, `${place}.volume`, terms)),
  ];
}

const lintFree = (price: UnitPrice, place: string): Finding[] =>
  when(compareDecimals(price, 0) === 0, warning('priceIsZero', place));

function lintVolume(volume: Volume, place: string, terms: Terms): Finding[] {
  if (volume.shape === 'package') return when(volume.each === 0, warning('priceIsZero', `${place}.each`));
  const { tiers } = volume;
  const last = tiers.length - 1;
  return [
    ...tiers.flatMap(({ upTo }, at) => {
      const before = tiers[at - 1]?.upTo;
      const tier = `${place}.tiers.${at + 1}`;
      if (upTo === null) return when(at < last, error('tierAfterOpen', `${place}.tiers.${at + 2}`));
      if (before === undefined || before === null) return [];
      return upTo === before ? [error('tiersOverlap', tier)] : when(upTo < before, error('tiersNotAscending', tier));
    }),
    ...when(tiers[last]?.upTo !== null && !mayEnd(terms), warning('lastTierClosed', `${place}.tiers.${last + 1}`)),
  ];
}

/** Where a cap on the period ends what is delivered, a last tier may end as well. */
const mayEnd = ({ caps }: Terms): boolean =>
  caps.some(({ per, leads, above }) => per === 'period' && leads !== undefined && above === 'refuse');

function lintRules({ id, price }: UnitPriced, prices: readonly PriceRule[], terms: Terms): Finding[] {
  const place = (at: number): string => `components.${id}.prices.${at + 1}`;
  return [
    ...prices.flatMap((rule, at) => lintRule(rule, place(at), terms)),
    ...prices.flatMap((rule, at) =>
      when(
        prices.slice(at + 1).some((later) => covers(later, rule)),
        error('ruleShadowed', place(at)),
      ),
    ),
    ...when(
      price !== undefined && prices.some((rule) => covers(rule, anything)),
      error('priceShadowed', `components.${id}.price`),
    ),
    ...when(price === undefined && !coverAll(prices, terms), warning('noPriceOtherwise', `components.${id}.price`)),
  ];
}

const anything: Pick<PriceRule, 'when' | 'from' | 'to'> = { when: {} };

function lintRule({ when: condition, from, to, price }: PriceRule, place: string, terms: Terms): Finding[] {
  const { bands, leads, criteria = [] } = condition;
  const known = new Set((terms.definition?.bands ?? []).map(({ band }) => band));
  const unknown = (bands ?? []).filter((band) => !known.has(band));
  const asked = terms.definition?.criteria.filter(({ hard }) => hard) ?? [];
  const neverFits =
    criteria.some((one, at) => criteria.slice(at + 1).some((other) => excludes(one, other))) ||
    criteria.some((one) => asked.some((other) => excludes(one, other))) ||
    (bands !== undefined && terms.definition !== undefined && !scores(terms.definition));
  return [
    ...lintFree(price, `${place}.price`),
    ...when(from !== undefined && to !== undefined && from > to, error('daysReversed', `${place}.from`)),
    ...when(to !== undefined && to < terms.from, warning('ruleExpired', `${place}.to`)),
    ...unknown.map(() => error('unknownBand', `${place}.bands`)),
    ...when(
      leads === 'shared' && terms.exclusivity.leads === 'exclusive',
      error('sharedRuleInExclusive', `${place}.leads`),
    ),
    ...criteria.flatMap((criterion) => lintCriterion(criterion, `${place}.${criterion.id}`)),
    ...repeated(criteria.map((criterion) => criterion.id)).map((id) => error('criterionRepeated', `${place}.${id}`)),
    ...when(neverFits && unknown.length === 0, error('ruleNeverFits', place)),
  ];
}

type Scope = Pick<PriceRule, 'when' | 'from' | 'to'>;

/** Whether whatever `narrow` fits, on every day it holds, `wide` fits too. */
function covers(wide: Scope, narrow: Scope): boolean {
  return (
    beginsBy(wide.from, narrow.from) &&
    (wide.to === undefined || (narrow.to !== undefined && narrow.to <= wide.to)) &&
    (wide.when.leads === undefined || wide.when.leads === narrow.when.leads) &&
    (wide.when.bands === undefined || (narrow.when.bands?.every((band) => wide.when.bands?.includes(band)) ?? false)) &&
    (wide.when.criteria ?? []).every((criterion) =>
      (narrow.when.criteria ?? []).some((other) => implies(other, criterion)),
    )
  );
}

const beginsBy = (wide: Day | undefined, narrow: Day | undefined): boolean =>
  wide === undefined || (narrow !== undefined && wide <= narrow);

/** Whether two rules never fit the same unit on the same day. */
export function areApart(one: Scope, other: Scope): boolean {
  const [a, b] = [one.when, other.when];
  return (
    (a.leads !== undefined && b.leads !== undefined && a.leads !== b.leads) ||
    (a.bands !== undefined && b.bands !== undefined && !a.bands.some((band) => b.bands?.includes(band))) ||
    (one.to !== undefined && other.from !== undefined && one.to < other.from) ||
    (other.to !== undefined && one.from !== undefined && other.to < one.from) ||
    (a.criteria ?? []).some((criterion) => (b.criteria ?? []).some((against) => excludes(criterion, against)))
  );
}

/**
 * Whether some rule without criteria fits every lead there can be on every day from the terms' first on: criteria may leave leads
 * out that nobody thought of, bands and ways of sale can be counted.
 */
function coverAll(prices: readonly PriceRule[], terms: Terms): boolean {
  const simple = prices.filter(({ when: { criteria } }) => criteria === undefined);
  const bands = terms.definition?.bands ?? [];
  const scored = terms.definition !== undefined && scores(terms.definition);
  const everyBand: (string | null)[] = scored ? bands.map(({ band }) => band) : [];
  if (!bands.some(({ from }) => from === 0) || !scored) everyBand.push(null);
  const sold = terms.exclusivity.leads === 'exclusive' ? (['exclusive'] as const) : (['exclusive', 'shared'] as const);
  return everyBand.every((band) =>
    sold.every((leads) =>
      coverDays(
        simple.filter(
          ({ when: fit }) =>
            (fit.leads === undefined || fit.leads === leads) &&
            (fit.bands === undefined || (band !== null && fit.bands.includes(band))),
        ),
        terms.from,
      ),
    ),
  );
}

/** Whether the rules hold together on every day from `first` on. */
function coverDays(rules: readonly PriceRule[], first: Day): boolean {
  let open = first;
  for (const { from, to } of rules.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    if (from !== undefined && from > open) return false;
    if (to === undefined) return true;
    if (to >= open) open = addDays(to, 1);
  }
  return false;
}
