import type { Day } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import type { Traits } from './model.ts';
import type { PriceRule, UnitPrice } from './unitPrice.ts';

/** A price and the rule of the list it comes from, counted from 1; null where it is the component's own. */
export interface Listed {
  readonly price: UnitPrice;
  readonly rule: number | null;
}

interface PriceList {
  readonly price?: UnitPrice | undefined;
  readonly prices?: readonly PriceRule[] | undefined;
}

/**
 * What a unit costs by the list: the last rule that fits wins (domain §2) [P13], and where none fits the component's own price;
 * null where there is none either. `day` is that of the event, in the client's zone.
 */
export function listed({ price, prices = [] }: PriceList, traits: Traits, day: Day): Listed | null {
  const found = prices.findLastIndex((rule) => fits(rule, traits, day));
  const rule = prices[found];
  if (rule !== undefined) return { price: rule.price, rule: found + 1 };
  return price === undefined ? null : { price, rule: null };
}

/** Whether what a unit costs, or whether it is billed, depends on the lead and not on its day and number alone. */
export const asksOfLead = (component: Component): boolean =>
  component.kind === 'perCall' || ('prices' in component && component.prices !== undefined);

function fits({ when, from, to }: PriceRule, traits: Traits, day: Day): boolean {
  if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
  if (when.leads !== undefined && traits.exclusive !== (when.leads === 'exclusive')) return false;
  if (when.bands !== undefined && (traits.band === null || !when.bands.includes(traits.band))) return false;
  return (when.criteria ?? []).every((criterion) => traits.meets(criterion));
}
