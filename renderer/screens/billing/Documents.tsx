import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { BillingTabs } from './BillingTabs.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import { documentColumns, documentColumnsBesidePanel, sortOf } from './documentColumns.tsx';
import { counted, sumFigures } from './Sums.tsx';

/** How long somebody pauses before what was typed is looked for. */
const pauseMs = 200;

/** Every document that was issued, and what was credited of it. */
export function Documents(): ReactNode {
  const { kind, text, sort = 'issued', up = false, open } = useSearch({ from: '/billing' });
  const navigate = useNavigate({ from: '/billing' });
  const roomy = useRoomBeside();
  const [typed, setTyped] = useState(text ?? '');
  const lookFor = useDebouncedCallback(
    (words: string) =>
      void navigate({ search: (now) => ({ ...now, text: words === '' ? undefined : words }), replace: true }),
    pauseMs,
  );
  const asked = {
    sort,
    descending: !up,
    ...(kind === undefined ? {} : { kind }),
    ...(text === undefined ? {} : { text }),
  };
  const read = useInfiniteQuery({
    ...query.document.list.infiniteOptions({
      input: (after: string | undefined) => (after === undefined ? asked : { ...asked, after }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const [first] = read.data?.pages ?? [];
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Screen
      title="Billing"
      figure={
        first && (
          <>
            <strong>{counted(first.total, 'document', 'documents')}</strong> issued
          </>
        )
      }
      strip={
        first && (
          <FigureStrip
            label="Sums of these documents"
            figures={sumFigures('Invoiced less credits', first.sums, 'document', 'documents')}
          />
        )
      }
      tools={
        <>
          <BillingTabs tab="documents" />
          <TextInput
            aria-label="Find by number, client or contract"
            placeholder="Number, client or contract"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              lookFor(event.currentTarget.value);
            }}
          />
          <FilterChips
            label="Kind"
            options={[
              { value: 'invoice', label: 'Invoices' },
              { value: 'creditNote', label: 'Credit notes' },
            ]}
            value={kind}
            onChange={(value) => void navigate({ search: (now) => ({ ...now, kind: value }) })}
          />
        </>
      }
      panel={
        open !== undefined && (
          <DocumentPanel
            key={open}
            number={open}
            onClose={() => void navigate({ search: (now) => ({ ...now, open: undefined }) })}
          />
        )
      }
    >
      <Answered read={read}>
        {() => (
          <List
            label="Documents"
            columns={documentColumns}
            rows={rows}
            idOf={({ number }) => number}
            cursor={open}
            onCursor={({ number }) =>
              void navigate({ search: (now) => ({ ...now, open: number }), replace: open !== undefined })
            }
            onOpen={({ number }) => void navigate({ to: '/documents/$number', params: { number } })}
            shown={open === undefined || roomy ? undefined : documentColumnsBesidePanel}
            sort={{ by: sort, down: !up }}
            onSort={({ by, down }) =>
              void navigate({ search: (now) => ({ ...now, sort: sortOf(by), up: down ? undefined : true }) })
            }
            onMore={read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined}
            empty={
              text === undefined && kind === undefined ? (
                <Empty title="No document was issued yet">The invoice run issues them, at the end of a period.</Empty>
              ) : (
                <Empty title="No document fits">Clear what you look for, or choose another kind.</Empty>
              )
            }
            autoFocus
          />
        )}
      </Answered>
    </Screen>
  );
}
