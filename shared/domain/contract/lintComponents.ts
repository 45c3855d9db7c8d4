import { compareDecimals } from '../money.ts';
import { never } from '../never.ts';
import type { Measure } from '../pricing/measures.ts';
import type { Finding, Stage } from '../pricing/model.ts';
import { stages } from '../pricing/model.ts';
import { leadCeiling } from './capCeiling.ts';
import type { Component } from './component.ts';
import { isUnitPriced, modelOf } from './component.ts';
import type { FindingCode } from './finding.ts';
import { error, isShare, repeated, warning, when } from './finding.ts';
import { areApart, lintUnitPrice } from './lintPrices.ts';
import type { Terms } from './terms.ts';

/** Names of what a period does to its charges: a component called so could not be told from it. */
const reserved: ReadonlySet<string> = new Set(['discount', 'minimum', 'guarantee']);

/** What the price components lack, each and together (domain §2). */
export function lintComponents(terms: Terms): Finding[] {
  const { components } = terms;
  if (components.length === 0) return [error('noComponent', 'components')];
  return [
    ...components.flatMap((component) => [
      ...when(reserved.has(component.id), error('idReserved', `components.${component.id}`)),
      ...lintComponent(component, terms),
    ]),
    ...repeated(components.map(({ id }) => id)).map((id) => error('componentRepeated', `components.${id}`)),
    ...lintOverlaps(components),
    ...lintSameStage(components),
  ];
}

function lintComponent(component: Component, terms: Terms): Finding[] {
  const place = `components.${component.id}`;
  const missing = (value: unknown, code: FindingCode, field: string): Finding[] =>
    when(value === undefined, error(code, `${place}.${field}`));
  switch (component.kind) {
    case 'perLead':
    case 'perRecord':
    case 'perSubmission':
    case 'perSale':
      return lintUnitPrice(component, terms);
    case 'perCall':
      return [...missing(component.longerThan, 'noCallLength', 'longerThan'), ...lintUnitPrice(component, terms)];
    case 'perAppointment':
      return [...missing(component.trigger, 'noTrigger', 'trigger'), ...lintUnitPrice(component, terms)];
    case 'firstPurchaseShare':
    case 'dealShare':
      return lintPercent(component.percent, place);
    case 'recurringShare':
      return [...lintPercent(component.percent, place), ...missing(component.months, 'noMonths', 'months')];
    case 'retainer':
      return lintFee(component.price, place);
    case 'oneOff':
      return [
        ...lintFee(component.price, place),
        ...missing(component.on, 'noDay', 'on'),
        ...when(component.on !== undefined && component.on < terms.from, warning('dayBeforeTerms', `${place}.on`)),
      ];
    case 'subscription':
      return [
        ...lintFee(component.price, place),
        ...missing(component.counts, 'noCounts', 'counts'),
        ...missing(component.units, 'noUnits', 'units'),
        ...missing(component.overage, 'noOverage', 'overage'),
        ...missing(component.shortfall, 'noShortfallRule', 'shortfall'),
        ...when(
          component.counts === 'lead' && component.units !== undefined && component.units > leadCeiling(terms),
          error('unitsAboveCaps', `${place}.units`),
        ),
      ];
    case 'bonus':
      return [
        ...lintFee(component.price, place),
        ...missing(component.targets, 'noTargets', 'targets'),
        ...(component.targets ?? []).flatMap((target, at) => lintTarget(target, `${place}.targets.${at + 1}`)),
        ...lintReachable(component.targets ?? [], `${place}.targets`, terms),
      ];
    case 'passThrough':
      return [
        ...missing(component.markUpPercent, 'noMarkUp', 'markUpPercent'),
        ...when(
          component.markUpPercent !== undefined && compareDecimals(component.markUpPercent, 0) < 0,
          error('markUpBelowZero', `${place}.markUpPercent`),
        ),
        ...repeated(component.sources ?? []).map(() => error('sourceRepeated', `${place}.sources`)),
      ];
    default:
      return never(component);
  }
}

function lintPercent(percent: string | undefined, place: string): Finding[] {
  if (percent === undefined) return [error('noRate', `${place}.percent`)];
  return when(!isShare(percent), error('percentOutOfRange', `${place}.percent`));
}

function lintFee(price: number | undefined, place: string): Finding[] {
  if (price === undefined) return [error('noRate', `${place}.price`)];
  return when(price === 0, warning('priceIsZero', `${place}.price`));
}

