import { formatMoney, formatUnitPrice } from '../../shared/domain/money.ts';
import { never } from '../../shared/domain/never.ts';
import type { Bill } from '../../shared/domain/pricing/bill.ts';
import { type Charge, type Effect, effects } from '../../shared/domain/pricing/charge.ts';
import { numberText } from '../parts/format.ts';

type Line = Bill['lines'][number];

interface Look {
  readonly currency: string;
  readonly locale: string;
}

const effectNames: Readonly<Record<Effect, string>> = {
  tier: 'Tiers of the period',
  shortfall: 'Volume not used',
  upgrade: 'Replaced by the later charge',
  bonus: 'Bonus',
  discount: 'Discount',
  minimum: 'Up to the minimum',
  guarantee: 'Promise not kept',
  cost: 'Costs passed on',
};

const effectOf = ({ event }: Charge): Effect | undefined => effects.find((effect) => event.startsWith(`${effect}:`));

/** What a line of an example is for: the price by its name, an effect of the period by what it does. */
export function exampleLineTitle({ text, component }: Line, charges: readonly Charge[]): string {
  const [first] = charges;
  const effect = first === undefined ? undefined : effectOf(first);
  if (effect === undefined) return text;
  // Those of the whole period are named as components cannot be.
  return effect === component ? effectNames[effect] : `${text}: ${effectNames[effect].toLowerCase()}`;
}

/** How a line of an example comes about: one row for all charges that are worked out alike. */
export function exampleWorking(charges: readonly Charge[], look: Look): readonly string[] {
  const rows = Map.groupBy(charges, (charge) => workingOf(charge, look));
  return [...rows].map(([working, alike]) => {
    const ranks = alike.flatMap(({ derivation: { rank } }) => rank ?? []);
    if (ranks.length > 0) return `${placesOf(ranks, look)} ${working}`;
    return alike.length === 1 ? working : `${alike.length} × (${working})`;
  });
}

/** Which units of the period: "units 1 to 30". */
function placesOf(ranks: readonly number[], { locale }: Look): string {
  const [first, last] = [Math.min(...ranks), Math.max(...ranks)].map((rank) => numberText(rank, locale));
  return first === last ? `unit ${first}` : `units ${first} to ${last}`;
}

function workingOf(charge: Charge, look: Look): string {
  const { rule, unit, quantity, working, partPercent, priceRule, inputs = {} } = charge.derivation;
  const price = formatUnitPrice(unit, look.currency, look.locale);
  switch (rule) {
    case 'unitPrice':
      return `${numberText(quantity, look.locale)} at ${price}`;
    case 'priceRule':
      return `${price} by row ${priceRule ?? 0} of the list`;
    case 'volume':
      return `at ${formatMoney(charge.amount, look.currency, look.locale)} each`;
    case 'percentOfRevenue': {
      // `15% * 100000`.
      const [percent = '', of = ''] = working.split('% * ');
      return `${numberText(percent, look.locale)} % of ${formatUnitPrice(of, look.currency, look.locale)}`;
    }
    case 'partCredited':
      return `${price} less ${numberText(partPercent ?? '0', look.locale)} %`;
    case 'proratedByDay': {
      // `100000 * 17 / 31`.
      const [, days = '', of = ''] = working.split(/ [*/] /);
      return `${days} of ${of} days of ${price}`;
    }
    case 'effect':
      return Object.entries(inputs)
        .filter(([name, value]) => inputNames.has(name) && !(name === 'billedBefore' && value === '0'))
        .map(([name, value]) => inputText(name, value, look))
        .join(', ');
    default:
      return never(rule);
  }
}

/** What an effect is worked out from. Other inputs are measures of a bonus, which its line names. */
const inputNames: ReadonlyMap<string, { readonly says: string; readonly isMoney: boolean }> = new Map([
  ['minimum', { says: 'minimum', isMoney: true }],
  ['charges', { says: 'charges', isMoney: true }],
  ['charged', { says: 'charged before', isMoney: true }],
  ['fee', { says: 'fee', isMoney: true }],
  ['fees', { says: 'fees', isMoney: true }],
  ['total', { says: 'by the tiers', isMoney: true }],
  ['cost', { says: 'cost', isMoney: true }],
  ['billedBefore', { says: 'billed before', isMoney: true }],
  ['units', { says: 'units', isMoney: false }],
  ['missing', { says: 'missing', isMoney: false }],
  ['promised', { says: 'promised', isMoney: false }],
  ['markUpPercent', { says: 'mark-up in percent', isMoney: false }],
]);

function inputText(name: string, value: string, { currency, locale }: Look): string {
  const input = inputNames.get(name);
  if (input === undefined) return name;
  return `${input.says} ${input.isMoney ? formatUnitPrice(value, currency, locale) : numberText(value, locale)}`;
}
