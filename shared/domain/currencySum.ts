import type { Minor } from './basics.ts';

/** What one document, or a draft of one, comes to. */
export interface Amounts {
  readonly currency: string;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** How many documents of a currency, and their sums. */
export interface CurrencySum extends Amounts {
  readonly count: number;
}

/** One sum for each currency, in the order of their codes: nothing is ever added across currencies (domain §6). */
export function sumByCurrency(amounts: readonly Amounts[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, net, tax, gross } of amounts) {
    const sum = sums.get(currency) ?? { currency, count: 0, net: 0, tax: 0, gross: 0 };
    sums.set(currency, {
      currency,
      count: sum.count + 1,
      net: sum.net + net,
      tax: sum.tax + tax,
      gross: sum.gross + gross,
    });
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
