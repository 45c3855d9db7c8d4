import type { Chart, Plugin } from 'chart.js';

interface Options {
  /** For each series, the text of each bar. */
  readonly texts: readonly (readonly string[])[];
  readonly color: string;
  readonly font: string;
}

const gap = 6;

/** Writes at the end of every bar what it stands for: nobody has to hover, or to read lengths off an axis. */
export const valueTexts = (options: Options): Plugin<'bar'> => ({
  id: 'valueTexts',
  afterDatasetsDraw: (chart) => write(chart, options),
});

function write(chart: Chart<'bar'>, { texts, color, font }: Options): void {
  const { ctx } = chart;
  const lying = chart.options.indexAxis === 'y';
  ctx.save();
  ctx.fillStyle = color;
  ctx.font = font;
  ctx.textAlign = lying ? 'left' : 'center';
  ctx.textBaseline = lying ? 'middle' : 'bottom';
  for (const [at, some] of texts.entries()) {
    if (!chart.isDatasetVisible(at)) continue;
    for (const [place, bar] of chart.getDatasetMeta(at).data.entries()) {
      const text = some[place];
      if (text !== undefined) ctx.fillText(text, bar.x + (lying ? gap : 0), bar.y - (lying ? 0 : gap / 2));
    }
  }
  ctx.restore();
}
