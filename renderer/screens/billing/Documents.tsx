import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useKept } from '../../parts/useKept.ts';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { counted } from '../../text/counted.ts';
import { BillingTabs } from './BillingTabs.tsx';
import { DocumentFilters } from './DocumentFilters.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import { documentColumns, documentColumnsBesidePanel, sortOf } from './documentColumns.tsx';
import { sumFigures } from './Sums.tsx';

const usualColumns = documentColumns.filter(({ hidden }) => hidden !== true).map(({ id }) => id);

/** Every document that was issued, and what was credited of it. */
export function Documents(): ReactNode {
  const { kind, text, month, sort = 'issued', up = false, open } = useSearch({ from: '/billing' });
  const navigate = useNavigate({ from: '/billing' });
  const roomy = useRoomBeside();
  const [columns, keepColumns] = useKept('columns:documents', z.array(z.string()), usualColumns);
  const narrow = open !== undefined && !roomy;
  const asked = {
    sort,
    descending: !up,
    ...(kind === undefined ? {} : { kind }),
    ...(text === undefined ? {} : { text }),
    ...(month === undefined ? {} : { period: month }),
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
          <DocumentFilters />
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
            shown={narrow ? documentColumnsBesidePanel : columns}
            {...(narrow ? {} : { onColumns: (shown: readonly string[]) => keepColumns([...shown]) })}
            sort={{ by: sort, down: !up }}
            onSort={({ by, down }) =>
              void navigate({ search: (now) => ({ ...now, sort: sortOf(by), up: down ? undefined : true }) })
            }
            onMore={read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined}
            empty={
              text === undefined && kind === undefined && month === undefined ? (
                <Empty
                  title="No document was issued yet"
                  action={<LinkButton to="/billing">Open the invoice run</LinkButton>}
                >
                  The invoice run issues them, at the end of a period.
                </Empty>
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
