import { Button, Group, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { momentText, numberText } from '../../parts/format.ts';
import { type Column, List } from '../../parts/List.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Panel } from '../../parts/Screen.tsx';
import { stepWords } from '../../text/steps.ts';

interface Row {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly change: Readonly<Record<string, unknown>>;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who did what, when, with before and after; it is only added to. */
export function HistorySection(): ReactNode {
  const { subject } = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const [open, setOpen] = useState<Row | null>(null);
  const read = useInfiniteQuery(
    query.history.list.infiniteOptions({
      input: (after: number | undefined) => ({
        ...(subject === undefined ? {} : { subject }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const ask = (next: string): void =>
    void navigate({ to: '/settings', search: { section: 'history', ...(next === '' ? {} : { subject: next }) } });
  return (
    <div className="history">
      <div className="history-list">
        <div className="tools">
          <TextInput
            key={subject}
            aria-label="Only what was done to"
            placeholder="Only what was done to, such as contract:acme"
            w={320}
            defaultValue={subject ?? ''}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') ask(currentTarget.value.trim());
            }}
          />
          {subject !== undefined && (
            <Button variant="subtle" color="gray" onClick={() => ask('')}>
              Show everything
            </Button>
          )}
        </div>
        <Answered read={read}>
          {({ pages }) => (
            <List<Row, number>
              label="History"
              columns={columns}
              rows={pages.flatMap(({ rows }) => rows)}
              idOf={({ id }) => id}
              onCursor={setOpen}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={
                <Empty title="Nothing was done to this">Names are such as contract:acme, client:acme, dispute:7.</Empty>
              }
            />
          )}
        </Answered>
        <p className="quiet history-foot">
          {numberText(read.data?.pages[0]?.total ?? 0, ownLocale)} entries, each chained to the one before
        </p>
      </div>
      {open !== null && (
        <Panel
          title={stepWords(open)}
          onClose={() => setOpen(null)}
          foot={
            <Group>
              <Button variant="default" onClick={() => ask(open.subject)}>
                Everything about {open.subject}
              </Button>
            </Group>
          }
        >
          <p>
            {open.actor}, {open.role} · {momentText(open.at, zone, ownLocale)}
          </p>
          <pre className="history-change">{JSON.stringify(open.change, null, 2)}</pre>
        </Panel>
      )}
    </div>
  );
}

const columns: readonly Column<Row>[] = [
  { id: 'at', title: 'When', width: 192, text: ({ at }) => momentText(at, zone, ownLocale) },
  { id: 'actor', title: 'Who', width: 168, text: ({ actor }) => actor },
  { id: 'action', title: 'Did', text: stepWords },
  { id: 'subject', title: 'To', text: ({ subject }) => subject },
];
