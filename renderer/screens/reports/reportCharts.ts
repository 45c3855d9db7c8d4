import { formatMoney } from '../../../shared/domain/money.ts';
import type { ChartData } from '../../parts/chart/chartData.ts';
import { dayText, numberText } from '../../parts/format.ts';
import type { ShownReport } from './shownReport.ts';

/** The charts of a report, each with its table; one that has nothing to show is left out. */
export function chartsOf(report: ShownReport): ChartData[] {
  const { meetings, sources, weeks } = report;
  return [
    paceChart(report),
    funnelChart(report),
    ...(weeks.length > 1 ? [weeksChart(report)] : []),
    ...(meetings.some(({ count }) => count > 0) ? [meetingsChart(report)] : []),
    ...(sources.length > 0 ? [sourcesChart(report)] : []),
  ];
}

/** Decimal text as the length of a bar or the height of a point: only the picture needs it as a number. */
const drawn = (value: string | null): number | null => (value === null ? null : Number(value));

function paceChart({ pace, target, client: { locale } }: ShownReport): ChartData {
  const wanted = pace.map((day) => drawn(day.wanted));
  return {
    title: target === null ? 'Delivered so far' : 'Pace against target',
    kind: 'pace',
    labels: pace.map(({ day }) => dayText(day, locale)),
    unit: 'leads',
    series: [
      { name: 'Delivered', values: pace.map(({ delivered }) => delivered) },
      ...(target === null ? [] : [{ name: 'Target', values: wanted, role: 'target' as const }]),
    ],
    table: {
      columns: target === null ? ['Day', 'Delivered'] : ['Day', 'Delivered', 'Target'],
      rows: pace.map(({ day, delivered, wanted: should }) => [
        dayText(day, locale),
        numberText(delivered, locale),
        ...(target === null ? [] : [should === null ? null : numberText(should, locale)]),
      ]),
    },
  };
}

function funnelChart({ funnel, client: { locale } }: ShownReport): ChartData {
  const share = (value: string | null): string | null => (value === null ? null : `${numberText(value, locale)} %`);
  return {
    title: 'Funnel',
    kind: 'funnel',
    labels: funnel.map(({ title }) => title),
    series: [{ name: 'Leads', values: funnel.map(({ count }) => count) }],
    table: {
      columns: ['Stage', 'Number', 'Of delivered'],
      rows: funnel.map(({ title, count, share: part }) => [title, numberText(count, locale), share(part)]),
    },
  };
}

function weeksChart({ weeks, meetings, currency, client: { locale } }: ShownReport): ChartData {
  const hasMeetings = meetings.length > 0;
  return {
    title: 'Week by week',
    kind: 'trend',
    labels: weeks.map(({ week }) => week),
    unit: 'leads',
    series: [
      { name: 'Delivered', values: weeks.map(({ delivered }) => delivered) },
      { name: 'Accepted', values: weeks.map(({ accepted }) => accepted) },
      ...(hasMeetings ? [{ name: 'Held', values: weeks.map(({ held }) => held) }] : []),
    ],
    table: {
      columns: ['Week', 'Delivered', 'Accepted', 'Returned', ...(hasMeetings ? ['Held'] : []), 'Charged'],
      rows: weeks.map((week) => [
        week.week,
        numberText(week.delivered, locale),
        numberText(week.accepted, locale),
        numberText(week.returned, locale),
        ...(hasMeetings ? [numberText(week.held, locale)] : []),
        formatMoney(week.spend, currency, locale),
      ]),
    },
  };
}

function meetingsChart({ meetings, figures, client: { locale } }: ShownReport): ChartData {
  const rate = figures.find(({ name }) => name === 'showRate')?.value ?? null;
  return {
    title: rate === null ? 'Meetings' : `Meetings: show rate ${numberText(rate, locale)}\u00a0%`,
    kind: 'funnel',
    labels: meetings.map(({ title }) => title),
    series: [{ name: 'Meetings', values: meetings.map(({ count }) => count) }],
    table: {
      columns: ['Outcome', 'Number'],
      rows: meetings.map(({ title, count }) => [title, numberText(count, locale)]),
    },
  };
}

function sourcesChart({ sources, currency, client: { locale } }: ShownReport): ChartData {
  const money = (amount: number | null): string | null =>
    amount === null ? null : formatMoney(amount, currency, locale);
  // A fee stands in the table alone: no lead came from it.
  const bars = sources.filter(({ delivered }) => delivered > 0);
  return {
    title: 'Where they came from',
    kind: 'scorecard',
    labels: bars.map(({ title }) => title),
    series: [
      { name: 'Delivered', values: bars.map(({ delivered }) => delivered) },
      { name: 'Accepted', values: bars.map(({ accepted }) => accepted) },
    ],
    table: {
      columns: ['Source', 'Delivered', 'Accepted', 'Charged', 'Per accepted'],
      rows: sources.map(({ title, delivered, accepted, spend, costPerAccepted }) => [
        title,
        numberText(delivered, locale),
        numberText(accepted, locale),
        money(spend),
        money(costPerAccepted),
      ]),
    },
  };
}
