import { Group, SegmentedControl, Stack, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { ChartLegend } from './chart/ChartLegend.tsx';
import { ChartPicture } from './chart/ChartPicture.tsx';
import type { ChartData, ChartTable } from './chart/chartData.ts';

type View = 'chart' | 'table';

/**
 * A chart and its table: one of them is shown, the table is always there for those who cannot see the picture. Everything is
 * plain data (see `ChartData`); a chart without any row says so instead of drawing an empty frame.
 */
export function ChartWithTable({
  chart,
  empty = 'Nothing to show for these days yet.',
}: {
  readonly chart: ChartData;
  readonly empty?: string;
}) {
  const [view, setView] = useState<View>('chart');
  const { title, table } = chart;
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <h2>{title}</h2>
        {table.rows.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={`${title}: show as`}
            value={view}
            onChange={(value) => setView(value === 'table' ? 'table' : 'chart')}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        )}
      </Group>
      {table.rows.length === 0 ? (
        <p>{empty}</p>
      ) : view === 'table' ? (
        <Cells title={title} table={table} />
      ) : (
        <>
          <ChartLegend chart={chart} />
          <ChartPicture chart={chart} />
          <VisuallyHidden>
            <Cells title={title} table={table} />
          </VisuallyHidden>
        </>
      )}
    </Stack>
  );
}

function Cells({ title, table: { columns, rows } }: { readonly title: string; readonly table: ChartTable }) {
  return (
    <Table aria-label={title} verticalSpacing={4} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column, at) => (
            <Table.Th key={column} scope="col" ta={at === 0 ? 'left' : 'right'}>
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...cells]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw="normal">
              {name}
            </Table.Th>
            {cells.map((cell, at) => (
              <Table.Td key={columns[at + 1]} ta="right">
                {cell ?? '–'}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
