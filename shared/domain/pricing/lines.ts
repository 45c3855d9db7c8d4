import type { Day, Decimal } from '../basics.ts';
import type { Component } from '../contract/component.ts';
import { modelOf } from '../contract/component.ts';
import { addDecimals, compareDecimals, sumOf } from '../money.ts';
import type { Charge, Effect, Line } from './charge.ts';
import { effects } from './charge.ts';
import type { Stage } from './model.ts';

/** What stands over charges that belong together: a component, or an effect, on a component or on the whole period. */
export interface LineHeading {
  readonly id: string;
  readonly kind: Component['kind'] | Effect;
  /** What triggers the component: an appointment booked is not one that was held. */
  readonly stage?: Stage;
  /** Words of the contract in place of the usual ones; of an effect, those of the component it is on. */
  readonly name?: string;
  /** Of an effect: the kind of the component it is on. */
  readonly on?: Component['kind'];
}

/** The heading of what a component charges. */
export function headingOf(component: Component): LineHeading {
  const { id, kind, name } = component;
  const stage = modelOf(component).stage?.(component) ?? undefined;
  return { id, kind, ...(stage === undefined ? {} : { stage }), ...(name === undefined ? {} : { name }) };
}

/** What the words of a line may say; `isFee`: it charges the period itself, not units. */
export type LineWords = Pick<Line, 'month' | 'carriedIn' | 'partPercent' | 'unitWord' | 'amount'> & {
  readonly isFee: boolean;
};

/** A charge and what it stands under. */
export interface PricedCharge {
  readonly heading: LineHeading;
  readonly charge: Charge;
}

interface Group {
  readonly heading: LineHeading;
  readonly carriedIn: boolean;
  readonly charges: Charge[];
}

/**
 * Charges as lines: one for each heading, month, price and part percent; events from before the period stand on lines of their
 * own, after its own (domain §2). Components stand as the terms list them, effects after them in their order. Line amounts are
 * sums of rounded charges. The charges come back in the order of the lines, so the result does not depend on the order they came
 * in.
 */
export function linesOf(
  priced: readonly PricedCharge[],
  firstDay: Day,
  order: readonly string[],
  text: (heading: LineHeading, words: LineWords) => string,
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
  const identities = new Map<LineHeading, string>();
  for (const { heading, charge } of priced) {
    const carriedIn = charge.day < firstDay;
    const own = identities.get(heading) ?? identity(heading);
    identities.set(heading, own);
    const { month, derivation } = charge;
    const key = `${carriedIn} ${month} ${derivation.unit} ${charge.amount < 0} ${derivation.partPercent} ${isFee(charge)} ${own}`;
    const group = groups.get(key);
    if (group) group.charges.push(charge);
    else groups.set(key, { heading, carriedIn, charges: [charge] });
  }
  return [...groups.values()];
}

const isFee = ({ event }: Charge): boolean => event.startsWith('period:');

/** A component that changed its words or its kind between versions has lines of its own. */
const identity = ({ id, kind, name }: LineHeading): string => JSON.stringify([id, kind, name]);

const effectPlaces: ReadonlyMap<string, number> = new Map(effects.map((effect, place) => [effect, place]));

/** Where an effect stands among effects; -1 for a component. */
const effectPlace = ({ kind }: LineHeading): number => effectPlaces.get(kind) ?? -1;

const byPlace =
  (rank: ReadonlyMap<string, number>) =>
  (a: Group, b: Group): number => {
    const [one, other] = [headOf(a), headOf(b)];
    return (
      Number(a.carriedIn) - Number(b.carriedIn) ||
      textOrder(a.carriedIn ? one.month : '', b.carriedIn ? other.month : '') ||
      effectPlace(a.heading) - effectPlace(b.heading) ||
      (rank.get(one.component) ?? 0) - (rank.get(other.component) ?? 0) ||
      textOrder(one.month, other.month) ||
      textOrder(one.derivation.partPercent ?? '', other.derivation.partPercent ?? '') ||
      textOrder(one.day, other.day) ||
      (one.derivation.rank ?? 0) - (other.derivation.rank ?? 0) ||
      compareDecimals(one.derivation.unit, other.derivation.unit) ||
      textOrder(identity(a.heading), identity(b.heading)) ||
      one.amount - other.amount
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

function lineOf(group: Group, first: number, text: (heading: LineHeading, words: LineWords) => string): Line {
  const { heading, carriedIn, charges } = group;
  const head = headOf(group);
  const { month, unit, derivation } = head;
  const amount = sumOf(charges.map((charge) => charge.amount));
  const words = { month, carriedIn, partPercent: derivation.partPercent, unitWord: unitWordOf(group), amount };
  return {
    component: heading.id,
    text: text(heading, { ...words, isFee: isFee(head) }),
    ...words,
    quantity: quantityOf(charges),
    unit,
    charges: charges.map((_, place) => first + place),
  };
}

/** A line of packages counts packages: not every unit of it opens one. */
function unitWordOf({ heading, charges }: Group): Line['unitWord'] {
  if (effectPlace(heading) >= 0 || charges.every(isFee)) return 'period';
  return charges.some(({ quantity }) => quantity === '0') ? 'package' : unitWordOfKind(heading.kind);
}

const unitWordOfKind = (kind: LineHeading['kind']): Line['unitWord'] => modelOf({ kind }).unitWord;

function quantityOf(charges: readonly Charge[]): Line['quantity'] {
  let whole = 0;
  let parts: Decimal = '0';
  for (const { quantity } of charges) {
    if (quantity === '1') whole += 1;
    else parts = addDecimals(parts, quantity);
  }
  const sum = addDecimals(String(whole), parts);
  return sum.includes('.') ? sum : Number(sum);
}
