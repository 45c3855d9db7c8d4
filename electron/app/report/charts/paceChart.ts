import type { Day } from '../../../../shared/domain/basics.ts';
import { deliveredUpTo } from '../../../../shared/domain/kpi/pace.ts';
import type { Pen } from '../blocks.ts';
import type { ReportSnapshot } from '../reportSnapshot.ts';
import { draw, paint } from './drawing.ts';
import type { Picture } from './style.ts';
import { countScale, legendOf, nameScale, noLegend } from './style.ts';

/** What was delivered day by day, added up to the day the figures are of, beside an even pace to the target. */
export function paceChart({ deliveries, period, target }: ReportSnapshot, until: Day, pen: Pen): Picture {
  const { words, formats } = pen;
  const days = deliveredUpTo(
    deliveries.map(({ day }) => ({ day, count: 1 })),
    period,
  );
  return {
    says: words.paceChart(
      formats.number(days.at(-1)?.delivered ?? 0),
      target === null ? null : formats.number(target.wanted),
    ),
    draw: ({ width, text, looseness }) =>
      draw(
        {
          type: 'line',
          data: {
            labels: days.map(({ day }) => formats.tick(day)),
            datasets: [
              {
                label: words.delivered,
                data: days.map(({ day, delivered }) => (day <= until ? delivered : null)),
                borderColor: paint.full,
                backgroundColor: paint.faint,
                borderWidth: text / 5,
                fill: 'origin',
                pointRadius: 0,
                clip: false,
              },
              ...(target === null
                ? []
                : [
                    {
                      label: words.evenPace,
                      data: target.planned.map(Number),
                      borderColor: paint.ink,
                      backgroundColor: paint.ink,
                      borderWidth: text / 10,
                      borderDash: [text / 2, text / 3],
                      pointRadius: 0,
                      clip: false as const,
                    },
                  ]),
            ],
          },
          options: {
            scales: {
              x: nameScale(text, Math.floor(width / (text * 7))),
              y: countScale(text, (value) => formats.number(value)),
            },
            plugins: { legend: target === null ? noLegend : legendOf(text, 'line') },
          },
        },
        { width, looseness, height: Math.round(text * 13.5) },
      ),
  };
}
