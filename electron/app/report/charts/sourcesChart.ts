import type { Pen } from '../blocks.ts';
import type { ReportSnapshot } from '../reportSnapshot.ts';
import { originName, originsByCount } from '../resultTables.ts';
import { draw, fitted } from './drawing.ts';
import type { Picture } from './style.ts';
import { barsHeight, countScale, legendOf, nameScale, surface, valueLabels } from './style.ts';

/** More than these are told apart better in the table. */
const most = 12;

/** Where leads came from and what became of them, the most first; behind each bar what an accepted one cost. */
export function sourcesChart(snapshot: ReportSnapshot, pen: Pen): Picture {
  const { words, formats } = pen;
  const rows = originsByCount(snapshot)
    .filter(({ counts }) => counts.delivered > 0)
    .slice(0, most);
  const costs = rows.map(({ costPerQualifiedLead: each }) =>
    each === null ? '' : words.eachAccepted(formats.money(each, snapshot.currency)),
  );
  return {
    says: words.sourcesChart,
    draw: ({ width, text, looseness }) =>
      draw(
        {
          type: 'bar',
          data: {
            labels: rows.map((row) => fitted(originName(row, pen), width * 0.38, text, looseness)),
            datasets: [
              { label: words.accepted, data: rows.map(({ counts }) => counts.accepted), ...surface('full') },
              { label: words.returned, data: rows.map(({ counts }) => counts.returned), ...surface('half') },
              {
                label: words.undecided,
                data: rows.map(({ counts }) => counts.delivered - counts.accepted - counts.returned),
                ...surface('faint'),
              },
            ].map((dataset) => ({ ...dataset, maxBarThickness: text * 2 })),
          },
          options: {
            indexAxis: 'y',
            layout: { padding: { right: text * 8 } },
            scales: {
              x: { ...countScale(text, (value) => formats.number(value), false), stacked: true },
              y: { ...nameScale(text), stacked: true },
            },
            plugins: { legend: legendOf(text) },
          },
          plugins: [valueLabels(text, (place) => costs[place] ?? '')],
        },
        { width, looseness, height: barsHeight(rows.length, text) + Math.round(text * (width < text * 40 ? 5 : 3)) },
      ),
  };
}
