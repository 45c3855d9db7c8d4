import { Anchor, Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { TodayItem, Today as TodayRead } from '../../../shared/api/today.ts';
import type { Urgency } from '../../../shared/domain/today.ts';
import { urgencies } from '../../../shared/domain/today.ts';
import { api, query } from '../../api.ts';
import { Empty } from '../../parts/Empty.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { List } from '../../parts/List.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { deliveredText } from '../../text/delivered.ts';
import { stateWord } from '../../text/states.ts';
import { addressOf } from '../../text/today.ts';
import { TodayStrip } from './TodayStrip.tsx';
import { todayColumns } from './todayColumns.tsx';
import { WorkPanel } from './WorkPanel.tsx';

/** What must be done now: the screen a day begins with. */
export function Today(): ReactNode {
  const read = useQuery(query.today.read.queryOptions());
  return (
    <Opening title="Today" read={read}>
      {(day) => <Day day={day} />}
    </Opening>
  );
}

/** A contract may date several benchmarks, some of them on one day. */
const idOf = ({ kind, urgency, contract, of, at, duty }: TodayItem): string => {
  const day = at?.kind === 'day' ? at.day : null;
  const measure = duty?.kind === 'benchmark' ? duty.measure : null;
  return [kind, urgency, contract.ref, of, day, measure].join(' ');
};

function Day({ day }: { readonly day: TodayRead }): ReactNode {
  const { urgency, client } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const router = useRouter();
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const shown = day.items.filter(
    (item) =>
      (urgency === undefined || item.urgency === urgency) && (client === undefined || item.client.ref === client),
  );
  const current = shown.find((item) => idOf(item) === cursor) ?? shown[0];
  const open = (item: TodayItem): void => router.history.push(addressOf(item));
  const direct = useDirect(current);
  useKeys([
    ...(direct === null ? [] : [{ keys: 'd', says: direct.says, does: direct.does }]),
    ...(current === undefined ? [] : [{ keys: 'o', says: 'Open what waits', does: () => open(current) }]),
  ]);
  const overdue = day.items.filter((item) => item.urgency === 'overdue').length;
  return (
    <Screen
      title="Today"
      figure={
        <>
          <strong>{day.items.length === 0 ? 'Nothing' : day.items.length}</strong>{' '}
          {day.items.length > 1 ? 'things wait' : day.items.length === 1 ? 'thing waits' : 'waits'}
          {overdue > 0 && `, ${overdue} overdue`}
        </>
      }
      strip={day.isEmpty ? undefined : <TodayStrip figures={day.figures} />}
      tools={
        day.items.length === 0 ? undefined : (
          <>
            <FilterChips<Urgency>
              label="Urgency"
              value={urgency}
              options={urgencies.map((value) => ({
                value,
                label: stateWord('urgency', value).word,
                count: day.items.filter((item) => item.urgency === value).length,
              }))}
              onChange={(next) => void navigate({ search: (before) => ({ ...before, urgency: next }), replace: true })}
            />
            <Select
              aria-label="Client"
              placeholder="Every client"
              clearable
              data={clientsIn(day.items)}
              value={client ?? null}
              onChange={(next) =>
                void navigate({ search: (before) => ({ ...before, client: next ?? undefined }), replace: true })
              }
            />
          </>
        )
      }
      panel={current && <WorkPanel item={current} direct={direct} onOpen={() => open(current)} />}
    >
      <List
        label="What waits"
        columns={todayColumns}
        rows={shown}
        idOf={idOf}
        cursor={current && idOf(current)}
        onCursor={(item) => setCursor(idOf(item))}
        onOpen={open}
        empty={<NothingWaits isEmpty={day.isEmpty} isFiltered={day.items.length > 0} />}
        autoFocus
      />
    </Screen>
  );
}

/** What can be done to an item on the spot, where one decision is all it takes. */
export interface Direct {
  readonly says: string;
  readonly busy: boolean;
  readonly does: () => void;
}

function useDirect(item: TodayItem | undefined): Direct | null {
  const delivering = useAct(api.delivery.deliver, {
    said: deliveredText,
  });
  const making = useAct(api.report.makeDue, { said: () => 'Made 1 report: review it before it is sent' });
  if (item === undefined) return null;
  const { kind, urgency, count, contract, period } = item;
  if (kind === 'leadToDeliver') {
    return {
      says: `Deliver ${counted(count, 'lead')}`,
      busy: delivering.busy,
      does: () => void delivering.act({ contract: contract.ref }),
    };
  }
  // A report of a period that still runs would say what is not so yet; several are made and looked at on their own screen.
  if (kind !== 'reportDue' || urgency === 'soon' || count !== 1 || period === null) return null;
  return {
    says: 'Make 1 report',
    busy: making.busy,
    does: () => void making.act({ reports: [{ contract: contract.ref, period: `${period.from}..${period.to}` }] }),
  };
}

function clientsIn(items: readonly TodayItem[]): { value: string; label: string }[] {
  const clients = new Map(items.map(({ client }) => [client.ref, client.name]));
  return [...clients].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label));
}

function NothingWaits({ isEmpty, isFiltered }: { readonly isEmpty: boolean; readonly isFiltered: boolean }): ReactNode {
  if (isFiltered) return <Empty title="Nothing of that waits">Choose another urgency or client.</Empty>;
  if (isEmpty) {
    return (
      <Empty
        title="Nothing waits"
        action={
          <Button component="a" href="#/clients?new=true">
            Add the first client
          </Button>
        }
      >
        There is no contract yet. Add a client, then write what was agreed with it.
      </Empty>
    );
  }
  return (
    <Empty title="Nothing waits">
      Windows that close, claims, meetings, reports and periods to invoice appear here by themselves.{' '}
      <Anchor href="#/import" inherit>
        Import leads
      </Anchor>{' '}
      or{' '}
      <Anchor href="#/insights" inherit>
        look at the results
      </Anchor>
      .
    </Empty>
  );
}
