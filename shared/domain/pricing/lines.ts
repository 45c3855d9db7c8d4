import type { Day } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import { modelOf } from '../contract/component.ts';
import { addDecimals, sumOf } from '../money.ts';
import type { Charge, Line } from './charge.ts';

/** What the words of a line may say. */
export type LineWords = Pick<Line, 'month' | 'carriedIn' | 'partPercent' | 'unitWord'>;

/** A charge and the component that made it. */
export interface PricedCharge {
  readonly component: Component;
  readonly charge: Charge;
}

interface Group {
  readonly component: Component;
  readonly carriedIn: boolean;
  readonly charges: Charge[];
}

/**
 * Charges as lines: one for each component, month, price and part percent; events from before the period stand on
 * lines of their own, after its own (domain §2). Line amounts are sums of rounded charges. The charges come back in the order
 * of the lines, so the result does not depend on the order they came in.
 */
export function linesOf(
  priced: readonly PricedCharge[],
  firstDay: Day,
  order: readonly string[],
  text: (component: Component, words: LineWords) => string,
): { lines: Line[]; charges: Charge[] } {
  const rank = new Map(order.map((id, place) => [id, place]));
  const groups = grouped(priced, firstDay);
  for (const { charges } of groups) charges.sort(byDay);
  groups.sort(byPlace(rank));
  const charges: Charge[] = [];
  const lines = groups.map((group) => {
    const first = charges.length;
    for (const charge of group.charges) charges.push(charge);
    return lineOf(group, first, text);
  });
  return { lines, charges };
}

function grouped(priced: readonly PricedCharge[], firstDay: Day): Group[] {
  const groups = new Map<string, Group>();
  const identities = new Map<Component, string>();
  for (const { component, charge } of priced) {
    const carriedIn = charge.day < firstDay;
    const own = identities.get(component) ?? identity(component);
    identities.set(component, own);
    const { month, derivation } = charge;
    const key = `${carriedIn} ${month} ${derivation.unit} ${derivation.partPercent} ${own}`;
    const group = groups.get(key);
    if (group) group.charges.push(charge);
    else groups.set(key, { component, carriedIn, charges: [charge] });
  }
  return [...groups.values()];
}

/** A component that changed its words or its kind between versions has lines of its own. */
const identity = ({ id, kind, name }: Component): string => JSON.stringify([id, kind, name]);

const byPlace =
  (rank: ReadonlyMap<string, number>) =>
  (a: Group, b: Group): number => {
    const [one, other] = [headOf(a), headOf(b)];
    return (
      Number(a.carriedIn) - Number(b.carriedIn) ||
      textOrder(a.carriedIn ? one.month : '', b.carriedIn ? other.month : '') ||
      (rank.get(one.component) ?? 0) - (rank.get(other.component) ?? 0) ||
      textOrder(one.month, other.month) ||
      textOrder(one.derivation.partPercent ?? '', other.derivation.partPercent ?? '') ||
      textOrder(one.day, other.day) ||
      one.derivation.unit - other.derivation.unit ||
      textOrder(identity(a.component), identity(b.component))
    );
  };

function headOf({ charges: [head] }: Group): Charge {
  if (head === undefined) throw new Error('a line without charges');
  return head;
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byDay = (a: Charge, b: Charge): number =>
  textOrder(a.day, b.day) ||
  (a.deliveryId ?? 0) - (b.deliveryId ?? 0) ||
  (a.chainId ?? 0) - (b.chainId ?? 0) ||
  textOrder(a.event, b.event);

function lineOf(group: Group, first: number, text: (component: Component, words: LineWords) => string): Line {
  const { component, carriedIn, charges } = group;
  const { month, unit, derivation } = headOf(group);
  const { unitWord } = modelOf(component);
  const words = { month, carriedIn, partPercent: derivation.partPercent, unitWord };
  return {
    component: component.id,
    text: text(component, words),
    ...words,
    quantity: quantityOf(charges),
    unit,
    amount: sumOf(charges.map(({ amount }) => amount)),
    charges: charges.map((_, place) => first + place),
  };
}

function quantityOf(charges: readonly Charge[]): Line['quantity'] {
  let whole = 0;
  let parts = '0';
  for (const { quantity } of charges) {
    if (quantity === '1') whole += 1;
    else parts = addDecimals(parts, quantity);
  }
  const sum = addDecimals(String(whole), parts);
  return sum.includes('.') ? sum : Number(sum);
}
