import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ClientList } from '../../../shared/api/client.ts';
import { query } from '../../api.ts';
import { Empty } from '../../parts/Empty.tsx';
import { List } from '../../parts/List.tsx';
import { MonthSwitch } from '../../parts/MonthSwitch.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useKept } from '../../parts/useKept.ts';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { useKeys } from '../../shell/keys.tsx';
import { ClientForm } from '../client/ClientForm.tsx';
import { ClientsStrip } from './ClientsStrip.tsx';
import { clientColumns, clientColumnsBesidePanel, sorted } from './clientColumns.tsx';

/** Who is served, and how each client is doing in a month. */
export function Clients(): ReactNode {
  const { month } = useSearch({ from: '/clients' });
  const read = useQuery(query.client.list.queryOptions({ input: { month }, placeholderData: keepPreviousData }));
  return (
    <Opening title="Clients" read={read}>
      {(list) => <ClientsRead list={list} />}
    </Opening>
  );
}

const usualColumns = clientColumns.filter(({ hidden }) => hidden !== true).map(({ id }) => id);

function ClientsRead({ list }: { readonly list: z.infer<typeof ClientList> }): ReactNode {
  const search = useSearch({ from: '/clients' });
  const navigate = useNavigate({ from: '/clients' });
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [columns, keepColumns] = useKept('columns:clients', z.array(z.string()), usualColumns);
  const sort = search.sort === undefined ? undefined : { by: search.sort, down: search.down ?? false };
  const change = (next: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const roomy = useRoomBeside();
  const { rows, totals } = list;
  useKeys([{ keys: 'n', says: 'Add a client', does: () => change({ new: true }) }]);
  return (
    <Screen
      title="Clients"
      figure={
        <>
          <strong>{rows.length}</strong> {rows.length === 1 ? 'client' : 'clients'}
        </>
      }
      main={<Button onClick={() => change({ new: true })}>New client</Button>}
      strip={totals.length === 0 ? undefined : <ClientsStrip totals={totals} />}
      tools={<MonthSwitch {...list} onMonth={(month) => change({ month })} />}
      panel={
        search.new === true && (
          <ClientForm
            client={null}
            onClose={() => change({ new: undefined })}
            onSaved={(ref) => void navigate({ to: '/clients/$client', params: { client: ref } })}
          />
        )
      }
    >
      <List
        label="Clients"
        columns={clientColumns}
        shown={search.new !== true || roomy ? columns : clientColumnsBesidePanel}
        onColumns={(shown) => keepColumns([...shown])}
        rows={sorted(rows, sort)}
        idOf={({ client }) => client.ref}
        cursor={cursor}
        onCursor={({ client }) => setCursor(client.ref)}
        onOpen={({ client }) =>
          void navigate({ to: '/clients/$client', params: { client: client.ref }, search: { month: search.month } })
        }
        sort={sort}
        onSort={({ by, down }) => change({ sort: by, down })}
        empty={
          <Empty
            title="No client yet"
            action={<Button onClick={() => change({ new: true })}>Add the first client</Button>}
          >
            A client is the company that buys. Add it, then write the contract you agreed.
          </Empty>
        }
        autoFocus={search.new !== true}
      />
    </Screen>
  );
}
