import type { Pen } from '../blocks.ts';
import type { ReportSnapshot } from '../reportSnapshot.ts';
import { showRateOf } from '../resultTables.ts';
import { draw } from './drawing.ts';
import type { Picture } from './style.ts';
import { countScale, legendOf, nameScale, surface, valueLabels } from './style.ts';

/** The meetings that count in the show rate, week by week, with the rate above. */
export function meetingsChart({ weeks }: ReportSnapshot, { words, formats }: Pen): Picture {
  const rates = weeks.map(({ counts }) => showRateOf(counts));
  return {
    says: words.meetingsChart,
    draw: ({ width, text, looseness }) =>
      draw(
        {
          type: 'bar',
          data: {
            labels: weeks.map(({ from }) => formats.tick(from)),
            datasets: [
              { label: words.held, data: weeks.map(({ counts }) => counts.held), ...surface('full') },
              {
                label: words.prospectNoShow,
                data: weeks.map(({ counts }) => counts.prospectNoShow),
                ...surface('half'),
              },
              { label: words.lateCancel, data: weeks.map(({ counts }) => counts.lateCancel), ...surface('faint') },
            ].map((dataset) => ({ ...dataset, maxBarThickness: text * 4 })),
          },
          options: {
            scales: {
              x: { ...nameScale(text, Math.floor(width / (text * 6))), stacked: true },
              y: { ...countScale(text, (value) => formats.number(value)), stacked: true },
            },
            plugins: { legend: legendOf(text) },
          },
          plugins: [
            valueLabels(text, (place) => {
              const rate = rates[place] ?? null;
              return rate === null ? '' : formats.percent(rate);
            }),
          ],
        },
        { width, looseness, height: Math.round(text * 13.5) },
      ),
  };
}
