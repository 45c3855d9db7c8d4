import './contract.css';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContractRow } from '../../../shared/api/contract.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { problemOf } from '../../parts/problem.ts';
import { Screen } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { type ContractTab, contractTabs } from './address.ts';
import { DeliverButton } from './DeliverButton.tsx';
import { TermsEditor } from './editor/TermsEditor.tsx';
import { AppointmentsTab } from './tabs/AppointmentsTab.tsx';
import { BillingTab } from './tabs/BillingTab.tsx';
import { DeliveriesTab } from './tabs/DeliveriesTab.tsx';
import { DisputesTab } from './tabs/DisputesTab.tsx';
import { OverviewTab } from './tabs/OverviewTab.tsx';
import { PipelineTab } from './tabs/PipelineTab.tsx';
import { ReportsTab } from './tabs/ReportsTab.tsx';
import { TermsTab } from './tabs/TermsTab.tsx';
import { useShow } from './useShow.ts';

/** A contract: how it is doing, what was delivered under it, what became of that, and what was agreed. */
export function Contract(): ReactNode {
  const { contract } = useParams({ from: '/contracts/$contract' });
  const { edit } = useSearch({ from: '/contracts/$contract' });
  if (edit !== undefined) return <TermsEditor contract={contract} edit={edit} />;
  return <Page key={contract} contract={contract} />;
}

function Page({ contract }: { readonly contract: string }): ReactNode {
  const read = useQuery(query.contract.head.queryOptions({ input: { ref: contract } }));
  if (read.isError && isUnknown(read.error)) return <Unknown name={contract} />;
  return <Answered read={read}>{(row) => <Tabbed row={row} />}</Answered>;
}

function isUnknown(error: unknown): boolean {
  const problem = problemOf(error);
  return problem.kind === 'refused' && problem.code === 'notFound';
}

function Unknown({ name }: { readonly name: string }): ReactNode {
  return (
    <Screen title="Contract">
      <Empty title={`There is no contract ${name}`} action={<LinkButton to="/clients">Go to clients</LinkButton>}>
        It may have another short name.
      </Empty>
    </Screen>
  );
}

const tabNames: Readonly<Record<ContractTab, string>> = {
  overview: 'Overview',
  deliveries: 'Deliveries',
  appointments: 'Appointments',
  disputes: 'Disputes',
  pipeline: 'Pipeline',
  billing: 'Billing',
  reports: 'Reports',
  terms: 'Terms',
};

function Tabbed({ row }: { readonly row: ContractRow }): ReactNode {
  const { tab = 'overview' } = useSearch({ from: '/contracts/$contract' });
  const go = useShow(row.ref);
  const show = (tab: ContractTab): void => go({ tab });
  useKeys(
    contractTabs.map((name, at) => ({
      keys: String(at + 1),
      says: `Show ${tabNames[name].toLowerCase()}`,
      does: () => show(name),
    })),
  );
  const waits: Readonly<Partial<Record<ContractTab, number>>> = {
    appointments: row.waits.unconfirmed,
    disputes: row.waits.openDisputes + row.waits.lateClaims,
  };
  return (
    <Screen
      title={row.name}
      over={
        <Link to="/clients/$client" params={{ client: row.client.ref }}>
          {row.client.name}
        </Link>
      }
      figure={<StateBadge kind="contract" value={row.state} />}
      main={<DeliverButton row={row} tab={tab} />}
      tools={
        <Tabs
          value={tab}
          onChange={(next) => show(contractTabs.find((one) => one === next) ?? 'overview')}
          className="contract-tabs"
        >
          <Tabs.List aria-label="Parts of the contract">
            {contractTabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {tabNames[name]}
                {(waits[name] ?? 0) > 0 && <span className="waits">{waits[name]}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      }
    >
      <section className="contract-tab" role="tabpanel" aria-label={tabNames[tab]}>
        <Tab tab={tab} row={row} />
      </section>
    </Screen>
  );
}

function Tab({ tab, row }: { readonly tab: ContractTab; readonly row: ContractRow }): ReactNode {
  switch (tab) {
    case 'overview':
      return <OverviewTab contract={row.ref} />;
    case 'deliveries':
      return <DeliveriesTab contract={row.ref} />;
    case 'appointments':
      return <AppointmentsTab contract={row.ref} />;
    case 'disputes':
      return <DisputesTab contract={row.ref} />;
    case 'pipeline':
      return <PipelineTab contract={row.ref} />;
    case 'billing':
      return <BillingTab row={row} />;
    case 'reports':
      return <ReportsTab contract={row.ref} />;
    case 'terms':
      return <TermsTab contract={row.ref} />;
  }
}
