import type { ChartData } from '../../parts/chart/chartData.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import type { SourceRow } from './sourceColumns.tsx';
import { sourceColumns, sourceName } from './sourceColumns.tsx';

const percent = (value: string | null): string => (value === null ? '–' : `${numberText(value, ownLocale)} %`);

/** The sources that delivered, by how much of it was accepted; the table says all the rest. */
export function sourceChart(rows: readonly SourceRow[]): ChartData {
  const delivering = rows.filter(({ delivered }) => delivered > 0);
  const told = sourceColumns.filter(({ id }) => id !== 'channel');
  return {
    title: 'Source scorecard',
    kind: 'scorecard',
    unit: 'leads',
    labels: delivering.map(sourceName),
    series: [
      {
        name: 'Delivered',
        values: delivering.map(({ delivered }) => delivered),
        texts: delivering.map(({ delivered }) => numberText(delivered, ownLocale)),
      },
      {
        name: 'Accepted',
        values: delivering.map(({ accepted }) => accepted),
        texts: delivering.map(
          ({ accepted, acceptanceRate }) => `${numberText(accepted, ownLocale)} · ${percent(acceptanceRate)}`,
        ),
      },
      {
        name: 'Returned',
        values: delivering.map(({ returned }) => returned),
        texts: delivering.map(({ returned }) => numberText(returned, ownLocale)),
      },
    ],
    table: {
      columns: told.map(({ title }) => title),
      rows: delivering.map((row) => told.map(({ text }) => text(row))),
    },
  };
}
