import './reports.css';
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { dayText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { stateWord } from '../../text/states.ts';
import { DuePanel } from './DuePanel.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { idOfReport, type Report, reportAt, reportColumns, reportColumnsBesidePanel } from './reportColumns.tsx';

const stands = ['due', 'made', 'reviewed', 'sent'] as const;

/** Results reports: due by the contracts' cadence, drafts, reviewed, sent. */
export function Reports(): ReactNode {
  const { state, contract, open } = useSearch({ from: '/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const roomy = useRoomBeside();
  const asked = { ...(state === undefined ? {} : { state }), ...(contract === undefined ? {} : { contract }) };
  const read = useInfiniteQuery({
    ...query.report.list.infiniteOptions({
      input: (after: number | undefined) => (after === undefined ? asked : { ...asked, after }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const [first] = read.data?.pages ?? [];
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const opened = reportAt(rows, open);
  const show = (row: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, open: row }), replace: open !== undefined });
  const { act, busy } = useAct(api.report.makeDue, {
    said: (made) => `Made ${counted(made.length, 'report')}`,
    // The first of them opens in the same moment: later it would take the place of what was chosen meanwhile.
    afterwards: ([first]) => first !== undefined && show(String(first.id)),
  });
  const make = async (due: readonly Report[]): Promise<void> => {
    const reports = due.map(({ contract: ref, period }) => ({ contract: ref, period }));
    await act({ reports, job: 'reports' });
    setSelection(new Set());
  };
  const due = rows.filter((row) => row.state === 'due');
  const wanted = selection.size === 0 ? due : due.filter((row) => selection.has(idOfReport(row)));
  useKeys([
    { keys: 'm', says: 'Make the reports that are due or chosen', does: () => wanted.length > 0 && void make(wanted) },
  ]);
  const [next] = first?.upcoming ?? [];
  return (
    <Screen
      title="Reports"
      figure={
        first && (
          <>
            <strong>{first.counts.due === 0 ? 'Nothing due' : `${first.counts.due} due`}</strong>
            {next && ` · next on ${dayText(next.day, next.client.locale)}`}
          </>
        )
      }
      main={
        wanted.length > 0 && (
          <Button loading={busy} onClick={() => void make(wanted)}>
            Make {counted(wanted.length, 'report')}
          </Button>
        )
      }
      tools={
        <>
          <FilterChips
            label="State"
            options={stands.map((value) => ({
              value,
              label: stateWord('report', value).word,
              ...(first ? { count: first.counts[value] } : {}),
            }))}
            value={state}
            onChange={(value) => void navigate({ search: (now) => ({ ...now, state: value, open: undefined }) })}
          />
          {contract !== undefined && (
            <Button
              variant="subtle"
              onClick={() => void navigate({ search: (now) => ({ ...now, contract: undefined }) })}
            >
              Show all contracts
            </Button>
          )}
        </>
      }
      panel={
        opened &&
        (opened.id === null ? (
          <DuePanel row={opened} busy={busy} onMake={() => void make([opened])} onClose={() => show(undefined)} />
        ) : (
          <ReportPanel key={opened.id} id={opened.id} onOpen={show} onClose={() => show(undefined)} />
        ))
      }
    >
      <Answered read={read}>
        {() => (
          <List
            label="Reports"
            columns={reportColumns}
            rows={rows}
            idOf={idOfReport}
            cursor={opened && idOfReport(opened)}
            onCursor={(row) => show(idOfReport(row))}
            selection={selection}
            onSelection={setSelection}
            shown={opened === undefined || roomy ? undefined : reportColumnsBesidePanel}
            onMore={read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined}
            empty={
              state === undefined ? (
                <Empty title="No reports yet" action={<LinkButton to="/clients">Open clients</LinkButton>}>
                  A report falls due at the end of each period once a contract names how often its client is reported
                  to. Set the reporting cadence in the contract’s terms.
                </Empty>
              ) : (
                <Empty title={`Nothing is ${stateWord('report', state).word.toLowerCase()}`}>
                  Choose another state to see the other reports.
                </Empty>
              )
            }
            autoFocus
          />
        )}
      </Answered>
    </Screen>
  );
}
