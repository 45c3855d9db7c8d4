import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { SourceList } from '../../../shared/api/source.ts';
import { query } from '../../api.ts';
import { ChartWithTable } from '../../parts/ChartWithTable.tsx';
import { DaysChoice } from '../../parts/DaysChoice.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { List } from '../../parts/List.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { useKept } from '../../parts/useKept.ts';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { useKeys } from '../../shell/keys.tsx';
import { SourceForm } from './SourceForm.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { sourceChart } from './sourceChart.ts';
import { sorted, sourceColumns, sourceColumnsBesidePanel, sourceName } from './sourceColumns.tsx';

/** Where leads come from, what they cost, and what each place is worth. */
export function Sources(): ReactNode {
  const { from, to } = useSearch({ from: '/sources' });
  const read = useQuery(query.source.list.queryOptions({ input: { from, to }, placeholderData: keepPreviousData }));
  return (
    <Opening title="Sources" read={read}>
      {(list) => <SourcesRead list={list} />}
    </Opening>
  );
}

const usualColumns = sourceColumns.filter(({ hidden }) => hidden !== true).map(({ id }) => id);

function SourcesRead({ list: { days, rows } }: { readonly list: z.infer<typeof SourceList> }): ReactNode {
  const search = useSearch({ from: '/sources' });
  const navigate = useNavigate({ from: '/sources' });
  const change = (next: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const [columns, keepColumns] = useKept('columns:sources', z.array(z.string()), usualColumns);
  const sort = search.sort === undefined ? undefined : { by: search.sort, down: search.down ?? false };
  const roomy = useRoomBeside();
  const open = rows.find((row) => sourceName(row) === search.open);
  useKeys([{ keys: 'n', says: 'Add a source', does: () => change({ form: 'new' }) }]);
  return (
    <Screen
      title="Sources"
      figure={
        <>
          <strong>{rows.length}</strong> {rows.length === 1 ? 'source' : 'sources'}
        </>
      }
      main={<Button onClick={() => change({ form: 'new' })}>New source</Button>}
      tools={
        <>
          <DaysChoice days={days} onDays={change} />
          <div className="grow" />
          <SegmentedControl
            aria-label="Show as"
            value={search.view ?? 'list'}
            onChange={(view) => change({ view: view === 'chart' ? 'chart' : undefined })}
            data={[
              { value: 'list', label: 'List' },
              { value: 'chart', label: 'Scorecard' },
            ]}
          />
        </>
      }
      panel={<Details open={open} form={search.form} change={change} />}
    >
      {search.view === 'chart' ? (
        <Scrolled className="page" label="Scorecard">
          <ChartWithTable chart={sourceChart(rows)} />
        </Scrolled>
      ) : (
        <List
          label="Sources"
          columns={sourceColumns}
          shown={(open === undefined && search.form === undefined) || roomy ? columns : sourceColumnsBesidePanel}
          onColumns={(shown) => keepColumns([...shown])}
          rows={sorted(rows, sort)}
          idOf={sourceName}
          cursor={search.open}
          onCursor={(row) => change({ open: sourceName(row), form: undefined })}
          sort={sort}
          onSort={({ by, down }) => change({ sort: by, down })}
          empty={
            <Empty
              title="No source yet"
              action={<Button onClick={() => change({ form: 'new' })}>Add the first source</Button>}
            >
              A source is where leads come from: a channel, a campaign, a partner. With its costs every margin can be
              told.
            </Empty>
          }
          autoFocus={search.form === undefined}
        />
      )}
    </Screen>
  );
}

function Details({
  open,
  form,
  change,
}: {
  readonly open: z.infer<typeof SourceList>['rows'][number] | undefined;
  readonly form: 'new' | 'change' | undefined;
  readonly change: (next: { open?: string | undefined; form?: 'change' | undefined }) => void;
}): ReactNode {
  const closed = { form: undefined };
  if (form === 'new') {
    return (
      <SourceForm source={null} onClose={() => change(closed)} onSaved={(ref) => change({ ...closed, open: ref })} />
    );
  }
  if (open === undefined) return null;
  if (form === 'change' && open.source !== null) {
    return <SourceForm source={open.source} onClose={() => change(closed)} onSaved={() => change(closed)} />;
  }
  return (
    <SourcePanel
      key={sourceName(open)}
      row={open}
      onClose={() => change({ ...closed, open: undefined })}
      onChange={() => change({ form: 'change' })}
    />
  );
}