const counts: ReadonlySet<Measure> = new Set(['delivered', 'accepted', 'held', 'sales']);

/** A measure and the limits it is to keep. */
export interface Target {
  readonly measure: Measure;
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

/** Whether a target can be met at all: of a bonus or a benchmark. */
export function lintTarget({ measure, atLeast, atMost }: Target, place: string): Finding[] {
  if (atLeast === undefined && atMost === undefined) return [error('targetWithoutLimit', place)];
  const outside = [atLeast, atMost].filter((limit) => limit !== undefined).some((limit) => !isPossible(measure, limit));
  return [
    ...when(
      atLeast !== undefined && atMost !== undefined && compareDecimals(atLeast, atMost) > 0,
      error('minAboveMax', `${place}.atLeast`),
    ),
    ...when(outside, error(counts.has(measure) ? 'countBelowZero' : 'percentOutOfRange', place)),
  ];
}

const isPossible = (measure: Measure, limit: string): boolean =>
  compareDecimals(limit, 0) >= 0 && (counts.has(measure) || compareDecimals(limit, 100) <= 0);

function lintReachable(targets: readonly Target[], place: string, terms: Terms): Finding[] {
  const ceiling = leadCeiling(terms);
  return targets.flatMap(({ measure, atLeast, atMost }, at) => {
    const others = targets.slice(0, at).filter((other) => other.measure === measure);
    const contradicts = others.some((other) => isAbove(atLeast, other.atMost) || isAbove(other.atLeast, atMost));
    const leads = measure === 'delivered' || measure === 'accepted';
    return [
      ...when(contradicts, error('targetsContradict', `${place}.${at + 1}`)),
      ...when(
        leads && atLeast !== undefined && ceiling !== Number.POSITIVE_INFINITY && compareDecimals(atLeast, ceiling) > 0,
        error('unitsAboveCaps', `${place}.${at + 1}`),
      ),
    ];
  });
}

const isAbove = (low: string | undefined, high: string | undefined): boolean =>
  low !== undefined && high !== undefined && compareDecimals(low, high) > 0;

/** The stage of a lead's way that a component prices; null for fees, and while its trigger is missing. */
export const stageOf = (component: Component): Stage | null => modelOf(component).stage?.(component) ?? null;

const rank = (stage: Stage): number => stages.indexOf(stage);

/** Where one lead can bring two charges at different stages, the contract must say whether both hold (domain §2). */
function lintOverlaps(components: readonly Component[]): Finding[] {
  return components.flatMap((component) => {
    const stage = stageOf(component);
    if (stage === null || !mayOverlap(component)) return [];
    const follows = components.some((other) => {
      const earlier = stageOf(other);
      return earlier !== null && rank(earlier) < rank(stage);
    });
    const place = `components.${component.id}.overlap`;
    if (follows) return when(component.overlap === undefined, error('noOverlapRule', place));
    return when(component.overlap !== undefined, warning('overlapUnused', place));
  });
}

const overlapping: ReadonlySet<Component['kind']> = new Set([
  'perAppointment',
  'perSale',
  'firstPurchaseShare',
  'dealShare',
  'recurringShare',
]);

/** A component at a stage that others come before. */
type Later = Extract<Component, { readonly overlap?: unknown }>;

const mayOverlap = (component: Component): component is Later => overlapping.has(component.kind);

/** Two prices for the same event are rarely meant, unless no unit can bring both. */
function lintSameStage(components: readonly Component[]): Finding[] {
  return components.flatMap((component, at) =>
    when(
      components.slice(0, at).some((earlier) => meetAtOnce(earlier, component)),
      warning('sameEventTwice', `components.${component.id}`),
    ),
  );
}

function meetAtOnce(one: Component, other: Component): boolean {
  const [a, b] = [eventOf(one), eventOf(other)];
  return a !== null && a === b && !areDistinct(one, other);
}

/** Months of revenue are events of their own beside the sale they follow. */
const eventOf = (component: Component): string | null =>
  component.kind === 'recurringShare' ? 'revenue' : stageOf(component);

function areDistinct(one: Component, other: Component): boolean {
  if (!isUnitPriced(one) || !isUnitPriced(other)) return false;
  const [a, b] = [one, other].map(({ price, volume, prices }) =>
    price === undefined && volume === undefined ? prices : undefined,
  );
  return !!a && !!b && a.every((rule) => b.every((against) => areApart(rule, against)));
}
