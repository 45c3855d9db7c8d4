import { Group, Text } from '@mantine/core';
import type { ChartData } from './chartData.ts';
import { isLine } from './chartData.ts';
import { seriesInks, strokeOf } from './chartInk.ts';

/** Which line or bar is which: with the same stroke as in the picture, so that it can be read without colour. */
export function ChartLegend({ chart: { kind, series } }: { readonly chart: ChartData }) {
  if (series.length < 2) return null;
  return (
    <Group gap="md" aria-hidden>
      {series.map(({ name, role = 'actual' }, at) => (
        <Group key={name} gap={6} wrap="nowrap">
          <Swatch at={at} broken={isLine(kind) ? role !== 'actual' : at > 0} />
          <Text size="xs">{name}</Text>
        </Group>
      ))}
    </Group>
  );
}

function Swatch({ at, broken }: { readonly at: number; readonly broken: boolean }) {
  const ink = seriesInks[at % seriesInks.length];
  return (
    <svg width={22} height={10} aria-hidden style={{ color: ink }}>
      <line
        x1={0}
        x2={22}
        y1={5}
        y2={5}
        stroke="currentColor"
        strokeWidth={3}
        strokeDasharray={broken ? strokeOf(Math.max(at, 1)).join(' ') : undefined}
      />
    </svg>
  );
}
