import { Box, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Bar, Line } from 'react-chartjs-2';
import { inTurn } from '../turns.ts';
import type { ChartData } from './chartData.ts';
import { isLine, isLying } from './chartData.ts';
import type { ChartInk } from './chartInk.ts';
import { seriesInks } from './chartInk.ts';
import { barOptions, barSeries, barTexts, lineOptions, lineSeries } from './chartOptions.ts';

const usualHeight = 220;

/** Lying bars need a row each; everything else the same height, so that charts stand in line. */
function heightOf({ kind, labels, series }: ChartData): number {
  if (!isLying(kind)) return usualHeight;
  const row = kind === 'scorecard' ? 14 * series.length + 12 : 34;
  return Math.max(120, labels.length * row + 44);
}

/** The canvas. What it shows is read by everybody else from the table beside it, so it says only its name. */
export function ChartPicture({ chart }: { readonly chart: ChartData }) {
  const still = useReducedMotion();
  const scheme = useComputedColorScheme('light');
  const probe = useRef<HTMLDivElement>(null);
  const [ink, setInk] = useState<ChartInk | null>(null);
  // Canvas knows no CSS variables: the theme's colours are read off elements that wear them, again when the scheme changes.
  // Drawing takes long enough to be felt where there are several: what is read comes first, then picture by picture.
  useEffect(
    () =>
      inTurn(() => {
        if (probe.current !== null) setInk(inkOf(probe.current, scheme));
      }),
    [scheme],
  );
  const named = { role: 'img', 'aria-label': chart.title };
  return (
    <Box pos="relative" h={heightOf(chart)}>
      <Box ref={probe} hidden>
        {seriesInks.map((color) => (
          <Box key={color} component="span" c={color} />
        ))}
        <Box component="span" c="var(--ink)" />
        <Box component="span" c="var(--line)" />
      </Box>
      {/* Laid over its place: a canvas keeps the width it has, and would keep the page from getting narrower. */}
      <Box pos="absolute" inset={0}>
        {ink !== null &&
          (isLine(chart.kind) ? (
            <Line
              {...named}
              data={{ labels: [...chart.labels], datasets: lineSeries(chart, ink) }}
              options={lineOptions(chart, ink, still)}
            />
          ) : (
            <Bar
              {...named}
              data={{ labels: [...chart.labels], datasets: barSeries(chart, ink) }}
              options={barOptions(chart, ink, still)}
              plugins={barTexts(chart, ink)}
            />
          ))}
      </Box>
    </Box>
  );
}

/** `scheme` is what the colours belong to: it is named so that they are read again, the elements themselves know it. */
function inkOf(probe: HTMLElement, _scheme: 'light' | 'dark'): ChartInk {
  const colors = [...probe.children].map((element) => getComputedStyle(element).color);
  const [text = '', line = ''] = colors.slice(seriesInks.length);
  return { series: colors.slice(0, seriesInks.length), text, line, font: getComputedStyle(probe).fontFamily };
}
