import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FigureShape } from '../../shared/api/figures.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { countsInWords } from '../text/figures.ts';
import { numberText } from './format.ts';

type Figure = z.output<typeof FigureShape>;

/** A figure opened: its formula, what stands above and below the line, and what was left out of it. */
export function Explained({
  figure,
  currency,
  locale,
  above = figure.unit === 'money' ? 'money' : 'count',
  below = 'count',
}: {
  readonly figure: Figure;
  /** Of money figures. */
  readonly currency: string;
  readonly locale: string;
  /** What stands above and below the line; amounts are minor units. */
  readonly above?: 'money' | 'count';
  readonly below?: 'money' | 'count';
}): ReactNode {
  const written = (value: string | number, kind: 'money' | 'count'): string =>
    kind === 'money' ? formatMoney(Number(value), currency, locale) : numberText(value, locale);
  return (
    <dl className="explained">
      <dt>Formula</dt>
      <dd>{countsInWords(figure.formula)}</dd>
      {figure.numerator !== null && (
        <>
          <dt>{figure.denominator === null ? 'Counted' : 'Above the line'}</dt>
          <dd>{written(figure.numerator, above)}</dd>
        </>
      )}
      {figure.denominator !== null && (
        <>
          <dt>Below the line</dt>
          <dd>{written(figure.denominator, below)}</dd>
        </>
      )}
      <dt>Value</dt>
      <dd>{figureText(figure, currency, locale)}</dd>
      {figure.leftOut.map(({ reason, count }) => (
        <div key={reason} className="pair">
          <dt>Left out</dt>
          <dd>
            {numberText(count, locale)} {countsInWords(reason)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A figure in words, with its unit; without a value a dash. */
export function figureText({ value, unit }: Figure, currency: string, locale: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'percent':
      return `${numberText(value, locale)} %`;
    case 'money':
      return formatMoney(Number(value), currency, locale);
    case 'seconds':
      return `${numberText(value, locale)} s`;
    case 'days':
      return `${numberText(value, locale)} days`;
    case 'count':
    case 'ratio':
      return numberText(value, locale);
  }
}
