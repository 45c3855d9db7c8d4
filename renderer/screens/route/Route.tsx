import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouteAnswer } from '../../../shared/api/routing.ts';
import { api } from '../../api.ts';
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
import { useDryRun } from './useDryRun.ts';

/** Leads against all active contracts: what each would pay, who gets it and why; then one key delivers. */
export function Route(): ReactNode {
  const { leads, batch, rule, open } = useSearch({ from: '/route' });
  const navigate = useNavigate({ from: '/route' });
  const asked = {
    ...(leads !== undefined && { leads }),
    ...(batch !== undefined && { batch }),
    ...(rule !== undefined && { rule }),
  };
  const { answer, isUnderWay, again } = useDryRun(asked);
  const routing = useAct(api.routing.route, {
    said: routedText,
    afterwards: () => void navigate({ to: '/leads', search: {} }),
  });
  const going = (answer?.delivered ?? 0) + (answer?.onHold ?? 0);
  const canDeliver = going > 0 && !isUnderWay && !routing.busy;
  const deliver = (): void => {
    if (canDeliver) void routing.act({ ...asked, limit: 0, job: 'route' });
  };
  useKeys([{ keys: 'd', says: 'Deliver them as shown', does: deliver }]);
  const row = answer?.rows.find(({ lead }) => lead.id === open);
  return (
    <Screen
      title="Route leads"
      figure={answer && <Figure answer={answer} />}
      main={
        // Where no lead waits, the way on is what the empty list offers.
        answer?.rows.length !== 0 && (
          <Button disabled={!canDeliver} loading={routing.busy} onClick={deliver}>
            {answer === null ? 'Deliver' : `Deliver ${counted(going, 'lead')}`}
          </Button>
        )
      }
      tools={
        <>
          <Rule
            chosen={rule}
            contracts={answer?.contracts ?? []}
            onChoose={(wanted) => void navigate({ search: (before) => ({ ...before, rule: wanted }), replace: true })}
            onKept={again}
          />
          <Button variant="subtle" disabled={isUnderWay} onClick={again}>
            Look again
          </Button>
        </>
      }
      panel={
        row &&
        answer && (
          <RoutePanel
            row={row}
            contracts={answer.contracts}
            onClose={() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true })}
          />
        )
      }
    >
      {answer === null ? (
        <p className="page" role="status">
          {isUnderWay ? 'Looking who takes which lead…' : 'Nothing was looked at.'}
        </p>
      ) : (
        <List
          label="Leads against contracts"
          autoFocus
          columns={routeColumns(answer.contracts)}
          rows={answer.rows}
          idOf={({ lead }) => lead.id}
          cursor={open}
          onCursor={({ lead }) => void navigate({ search: (before) => ({ ...before, open: lead.id }), replace: true })}
          onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
          empty={<Nothing answer={answer} />}
        />
      )}
    </Screen>
  );
}

function Figure({ answer }: { readonly answer: RouteAnswer }): ReactNode {
  const { leads, delivered, onHold, nowhere, rows } = answer;
  if (leads === 0) return null;
  const parts = [
    `${counted(delivered, 'lead')} of ${leads.toLocaleString('en')} find a contract`,
    ...(onHold > 0 ? [`${onHold.toLocaleString('en')} would wait on hold`] : []),
    ...(nowhere > 0 ? [`${nowhere.toLocaleString('en')} find none`] : []),
    ...(rows.length < leads ? [`the first ${rows.length.toLocaleString('en')} are shown`] : []),
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
