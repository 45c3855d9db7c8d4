import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouteAnswer } from '../../../shared/api/routing.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { routedText } from '../../text/routing.ts';
import { routeColumns } from './columns.tsx';
import { RoutePanel } from './RoutePanel.tsx';
import { Rule } from './Rule.tsx';

/** Leads against all active contracts: what each would pay, who gets it and why; then one key delivers. */
export function Route(): ReactNode {
  const { leads, batch, rule, open } = useSearch({ from: '/route' });
  const navigate = useNavigate({ from: '/route' });
  const asked = {
    ...(leads !== undefined && { leads }),
    ...(batch !== undefined && { batch }),
    ...(rule !== undefined && { rule }),
  };
  const read = useQuery(
    query.routing.route.queryOptions({ input: { ...asked, dryRun: true }, placeholderData: keepPreviousData }),
  );
  const routing = useAct(api.routing.route, {
    said: routedText,
    afterwards: () => void navigate({ to: '/leads', search: {} }),
  });
  const going = (read.data?.delivered ?? 0) + (read.data?.onHold ?? 0);
  const deliver = (): void => {
    if (going > 0 && !routing.busy) void routing.act({ ...asked, limit: 0 });
  };
  useKeys([{ keys: 'd', says: 'Deliver them as shown', does: deliver }]);
  const row = read.data?.rows.find(({ lead }) => lead.id === open);
  return (
    <Screen
      title="Route leads"
      figure={read.data && <Figure answer={read.data} />}
      main={
        <Button disabled={going === 0 || read.isPlaceholderData} loading={routing.busy} onClick={deliver}>
          {read.data === undefined ? 'Deliver' : `Deliver ${counted(going, 'lead')}`}
        </Button>
      }
      tools={
        <Rule
          chosen={rule}
          contracts={read.data?.contracts ?? []}
          onChoose={(wanted) => void navigate({ search: (before) => ({ ...before, rule: wanted }), replace: true })}
        />
      }
      panel={
        row &&
        read.data && (
          <RoutePanel
            row={row}
            contracts={read.data.contracts}
            onClose={() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true })}
          />
        )
      }
    >
      <Answered read={read}>
        {(answer) => (
          <List
            label="Leads against contracts"
            autoFocus
            columns={routeColumns(answer.contracts)}
            rows={answer.rows}
            idOf={({ lead }) => lead.id}
            cursor={open}
            onCursor={({ lead }) =>
              void navigate({ search: (before) => ({ ...before, open: lead.id }), replace: true })
            }
            onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
            empty={<Nothing answer={answer} />}
          />
        )}
      </Answered>
    </Screen>
  );
}

function Figure({ answer }: { readonly answer: RouteAnswer }): ReactNode {
  const { leads, delivered, onHold, nowhere, next, rows } = answer;
  if (leads === 0) return null;
  const parts = [
    `${counted(delivered, 'lead')} of ${leads.toLocaleString('en')} find a contract`,
    ...(onHold > 0 ? [`${onHold.toLocaleString('en')} would wait on hold`] : []),
    ...(nowhere > 0 ? [`${nowhere.toLocaleString('en')} find none`] : []),
    ...(rows.length < leads ? [`the first ${rows.length.toLocaleString('en')} are shown`] : []),
    ...(next === null ? [] : ['more wait: these go first']),
  ];
  return <span>{parts.join(', ')}</span>;
}

function Nothing({ answer }: { readonly answer: RouteAnswer }): ReactNode {
  if (answer.contracts.length === 0) {
    return (
      <Empty title="No active contract" action={<LinkButton to="/clients">Open the clients</LinkButton>}>
        Leads go to contracts that are active and have terms in force today.
      </Empty>
    );
  }
  return (
    <Empty title="No lead waits to be routed" action={<LinkButton to="/import">Import leads</LinkButton>}>
      Leads imported without a contract wait in the pool; others are chosen in the list of leads.
    </Empty>
  );
}
