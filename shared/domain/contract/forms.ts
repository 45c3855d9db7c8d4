import type { Day, Decimal, Minor } from '../basics.ts';
import type { Client } from '../client.ts';
import { formatMoney, formatUnitPrice } from '../money.ts';

/** How money is written: in the client's currency and locale. */
export type MoneyLook = Pick<Client, 'currency' | 'locale'>;

/** How a clause writes money, numbers and days: money as people of the client's locale do, the rest as its own language does there. */
export interface Forms {
  readonly money: (amount: Minor) => string;
  readonly unitPrice: (price: Minor | Decimal) => string;
  readonly number: (count: number) => string;
  /** With its places as they are: "12.5". */
  readonly decimal: (value: Decimal) => string;
  readonly percent: (value: Decimal) => string;
  /** "1 March 2026", "March 1, 2026", "1. März 2026". */
  readonly day: (day: Day) => string;
}

/** Forms of a language: in the client's locale where that is its own, in `usual` where the client speaks another. */
export function formsOf({ currency, locale }: MoneyLook, usual: string): Forms {
  const own = isOfLanguage(locale, usual) ? locale : usual;
  const numbers = new Intl.NumberFormat(own, { maximumFractionDigits: 12 });
  const decimal = (value: Decimal): string => numbers.format(value as `${number}`);
  const spaced = /\s%/.test(new Intl.NumberFormat(own, { style: 'percent' }).format(1));
  return {
    money: (amount) => formatMoney(amount, currency, locale),
    unitPrice: (price) => formatUnitPrice(price, currency, locale),
    number: (count) => numbers.format(count),
    decimal,
    percent: (value) => `${decimal(value)}${spaced ? '\u00a0%' : '%'}`,
    day: (day) => Temporal.PlainDate.from(day).toLocaleString(own, { day: 'numeric', month: 'long', year: 'numeric' }),
  };
}

function isOfLanguage(locale: string, usual: string): boolean {
  try {
    return new Intl.Locale(locale).language === new Intl.Locale(usual).language;
  } catch (problem) {
    if (problem instanceof RangeError) return false;
    throw problem;
  }
}
