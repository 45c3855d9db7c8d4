import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientPage } from '../../../shared/api/client.ts';
import { query } from '../../api.ts';
import { inAddress } from '../../parts/inAddress.ts';
import { MonthSwitch } from '../../parts/MonthSwitch.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { ClientForm } from './ClientForm.tsx';
import { ClientStrip } from './ClientStrip.tsx';
import { ContractTable } from './ContractTable.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { MasterData } from './MasterData.tsx';
import { SuppressionTable } from './SuppressionTable.tsx';
import { WaitingTable } from './WaitingTable.tsx';

/** One client: who it is, its contracts in a month, what waits, its documents, and what was done. */
export function Client(): ReactNode {
  const { client } = useParams({ from: '/clients/$client' });
  const { month } = useSearch({ from: '/clients/$client' });
  const read = useQuery(query.client.read.queryOptions({ input: { client, month } }));
  return (
    <Opening title="Client" read={read}>
      {(page) => <ClientRead page={page} />}
    </Opening>
  );
}

function ClientRead({ page }: { readonly page: z.infer<typeof ClientPage> }): ReactNode {
  const search = useSearch({ from: '/clients/$client' });
  const navigate = useNavigate({ from: '/clients/$client' });
  const change = (next: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { client, look, total, contracts, waiting, documents, history } = page;
  useKeys([
    { keys: 'e', says: 'Change the client', does: () => change({ edit: true }) },
    {
      keys: 'n',
      says: 'Write a contract',
      does: () => void navigate({ to: '/contracts/new', search: { client: client.ref } }),
    },
  ]);
  return (
    <Screen
      title={client.name}
      over={
        <Anchor href="#/clients" inherit>
          Clients
        </Anchor>
      }
      figure={
        <>
          <strong>{waiting.length}</strong> {waiting.length === 1 ? 'thing waits' : 'things wait'}
        </>
      }
      main={
        <Button component="a" href={`#${inAddress('/contracts/new', { client: client.ref })}`}>
          New contract
        </Button>
      }
      strip={total && <ClientStrip month={total} look={look} />}
      tools={
        <>
          <MonthSwitch {...page} onMonth={(month) => change({ month })} />
          <div className="grow" />
          <Button variant="default" onClick={() => change({ edit: true })}>
            Change the client
          </Button>
        </>
      }
      panel={
        search.edit === true ? (
          <ClientForm
            client={client}
            onClose={() => change({ edit: undefined })}
            onSaved={() => change({ edit: undefined })}
          />
        ) : (
          <MasterData client={client} />
        )
      }
    >
      <Scrolled className="page" label="Everything about the client">
        <div className="sections">
          <ContractTable contracts={contracts} look={look} />
          <WaitingTable waiting={waiting} />
          <DocumentTable documents={documents} contracts={contracts} look={look} />
          <SuppressionTable client={client.ref} />
          <HistoryTable history={history} look={look} />
        </div>
      </Scrolled>
    </Screen>
  );
}
