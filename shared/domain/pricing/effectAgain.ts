import type { Decimal } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import type { Terms } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import { never } from '../never.ts';
import type { Derivation, Effect } from './charge.ts';
import { targetsMet } from './effects.ts';
import { measures } from './measures.ts';
import { afterFree, scaleOf, totalOf } from './scale.ts';

/**
 * The sum of an effect as its inputs and the terms it stands on have it: what must come out as it was billed (domain §9, 5).
 * What an effect was worked out from lies in its inputs; what the contract says of it does not, and is asked of the terms. A
 * text that is no sum of theirs comes to something else, which is the point.
 */
export function effectAgain(
  effect: Effect,
  { inputs = {}, working }: Derivation,
  component: Component | undefined,
  terms: Terms,
): string {
  const { billedBefore = '0', ...own } = inputs;
  const target = targetAgain(effect, own, working, component, terms) ?? notByTheTerms;
  return billedBefore === '0' ? target : `${target} - (${billedBefore})`;
}

/** No effect that comes to nothing is ever billed. */
const notByTheTerms = '0';

type Inputs = Readonly<Record<string, Decimal>>;

function targetAgain(
  effect: Effect,
  inputs: Inputs,
  working: string,
  component: Component | undefined,
  { billing }: Terms,
): string | null {
  const of = (name: string): Decimal => inputs[name] ?? '0';
  switch (effect) {
    case 'tier':
      return `${tierTotal(of('units'), of('free'), of('total'), component)} - ${of('charged')}`;
    case 'shortfall': {
      if (component?.kind !== 'subscription' || String(component.units) !== of('units')) return null;
      return `-(${of('fee')} * ${of('missing')} / ${of('units')})`;
    }
    case 'upgrade':
      // The terms that replace it may know the earlier component no more. It stands again where what replaced it came back: the sum says which.
      return working.startsWith('0') ? '0' : `-(${of('charged')})`;
    case 'bonus': {
      if (component?.kind !== 'bonus') return null;
      const measured = Object.fromEntries(measures.map((measure) => [measure, inputs[measure] ?? null]));
      return targetsMet(component, measured) ? String(component.price ?? 0) : '0';
    }
    case 'discount': {
      const parts = [...working.matchAll(/([\d.]+)% \* (\d+)/g)];
      if (billing.discount === undefined) return null;
      if ('amount' in billing.discount || parts.length === 0) return withoutBilled(working);
      const isWhole = sumOf(parts.map(([, , part]) => Number(part))) === Number(of('charges'));
      return isWhole ? `-(${parts.map(([, percent, part]) => `${percent}% * ${part}`).join(' + ')})` : null;
    }
    case 'minimum':
      return Number(of('minimum')) > Number(of('charges')) ? `${of('minimum')} - ${of('charges')}` : '0';
    case 'guarantee':
      return `-(${of('fees')} * ${of('missing')} / ${of('promised')})`;
    case 'cost': {
      const markUp = component?.kind === 'passThrough' ? component.markUpPercent : undefined;
      return markUp === undefined ? null : `${of('cost')} + ${markUp}% * ${of('cost')}`;
    }
    default:
      return never(effect);
  }
}

/** What so many units come to by a volume shape; by anything else, what was said. */
function tierTotal(units: Decimal, free: Decimal, said: Decimal, component: Component | undefined): Decimal {
  const volume = component && 'volume' in component ? component.volume : undefined;
  return volume === undefined ? said : String(totalOf(afterFree(Number(free), scaleOf(volume)), Number(units)));
}

const withoutBilled = (working: string): string => working.replace(/ - \(-?\d+\)$/, '');
