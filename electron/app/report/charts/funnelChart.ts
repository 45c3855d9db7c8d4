import { ratePercent } from '../../../../shared/domain/money.ts';
import type { Pen } from '../blocks.ts';
import type { ReportSnapshot } from '../reportSnapshot.ts';
import { funnelStages } from '../resultTables.ts';
import { draw } from './drawing.ts';
import type { Picture } from './style.ts';
import { barsHeight, countScale, nameScale, noLegend, surface, valueLabels } from './style.ts';

/** From delivered to sold: each stage with its number and its share of what was delivered. */
export function funnelChart(snapshot: ReportSnapshot, pen: Pen): Picture {
  const { words, formats } = pen;
  const stages = funnelStages(snapshot, pen);
  const { delivered } = snapshot.total.counts;
  const said = stages.map(({ count }) => {
    const share = ratePercent(count, delivered);
    return share === null ? formats.number(count) : `${formats.number(count)} · ${formats.percent(share)}`;
  });
  return {
    says: words.funnelChart,
    draw: ({ width, text, looseness }) =>
      draw(
        {
          type: 'bar',
          data: {
            labels: stages.map(({ name }) => name),
            datasets: [{ data: stages.map(({ count }) => count), ...surface('full'), maxBarThickness: text * 2 }],
          },
          options: {
            indexAxis: 'y',
            layout: { padding: { right: text * 8 } },
            scales: { x: countScale(text, String, false), y: nameScale(text) },
            plugins: { legend: noLegend },
          },
          plugins: [valueLabels(text, (place) => said[place] ?? '')],
        },
        { width, looseness, height: barsHeight(stages.length, text) },
      ),
  };
}
