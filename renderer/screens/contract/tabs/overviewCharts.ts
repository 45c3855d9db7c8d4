import type { ContractOverview } from '../../../../shared/api/contract.ts';
import type { ChartData } from '../../../parts/chart/chartData.ts';
import { dayText, numberText } from '../../../parts/format.ts';

/** Delivered so far, day by day, against what is planned. */
export function paceChart({ days, target }: NonNullable<ContractOverview['pace']>, locale: string): ChartData {
  const planned = target !== null;
  return {
    title: planned ? 'Pace against target' : 'Delivered so far',
    kind: 'pace',
    unit: 'leads',
    labels: days.map(({ day }) => dayText(day, locale)),
    series: [
      { name: 'Delivered', values: days.map(({ delivered }) => delivered) },
      ...(planned
        ? [
            {
              name: 'Target',
              role: 'target' as const,
              values: days.map((day) => (day.planned === null ? null : Number(day.planned))),
            },
          ]
        : []),
    ],
    table: {
      columns: ['Day', 'Delivered so far', ...(planned ? ['Target so far'] : [])],
      rows: days.map(({ day, delivered, planned: part }) => [
        dayText(day, locale),
        delivered === null ? null : numberText(delivered, locale),
        ...(planned ? [part === null ? null : numberText(part, locale)] : []),
      ]),
    },
  };
}

const steps: Readonly<Record<ContractOverview['funnel'][number]['step'], string>> = {
  imported: 'Came in',
  passed: 'Passed',
  delivered: 'Delivered',
  accepted: 'Accepted',
  booked: 'Meetings booked',
  held: 'Meetings held',
  opportunities: 'Opportunities',
  sales: 'Sales',
};

/** From what came in to what was sold, in this period. */
export const funnelChart = (funnel: ContractOverview['funnel'], locale: string): ChartData => ({
  title: 'From lead to sale',
  kind: 'funnel',
  labels: funnel.map(({ step }) => steps[step]),
  series: [
    {
      name: 'This period',
      values: funnel.map(({ count }) => count),
      texts: funnel.map(({ count }) => numberText(count, locale)),
    },
  ],
  table: {
    columns: ['Step', 'This period'],
    rows: funnel.map(({ step, count }) => [steps[step], numberText(count, locale)]),
  },
});
