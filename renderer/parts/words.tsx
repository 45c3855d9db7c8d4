import type { ReactNode } from 'react';
import { formatMoney } from '../../shared/domain/money.ts';
import { dayText, momentText, numberText } from './format.ts';

/** Money in minor units, in the locale of whom it belongs to; a loss has a true minus and the state colour. */
export function Money({
  amount,
  currency,
  locale,
}: {
  readonly amount: number | null;
  readonly currency: string;
  readonly locale: string;
}): ReactNode {
  if (amount === null) return <span className="none">–</span>;
  return <span className={amount < 0 ? 'money negative' : 'money'}>{formatMoney(amount, currency, locale)}</span>;
}

/** A calendar day, the month in letters: never to be read the wrong way round. */
export function DayText({ day, locale }: { readonly day: string | null; readonly locale: string }): ReactNode {
  if (day === null) return <span className="none">–</span>;
  return <time dateTime={day}>{dayText(day, locale)}</time>;
}

/** A moment (integer ms or ISO 8601) in the client's zone. */
export function Moment({
  at,
  zone,
  locale,
}: {
  readonly at: number | string | null;
  readonly zone: string;
  readonly locale: string;
}): ReactNode {
  if (at === null) return <span className="none">–</span>;
  return <time dateTime={new Date(at).toISOString()}>{momentText(at, zone, locale)}</time>;
}

/** A whole number, or decimal text as the rules answer it; no value is a dash. */
export function Num({ value, locale }: { readonly value: number | string | null; readonly locale: string }): ReactNode {
  if (value === null) return <span className="none">–</span>;
  return <span>{numberText(value, locale)}</span>;
}

/** Percent as the rules answer it, decimal text with two decimals; no value is a dash. */
export function Percent({ value, locale }: { readonly value: string | null; readonly locale: string }): ReactNode {
  if (value === null) return <span className="none">–</span>;
  return <span>{numberText(value, locale)} %</span>;
}
