import { VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OpportunityRow } from '../../../../shared/api/opportunity.ts';
import { exponent, formatMoney } from '../../../../shared/domain/money.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { ChartWithTable } from '../../../parts/ChartWithTable.tsx';
import type { ChartData } from '../../../parts/chart/chartData.ts';
import { Empty } from '../../../parts/Empty.tsx';
import { FilterChips } from '../../../parts/FilterChips.tsx';
import { dayAtText, momentText, numberText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { Money } from '../../../parts/words.tsx';
import { stateWord } from '../../../text/states.ts';
import { useShow } from '../useShow.ts';

const shown = ['open', 'won', 'lost'] as const;

/** What became of the deliveries, as the client told it. */
export function PipelineTab({ contract }: { readonly contract: string }): ReactNode {
  const { show } = useSearch({ from: '/contracts/$contract' });
  const navigate = useNavigate();
  const go = useShow(contract);
  const standing = shown.find((one) => one === show);
  const read = useInfiniteQuery(
    query.opportunity.list.infiniteOptions({
      input: (after: number) => ({ contract, after, standing: standing ?? ('all' as const) }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Answered read={read}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined || first.client === null) return null;
        const { client, months, stages } = first;
        return (
          <>
            {months.length > 0 && (
              <div className="contract-charts">
                <VisuallyHidden component="h2">What became of the deliveries</VisuallyHidden>
                <ChartWithTable chart={revenueChart(months, client)} />
                <ChartWithTable chart={stagesChart(stages, client)} />
              </div>
            )}
            <div className="tools">
              <FilterChips
                label="Standing"
                value={standing}
                onChange={(next) => go({ tab: 'pipeline', show: next })}
                options={shown.map((value) => ({ value, label: stateWord('opportunity', value).word }))}
              />
              <span className="quiet">{numberText(first.total, client.locale)} reported</span>
            </div>
            <List
              label="Opportunities and sales"
              columns={columns}
              rows={pages.flatMap(({ rows }) => rows)}
              idOf={({ id }) => id}
              onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead) } })}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={
                <Empty
                  title="The client has reported nothing yet"
                  action={
                    <LinkButton to="/import" search={{ contract, kind: 'sales' }}>
                      Import sales
                    </LinkButton>
                  }
                >
                  Ask for a file with stages, amounts and won days, and import it as sales.
                </Empty>
              }
            />
          </>
        );
      }}
    </Answered>
  );
}

type Look = OpportunityRow['client'];

interface MonthMoney {
  readonly month: string;
  readonly won: number;
  readonly received: number;
  readonly sales: number;
}

/** What was sold in each month, and what was received, in whole units of the currency: bars need no cents. */
function revenueChart(months: readonly MonthMoney[], { currency, locale }: Look): ChartData {
  const money = (amount: number): string => formatMoney(amount, currency, locale);
  const units = 10 ** exponent(currency);
  return {
    title: 'Sales and money received by month',
    kind: 'bars',
    unit: currency,
    labels: months.map(({ month }) => month),
    series: [
      { name: 'Sold', values: months.map(({ won }) => won / units), texts: months.map(({ won }) => money(won)) },
      ...(months.some(({ received }) => received !== 0)
        ? [
            {
              name: 'Received',
              values: months.map(({ received }) => received / units),
              texts: months.map(({ received }) => money(received)),
            },
          ]
        : []),
    ],
    table: {
      columns: ['Month', 'Sales', 'Sold', 'Received'],
      rows: months.map(({ month, won, received, sales }) => [
        month,
        numberText(sales, locale),
        money(won),
        money(received),
      ]),
    },
  };
}

function stagesChart(
  stages: readonly { readonly stage: string; readonly count: number; readonly amount: number }[],
  { currency, locale }: Look,
): ChartData {
  const name = (stage: string): string => (stage === '' ? 'no stage named' : stage);
  return {
    title: 'By stage',
    kind: 'funnel',
    labels: stages.map(({ stage }) => name(stage)),
    series: [
      {
        name: 'Opportunities',
        values: stages.map(({ count }) => count),
        texts: stages.map(({ count }) => numberText(count, locale)),
      },
    ],
    table: {
      columns: ['Stage', 'Opportunities', 'Amount'],
      rows: stages.map(({ stage, count, amount }) => [
        name(stage),
        numberText(count, locale),
        formatMoney(amount, currency, locale),
      ]),
    },
  };
}

const columns: readonly Column<OpportunityRow>[] = [
  { id: 'name', title: 'Lead', text: ({ name }) => name ?? 'erased' },
  { id: 'company', title: 'Company', text: ({ company }) => company ?? '' },
  { id: 'stage', title: 'Stage', width: 148, text: ({ stage }) => stage },
  {
    id: 'standing',
    title: 'Standing',
    width: 100,
    text: ({ standing }) => stateWord('opportunity', standing).word,
    cell: ({ standing }) => <StateBadge kind="opportunity" value={standing} />,
  },
  {
    id: 'amount',
    title: 'Amount',
    width: 128,
    align: 'right',
    text: ({ amount, client }) => (amount === null ? '' : formatMoney(amount, client.currency, client.locale)),
    cell: ({ amount, client }) => <Money amount={amount} currency={client.currency} locale={client.locale} />,
  },
  {
    id: 'received',
    title: 'Received',
    width: 128,
    align: 'right',
    text: ({ received, client }) => formatMoney(received, client.currency, client.locale),
  },
  {
    id: 'won',
    title: 'Won',
    width: 112,
    text: ({ wonAt, client }) => (wonAt === null ? '' : momentText(wonAt, client.timeZone, client.locale)),
    cell: ({ wonAt, client }) => (wonAt === null ? '' : dayAtText(wonAt, client.timeZone, client.locale)),
  },
  {
    id: 'reported',
    title: 'Reported',
    width: 112,
    text: ({ reportedAt, client }) => momentText(reportedAt, client.timeZone, client.locale),
    cell: ({ reportedAt, client }) => dayAtText(reportedAt, client.timeZone, client.locale),
  },
];
