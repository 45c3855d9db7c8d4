import type { Figure } from '../../../shared/domain/kpi/figure.ts';
import { never } from '../../../shared/domain/never.ts';
import type { Pen, Table } from './blocks.ts';
import { column } from './blocks.ts';
import type { ReportSnapshot, ShownFigure } from './reportSnapshot.ts';

/** Every rate and price with its formula, the counts in it, and what was left out (domain §5, §7). */
export function figuresTable({ opened, currency }: ReportSnapshot, pen: Pen): Table {
  const { words } = pen;
  return {
    kind: 'table',
    columns: [
      column(words.figureName, 'text'),
      column(words.formula, 'text'),
      column(words.counts, 'text'),
      column(words.value),
    ],
    rows: opened.map((figure) => {
      const [name, formula] = words.figure[figure.name];
      const value = figure.value === null ? '–' : shown(figure, figure.value, currency, pen);
      return [name, formula, countsOf(figure, currency, pen), value];
    }),
    total: null,
  };
}

function shown({ unit }: Pick<Figure, 'unit'>, value: string, currency: string, { words, formats }: Pen): string {
  switch (unit) {
    case 'percent':
      return formats.percent(value);
    case 'money':
      return formats.money(Number(value), currency);
    case 'days':
      return words.days(formats.number(value.replace(/\.00$/, '')));
    case 'ratio':
    case 'seconds':
      return formats.number(value);
    default:
      return never(unit);
  }
}

/** The figures whose counts are amounts of money, above and below the line. */
export const moneyAbove: readonly ShownFigure[] = [
  'costPerLead',
  'costPerQualifiedLead',
  'costPerOpportunity',
  'costPerAcquisition',
  'roas',
  'acquisitionCost',
  'highestCostPerLead',
];
export const moneyBelow: readonly ShownFigure[] = ['roas'];

function countsOf(figure: ReportSnapshot['opened'][number], currency: string, { words, formats }: Pen): string {
  const { name, numerator, denominator, leftOut } = figure;
  const written = (value: string | number, isMoney: boolean): string =>
    isMoney ? formats.money(Number(value), currency) : formats.number(value);
  const rest = leftOut.map(({ reason, count }) => `${words.notCounted[reason] ?? reason}: ${formats.number(count)}`);
  return [
    ...(numerator === null || denominator === null
      ? []
      : [`${written(numerator, moneyAbove.includes(name))} ÷ ${written(denominator, moneyBelow.includes(name))}`]),
    ...(rest.length === 0 ? [] : [`${words.leftOut}: ${rest.join(', ')}`]),
  ].join(' · ');
}
