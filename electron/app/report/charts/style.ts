import type { Chart } from 'chart.js';
import type { Drawing, Size } from './drawing.ts';
import { paint, plainFont, strongFont } from './drawing.ts';

/** How wide a chart is and how large its text: points on paper, pixels on the screen. The chart chooses its height. */
interface Frame extends Omit<Size, 'height'> {
  readonly text: number;
}

/** A chart that can be drawn for any page, and what it shows in one sentence, for those who do not see it. */
export interface Picture {
  readonly says: string;
  readonly draw: (frame: Frame) => Drawing;
}

const font = (size: number) => ({ family: plainFont, size, lineHeight: 1.2 });

/** A scale of counts: whole numbers, light lines, no frame. */
export const countScale = (size: number, written: (value: number) => string, isShown = true) => ({
  display: isShown,
  beginAtZero: true,
  grace: '8%',
  border: { display: false },
  grid: { color: paint.rule, lineWidth: 0.5, drawTicks: false },
  ticks: {
    color: paint.quiet,
    font: font(size),
    padding: 6,
    precision: 0,
    maxTicksLimit: 5,
    callback: (value: number | string) => written(Number(value)),
  },
});

/** A scale of names or days: none is turned; of days only as many as there is room for. */
export const nameScale = (size: number, most: number | null = null) => ({
  border: { color: paint.ink, width: 0.8 },
  grid: { display: false },
  ticks: {
    color: paint.ink,
    font: font(size),
    padding: 4,
    maxRotation: 0,
    autoSkip: most !== null,
    ...(most === null ? {} : { maxTicksLimit: most }),
  },
});

/** A legend above the chart, where there is more than one thing to tell apart. */
export const legendOf = (size: number, sign: 'rect' | 'line' = 'rect') => ({
  position: 'top' as const,
  align: 'start' as const,
  labels: {
    color: paint.ink,
    font: font(size),
    boxWidth: size * (sign === 'line' ? 2 : 1),
    boxHeight: size * 0.8,
    padding: size,
    ...(sign === 'line' ? { usePointStyle: true, pointStyle: 'line' as const, pointStyleWidth: size * 2 } : {}),
  },
});
export const noLegend = { display: false };

/** A surface of one of the three shades, with an edge that shows the lightest on white too. */
export const surface = (shade: 'full' | 'half' | 'faint') => ({
  backgroundColor: paint[shade],
  borderColor: paint.full,
  borderWidth: shade === 'faint' ? 0.6 : 0,
  borderSkipped: false as const,
});

/** Writes what `of` says of each place behind its bar, or above its column: at the end of the last dataset, which is the longest stack. */
export const valueLabels = (size: number, of: (place: number) => string) => ({
  id: 'values',
  afterDatasetsDraw: (chart: Chart) => {
    const { ctx, data } = chart;
    const metas = data.datasets.map((_, at) => chart.getDatasetMeta(at));
    const across = metas[0]?.indexAxis === 'y';
    ctx.save();
    ctx.font = `${size}px "${strongFont}"`;
    ctx.fillStyle = paint.ink;
    ctx.textAlign = across ? 'left' : 'center';
    ctx.textBaseline = across ? 'middle' : 'bottom';
    for (const place of (data.labels ?? []).keys()) {
      const ends = metas.flatMap((meta) => meta.data[place] ?? []);
      const [first] = ends;
      if (first === undefined) continue;
      if (across) ctx.fillText(of(place), Math.max(...ends.map(({ x }) => x)) + size * 0.6, first.y);
      else ctx.fillText(of(place), first.x, Math.min(...ends.map(({ y }) => y)) - 2);
    }
    ctx.restore();
  },
});

/** How high a chart of so many bars is. */
export const barsHeight = (bars: number, text: number): number => Math.round((bars * 2.6 + 1) * text);
