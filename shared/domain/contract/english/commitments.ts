import { isUnitPriced } from '../component.ts';
import type { Forms } from '../forms.ts';
import type { Guarantee, Minimum, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid } from '../worded.ts';
import { unitWords } from './components.ts';
import { counted } from './counted.ts';

/** What the client takes at least, and what the agency promises (domain §2). */
export const commitmentClauses = (terms: Terms, forms: Forms): WordedClause[] => [
  ...ifSaid(terms.minimum, (minimum) => clause('minimum', minimumInWords(minimum, terms, forms))),
  ...ifSaid(terms.guarantee, (guarantee) => clause('guarantee', guaranteeInWords(guarantee, terms, forms))),
];

const minimumShortfall = {
  trueUp: 'what is missing is billed',
  rollover: 'what is missing is added to the minimum of the next one',
  open: 'what becomes of what is missing is still open',
} as const;

function minimumInWords({ amount, units, component, price, shortfall }: Minimum, terms: Terms, forms: Forms): string {
  const missing = minimumShortfall[shortfall ?? 'open'];
  if (units === undefined) {
    const sum = amount === undefined ? 'a sum still open' : forms.money(amount);
    return `The client pays at least ${sum} for every billing period, after discount and before passed-on costs and tax; ${missing}`;
  }
  const each = price ?? flatPriceOf(component, terms);
  const costs = each === undefined ? '' : `, each at ${forms.unitPrice(each)}`;
  return `The client takes at least ${forms.number(units)} ${unitsOf(component, terms)} in every billing period; ${missing}${costs}`;
}

const guaranteeShortfall = {
  makeGood: 'as many as are missing are free in the next period',
  rollover: 'what is missing is added to the promise of the next period',
  feeCut: 'the retainer is cut by the share that is missing',
  open: 'what becomes of what is missing is still open',
} as const;

const guaranteeInWords = ({ units, component, shortfall }: Guarantee, terms: Terms, forms: Forms): string =>
  `The agency promises ${forms.number(units)} ${unitsOf(component, terms)} in every billing period; ${guaranteeShortfall[shortfall ?? 'open']}`;

function unitsOf(id: string | undefined, { components }: Terms): string {
  const found = components.find((component) => component.id === id);
  return found !== undefined && isUnitPriced(found) ? unitWords(found).many : 'units';
}

function flatPriceOf(id: string | undefined, { components }: Terms): number | string | undefined {
  const found = components.find((component) => component.id === id);
  return found !== undefined && isUnitPriced(found) ? found.price : undefined;
}

/** Which sales and which revenue are the lead's. */
export const revenueClauses = ({ attribution }: Terms, forms: Forms): WordedClause[] =>
  ifSaid(attribution, ({ days }) =>
    clause(
      'attribution',
      `A sale is the lead’s if it is won within ${counted(days, 'day', forms)} of delivery; its revenue counts with it`,
    ),
  );
