import { Button, SegmentedControl, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights as InsightsShape } from '../../../shared/api/insights.ts';
import { query } from '../../api.ts';
import { ChartWithTable } from '../../parts/ChartWithTable.tsx';
import { DaysChoice } from '../../parts/DaysChoice.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { numberText } from '../../parts/format.ts';
import { InTurn } from '../../parts/InTurn.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { FiguresStrip } from './FiguresStrip.tsx';
import { funnelChart, ratesChart, sourcesChart, trendChart } from './insightCharts.ts';
import { ModelTable } from './ModelTable.tsx';
import { MoneyTable } from './MoneyTable.tsx';
import { Predictors } from './Predictors.tsx';

/** What the results say, across clients or for one: figures that open, trend, funnel, sources, what predicts. */
export function Insights(): ReactNode {
  const input = useSearch({ from: '/insights' });
  const read = useQuery(query.insights.read.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Opening title="Insights" read={read}>
      {(insights) => <InsightsRead insights={insights} />}
    </Opening>
  );
}

function InsightsRead({ insights }: { readonly insights: z.infer<typeof InsightsShape> }): ReactNode {
  const search = useSearch({ from: '/insights' });
  const navigate = useNavigate({ from: '/insights' });
  const change = (next: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { days, counts, quality, money, contracts } = insights;
  const offered = contracts.filter(({ client }) => search.client === undefined || client.ref === search.client);
  return (
    <Screen
      title="Insights"
      figure={
        <>
          <strong>{counts === null ? '–' : numberText(counts.delivered, ownLocale)}</strong> delivered by{' '}
          {insights.counted} {insights.counted === 1 ? 'contract' : 'contracts'}
        </>
      }
      main={
        <SegmentedControl
          aria-label="Whose money"
          value={search.view ?? 'client'}
          onChange={(view) => change({ view: view === 'agency' ? 'agency' : undefined })}
          data={[
            { value: 'client', label: 'What clients paid' },
            { value: 'agency', label: 'What it cost us' },
          ]}
        />
      }
      strip={counts && <FiguresStrip figures={quality} days={days} />}
      tools={
        <>
          <DaysChoice days={days} onDays={change} />
          <Select
            aria-label="Client"
            placeholder="Every client"
            clearable
            searchable
            w={128}
            data={clientsIn(contracts)}
            value={search.client ?? null}
            onChange={(client) => change({ client: client ?? undefined, contract: undefined })}
          />
          <Select
            aria-label="Contract"
            placeholder="Every contract"
            clearable
            searchable
            w={128}
            data={offered.map(({ ref, name }) => ({ value: ref, label: name }))}
            value={search.contract ?? null}
            onChange={(contract) => change({ contract: contract ?? undefined })}
          />
        </>
      }
    >
      {counts === null ? (
        <Empty
          title="Nothing to look at yet"
          action={
            <Button component="a" href="#/clients">
              Open clients
            </Button>
          }
        >
          Results appear with the first contract that runs and delivers.
        </Empty>
      ) : (
        <Scrolled className="page" label="Results">
          <div className="charts">
            <ChartWithTable chart={trendChart(insights)} />
            <ChartWithTable chart={funnelChart(insights)} />
            <ChartWithTable chart={ratesChart(insights)} />
            <ChartWithTable chart={sourcesChart(insights)} />
          </div>
          <div className="sections">
            <InTurn>
              <MoneyTable money={money} />
              <ModelTable models={insights.models} />
            </InTurn>
            <InTurn>
              <Predictors
                contracts={offered.filter(({ ref }) => search.contract === undefined || ref === search.contract)}
              />
            </InTurn>
          </div>
        </Scrolled>
      )}
    </Screen>
  );
}

function clientsIn(contracts: z.infer<typeof InsightsShape>['contracts']): { value: string; label: string }[] {
  const clients = new Map(contracts.map(({ client }) => [client.ref, client.name]));
  return [...clients].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label));
}
