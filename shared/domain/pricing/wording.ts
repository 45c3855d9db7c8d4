import type { Decimal } from '../basics.ts';
import { never } from '../never.ts';
import type { Derivation, Effect } from './charge.ts';
import { effectNamed } from './charge.ts';
import type { Measure } from './measures.ts';
import { measures } from './measures.ts';
import type { UnitPrice } from './unitPrice.ts';

/** How values are written for whoever reads. */
export interface Writing {
  readonly money: (price: UnitPrice) => string;
  readonly number: (value: number | Decimal) => string;
  readonly percent: (value: Decimal) => string;
}

/** Why a charge costs what it costs, in words: every language has all of them. Values come as they are written. */
export const english = {
  times: (quantity: string, price: string) => `${quantity} × ${price}`,
  byRule: (price: string, place: string) => `${price} by price ${place} of the list`,
  rank: (rank: string) => `number ${rank} of its period`,
  place: (rank: string) => `no. ${rank}`,
  ranks: (first: string, last: string) => `numbers ${first} to ${last} of their period`,
  share: (percent: string, of: string) => `${percent} of ${of}`,
  lessPart: (price: string, percent: string) => `${price} less ${percent}`,
  daysOf: (days: string, of: string, price: string) => `${days} of ${of} days of ${price}`,
  tier: (units: string, total: string, charged: string) =>
    `${units === '1' ? '1 unit comes' : `${units} units come`} to ${total}, charged one by one ${charged}`,
  shortfall: (missing: string, units: string, fee: string) => `${missing} of ${units} not used, of ${fee}`,
  upgrade: (charged: string) => `${charged} was charged before`,
  discount: (charges: string) => `off charges of ${charges}`,
  minimum: (minimum: string, charges: string) => `agreed ${minimum}, charged ${charges}`,
  guarantee: (missing: string, promised: string, fees: string) => `${missing} of ${promised} missing, of ${fees}`,
  cost: (cost: string, percent: string) => `cost ${cost} plus ${percent}`,
  measure: {
    delivered: 'delivered',
    accepted: 'accepted',
    held: 'meetings held',
    sales: 'sales',
    acceptanceRate: 'acceptance rate',
    returnRate: 'return rate',
    showRate: 'show rate',
    leadToCloseRate: 'lead-to-close rate',
  } satisfies Record<Measure, string>,
  billedBefore: (amount: string) => `${amount} billed of it before`,
};
export type DerivationWords = typeof english;

interface Derived {
  readonly event: string;
  readonly derivation: Derivation;
}

/** Why a charge costs what it costs: the sum as one would write it down, with what it was worked out from. */
export function derivationText(charge: Derived, words: DerivationWords, write: Writing): string {
  const { derivation } = charge;
  const { rule, quantity, unit, partPercent, working, priceRule, rank } = derivation;
  const price = write.money(unit);
  switch (rule) {
    case 'unitPrice':
      return words.times(write.number(quantity), price);
    case 'priceRule':
      return words.byRule(price, write.number(priceRule ?? 0));
    case 'volume':
      return `${words.times(write.number(quantity), price)}, ${words.rank(write.number(rank ?? 0))}`;
    case 'percentOfRevenue': {
      // `15% * 100000`.
      const [percent = '0', of = '0'] = working.split('% * ');
      return words.share(write.percent(percent), write.money(of));
    }
    case 'partCredited':
      return words.lessPart(price, write.percent(partPercent ?? '0'));
    case 'proratedByDay': {
      const days = daysOf(derivation);
      return words.daysOf(days?.in ?? '', days?.of ?? '', price);
    }
    case 'effect':
      return effectText(charge, words, write);
    default:
      return never(rule);
  }
}

/** The days of a prorated charge: four decimals times the price would not give the amount. Null of any other. */
export function daysOf({ rule, working }: Derivation): { readonly in: string; readonly of: string } | null {
  if (rule !== 'proratedByDay') return null;
  // `100000 * 17 / 31`.
  const [, days = '', of = ''] = working.split(/ [*/] /);
  return { in: days, of };
}

type Inputs = NonNullable<Derivation['inputs']>;

function effectText({ event, derivation }: Derived, words: DerivationWords, write: Writing): string {
  const { inputs = {}, working } = derivation;
  const { billedBefore = '0', ...own } = inputs;
  const effect = effectNamed(event);
  return [
    ...(effect === null ? [] : inputTexts(effect, own, working, words, write)),
    ...(Number(billedBefore) === 0 ? [] : [words.billedBefore(write.money(billedBefore))]),
  ].join(', ');
}

/** Each effect is worked out from inputs of its own names. */
function inputTexts(effect: Effect, inputs: Inputs, working: string, words: DerivationWords, write: Writing): string[] {
  const money = (name: string): string => write.money(inputs[name] ?? '0');
  const number = (name: string): string => write.number(inputs[name] ?? '0');
  switch (effect) {
    case 'tier':
      return [words.tier(number('units'), money('total'), money('charged'))];
    case 'shortfall':
      return [words.shortfall(number('missing'), number('units'), money('fee'))];
    case 'upgrade':
      return [words.upgrade(money('charged'))];
    case 'bonus':
      return measured(inputs, words, write);
    case 'discount': {
      const shares = [...working.matchAll(/([\d.]+)% \* (\d+)/g)];
      if (shares.length === 0) return [words.discount(money('charges'))];
      return shares.map(([, percent = '0', of = '0']) => words.share(write.percent(percent), write.money(of)));
    }
    case 'minimum':
      return [words.minimum(money('minimum'), money('charges'))];
    case 'guarantee':
      return [words.guarantee(number('missing'), number('promised'), money('fees'))];
    case 'cost':
      return [words.cost(money('cost'), write.percent(inputs.markUpPercent ?? '0'))];
    default:
      return never(effect);
  }
}

/** The figures a bonus was judged by. */
const measured = (inputs: Inputs, words: DerivationWords, write: Writing): string[] =>
  measures.flatMap((measure) => {
    const value = inputs[measure];
    if (value === undefined) return [];
    return [`${words.measure[measure]} ${measure.endsWith('Rate') ? write.percent(value) : write.number(value)}`];
  });
