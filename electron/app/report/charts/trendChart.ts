import type { Pen } from '../blocks.ts';
import type { ReportSnapshot } from '../reportSnapshot.ts';
import { draw } from './drawing.ts';
import type { Picture } from './style.ts';
import { countScale, legendOf, nameScale, surface } from './style.ts';

/** Delivered and accepted, week by week. */
export function trendChart({ weeks }: ReportSnapshot, { words, formats }: Pen): Picture {
  return {
    says: words.trendChart,
    draw: ({ width, text, looseness }) =>
      draw(
        {
          type: 'bar',
          data: {
            labels: weeks.map(({ from }) => formats.tick(from)),
            datasets: [
              { label: words.delivered, data: weeks.map(({ counts }) => counts.delivered), ...surface('half') },
              { label: words.accepted, data: weeks.map(({ counts }) => counts.accepted), ...surface('full') },
            ].map((dataset) => ({
              ...dataset,
              maxBarThickness: text * 3,
              categoryPercentage: 0.7,
              barPercentage: 0.95,
            })),
          },
          options: {
            scales: {
              x: nameScale(text, Math.floor(width / (text * 6))),
              y: countScale(text, (value) => formats.number(value)),
            },
            plugins: { legend: legendOf(text) },
          },
        },
        { width, looseness, height: Math.round(text * 13.5) },
      ),
  };
}
