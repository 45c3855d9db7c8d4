import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';
import type { ChartData } from '../../parts/chart/chartData.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { stepNames } from '../../text/figures.ts';

type Read = z.infer<typeof Insights>;

const count = (value: number): string => numberText(value, ownLocale);
const percent = (value: string | null): string | null => (value === null ? null : `${numberText(value, ownLocale)} %`);
/** For drawing only: a picture needs no more than a float. */
const drawn = (value: string | null): number | null => (value === null ? null : Number(value));

/** `2026-W10` as `W10`: the year is in the table. */
const short = (week: string): string => week.slice(5);

/** What was delivered, accepted and held, week by week. */
export const trendChart = ({ weeks }: Pick<Read, 'weeks'>): ChartData => ({
  title: 'Week by week',
  kind: 'trend',
  unit: 'leads and meetings',
  labels: weeks.map(({ key }) => short(key)),
  series: [
    { name: 'Delivered', values: weeks.map(({ counts }) => counts.delivered) },
    { name: 'Accepted', values: weeks.map(({ counts }) => counts.accepted) },
    ...(weeks.some(({ counts }) => counts.held > 0)
      ? [{ name: 'Meetings held', values: weeks.map(({ counts }) => counts.held) }]
      : []),
  ],
  table: {
    columns: ['Week', 'Delivered', 'Accepted', 'Returned', 'Meetings held', 'Sales'],
    rows: weeks.map(({ key, counts }) => [
      key,
      count(counts.delivered),
      count(counts.accepted),
      count(counts.returned),
      count(counts.held),
      count(counts.sales),
    ]),
  },
});

/** The way from a delivered lead to a sale. */
export const funnelChart = ({ funnel }: Pick<Read, 'funnel'>): ChartData => ({
  title: 'From lead to sale',
  kind: 'funnel',
  labels: funnel.map(({ step }) => stepNames[step]),
  series: [
    {
      name: 'Count',
      values: funnel.map((row) => row.count),
      texts: funnel.map((row) =>
        row.ofDelivered === null ? count(row.count) : `${count(row.count)} · ${percent(row.ofDelivered)}`,
      ),
    },
  ],
  table: {
    columns: ['Step', 'Count', 'Of the step before', 'Of delivered'],
    rows: funnel.map((row) => [
      stepNames[row.step],
      count(row.count),
      percent(row.ofPrevious),
      percent(row.ofDelivered),
    ]),
  },
});

/** Acceptance and show rate, week by week. */
export const ratesChart = ({ weeks }: Pick<Read, 'weeks'>): ChartData => ({
  title: 'Rates week by week',
  kind: 'trend',
  unit: '%',
  labels: weeks.map(({ key }) => short(key)),
  series: [
    { name: 'Accepted', values: weeks.map((week) => drawn(week.acceptanceRate)) },
    ...(weeks.some((week) => week.showRate !== null)
      ? [{ name: 'Show rate', values: weeks.map((week) => drawn(week.showRate)) }]
      : []),
  ],
  table: {
    columns: ['Week', 'Accepted', 'Returned', 'Show rate', 'Lead to close'],
    rows: weeks.map((week) => [
      week.key,
      percent(week.acceptanceRate),
      percent(week.returnRate),
      percent(week.showRate),
      percent(week.leadToCloseRate),
    ]),
  },
});

/** The sources beside one another on the same measures. */
export const sourcesChart = ({ sources }: Pick<Read, 'sources'>): ChartData => {
  const named = sources.map((source) => ({ ...source, name: source.key === '' ? 'no source' : source.key }));
  return {
    title: 'Sources compared',
    kind: 'scorecard',
    unit: '%',
    labels: named.map(({ name }) => name),
    series: [
      {
        name: 'Accepted',
        values: named.map((source) => drawn(source.acceptanceRate)),
        texts: named.map((source) => percent(source.acceptanceRate) ?? '–'),
      },
      {
        name: 'Lead to close',
        values: named.map((source) => drawn(source.leadToCloseRate)),
        texts: named.map((source) => percent(source.leadToCloseRate) ?? '–'),
      },
    ],
    table: {
      columns: ['Source', 'Delivered', 'Accepted', 'Returned', 'Show rate', 'Lead to close'],
      rows: named.map((source) => [
        source.name,
        count(source.counts.delivered),
        percent(source.acceptanceRate),
        percent(source.returnRate),
        percent(source.showRate),
        percent(source.leadToCloseRate),
      ]),
    },
  };
};
