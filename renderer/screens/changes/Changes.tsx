import { Button, Group, Menu, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BulkRun } from '../../../shared/api/bulk.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { momentText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { backText, bulkStateWords, bulkText, deedText } from '../../text/bulk.ts';

/** What was done to all leads of a filter at once, with the way on or back. */
export function Changes(): ReactNode {
  const read = useInfiniteQuery(
    query.bulk.list.infiniteOptions({
      input: (after: number | undefined) => (after === undefined ? {} : { after }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Screen title="Changes of many leads" main={<LinkButton to="/leads">Leads</LinkButton>}>
      <Answered read={read}>
        {({ pages }) => {
          const [first] = pages;
          const runs = pages.flatMap((page) => page.runs);
          const [zone, locale] = [first?.look?.timeZone ?? 'UTC', first?.look?.locale ?? 'en-GB'];
          return runs.length === 0 ? (
            <Empty title="Nothing was done to many leads yet">
              Narrow the list of leads, choose all that fit, and tag, edit or judge them. It is undone here.
            </Empty>
          ) : (
            <Scrolled className="page" label="Changes of many leads">
              <Runs runs={runs} whenOf={(at) => momentText(at, zone, locale)} />
              {read.hasNextPage && (
                <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                  Show older ones
                </Button>
              )}
            </Scrolled>
          );
        }}
      </Answered>
    </Screen>
  );
}

function Runs({
  runs,
  whenOf,
}: {
  readonly runs: readonly BulkRun[];
  readonly whenOf: (at: number) => string;
}): ReactNode {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">By</th>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col" className="right">
            Leads
          </th>
          <th scope="col" className="right">
            Looked at
          </th>
          <th scope="col" className="right">
            Changed
          </th>
          <th scope="col">
            <VisuallyHidden>What can be done</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((one) => (
          <tr key={one.run}>
            <td>{whenOf(one.at)}</td>
            <td>{one.by}</td>
            <td>{deedText(one.deed)}</td>
            <td>{bulkStateWords[one.state]}</td>
            <td className="right">{one.leads.toLocaleString('en')}</td>
            <td className="right">{one.tally.looked.toLocaleString('en')}</td>
            <td className="right">{one.tally.changed.toLocaleString('en')}</td>
            <td className="right">
              <Ways of={one} when={whenOf(one.at)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ways({ of: { run, state, tally }, when }: { readonly of: BulkRun; readonly when: string }): ReactNode {
  const resuming = useAct(api.bulk.resume, { said: bulkText });
  const takingBack = useAct(api.bulk.takeBack, { said: backText });
  const busy = resuming.busy || takingBack.busy;
  const isBack = (state === 'stopped' || state === 'done') && tally.changed > 0;
  return (
    <Group gap={4} justify="end" wrap="nowrap">
      {state === 'stopped' && (
        <Button
          size="compact-sm"
          loading={busy}
          aria-label={`Go on with what was begun ${when}`}
          onClick={() => void resuming.act({ run })}
        >
          Go on
        </Button>
      )}
      {isBack && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default" loading={busy} aria-label={`Take back what was done ${when}`}>
              Take back ▾
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void takingBack.act({ run })}>All of it</Menu.Item>
            <Menu.Item onClick={() => void takingBack.act({ run, rest: true })}>All but leads changed since</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
