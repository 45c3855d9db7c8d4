import type { ChartDataset, ChartOptions, Plugin } from 'chart.js';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartData } from './chartData.ts';
import { isLying } from './chartData.ts';
import type { ChartInk } from './chartInk.ts';
import { fillOf, pointOf, strokeOf } from './chartInk.ts';
import { valueTexts } from './valueTexts.ts';

// Piece by piece: what is not named here is not in the page.
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

const inkOf = (ink: ChartInk, at: number): string => ink.series[at % ink.series.length] ?? ink.text;

export function lineSeries({ series }: ChartData, ink: ChartInk): ChartDataset<'line', (number | null)[]>[] {
  return series.map(({ name, values, role = 'actual' }, at) => ({
    label: name,
    data: [...values],
    borderColor: inkOf(ink, at),
    backgroundColor: inkOf(ink, at),
    borderDash: strokeOf(role === 'actual' ? 0 : Math.max(at, 1)),
    borderWidth: role === 'actual' ? 2 : 1.5,
    pointStyle: pointOf(at),
    pointRadius: role === 'target' || values.length > 20 ? 0 : 3,
    pointHitRadius: 8,
    spanGaps: false,
  }));
}

export function barSeries({ series }: ChartData, ink: ChartInk): ChartDataset<'bar', (number | null)[]>[] {
  return series.map(({ name, values }, at) => ({
    label: name,
    data: [...values],
    backgroundColor: fillOf(at, inkOf(ink, at)),
    borderColor: inkOf(ink, at),
    borderWidth: 1,
    maxBarThickness: 22,
  }));
}

/** What is written at the bars; none where it would cover the neighbour. */
export function barTexts({ kind, series }: ChartData, ink: ChartInk): Plugin<'bar'>[] {
  const texts = series.map(({ texts, values }) => texts ?? values.map((value) => (value === null ? '–' : `${value}`)));
  return kind === 'bars' && series.length > 1 ? [] : [valueTexts({ texts, color: ink.text, font: `11px ${ink.font}` })];
}

const motion = (still: boolean) => (still ? (false as const) : { duration: 120 });
const lettering = ({ text, font }: ChartInk) => ({ color: text, font: { family: font, size: 11 } });

export function lineOptions({ unit }: ChartData, ink: ChartInk, still: boolean): ChartOptions<'line'> {
  return {
    animation: motion(still),
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: {
        grid: { display: false },
        ticks: { ...lettering(ink), maxRotation: 0, autoSkipPadding: 12 },
        border: { color: ink.line },
      },
      y: {
        beginAtZero: true,
        title: { display: unit !== undefined, text: unit ?? '', ...lettering(ink) },
        ticks: { ...lettering(ink), maxTicksLimit: 6, precision: 0 },
        grid: { color: ink.line },
        border: { display: false },
      },
    },
  };
}

export function barOptions(data: ChartData, ink: ChartInk, still: boolean): ChartOptions<'bar'> {
  const lying = isLying(data.kind);
  const values = {
    beginAtZero: true,
    // Nothing is more than all of it.
    ...(data.unit === '%' && { max: 100 }),
    title: { display: data.unit !== undefined, text: data.unit ?? '', ...lettering(ink) },
    ticks: { ...lettering(ink), maxTicksLimit: 6 },
    grid: { color: ink.line },
    border: { display: false },
  };
  const names = {
    grid: { display: false },
    ticks: { ...lettering(ink), autoSkip: false },
    border: { color: ink.line },
  };
  return {
    animation: motion(still),
    responsive: true,
    maintainAspectRatio: false,
    indexAxis: lying ? 'y' : 'x',
    // Room for what is written at the longest bar.
    layout: { padding: lying ? { right: 96 } : { top: 20 } },
    interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
    scales: lying ? { x: values, y: names } : { x: names, y: values },
  };
}
