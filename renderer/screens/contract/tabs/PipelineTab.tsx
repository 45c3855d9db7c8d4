import { Button, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OpportunityRow } from '../../../../shared/api/opportunity.ts';
import { exponent, formatMoney } from '../../../../shared/domain/money.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { ChartWithTable } from '../../../parts/ChartWithTable.tsx';
import type { ChartData } from '../../../parts/chart/chartData.ts';
import { Empty } from '../../../parts/Empty.tsx';
import { FilterChips } from '../../../parts/FilterChips.tsx';
import { dayText, numberText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { Money } from '../../../parts/words.tsx';
import { useKeys } from '../../../shell/keys.tsx';
import { counted } from '../../../text/counted.ts';
import { stateWord } from '../../../text/states.ts';
import { unbilledWords } from '../../../text/unbilled.ts';
import { useShow } from '../useShow.ts';
import { RevenueView } from './RevenueView.tsx';
import { SaleDialog } from './SaleDialog.tsx';

const standings = ['open', 'won', 'lost'] as const;

/** What became of the deliveries, as the client told it; of a contract that shares revenue also what customers paid by month. */
export function PipelineTab({ contract }: { readonly contract: string }): ReactNode {
  const { show } = useSearch({ from: '/contracts/$contract' });
  const go = useShow(contract);
  const read = useQuery(query.opportunity.calendar.queryOptions({ input: { contract } }));
  return (
    <Answered read={read}>
      {(calendar) => {
        const { shares, missing } = calendar;
        const shown = shares && show === 'revenue' ? show : standings.find((one) => one === show);
        const chips = (
          <FilterChips
            label="Show"
            value={shown}
            onChange={(next) => go({ tab: 'pipeline', show: next })}
            options={[
              ...standings.map((value) => ({ value, label: stateWord('opportunity', value).word })),
              ...(shares
                ? [{ value: 'revenue' as const, label: 'Revenue calendar', ...(missing > 0 && { count: missing }) }]
                : []),
            ]}
          />
        );
        if (shown === 'revenue') return <RevenueView calendar={calendar} chips={chips} />;
        return <Deals contract={contract} standing={shown} chips={chips} />;
      }}
    </Answered>
  );
}

interface DealsProps {
  readonly contract: string;
  readonly standing: (typeof standings)[number] | undefined;
  readonly chips: ReactNode;
}

function Deals({ contract, standing, chips }: DealsProps): ReactNode {
  const navigate = useNavigate();
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  // Undefined: nothing is recorded; null: a deal nobody spoke of yet.
  const [recording, setRecording] = useState<OpportunityRow | null | undefined>(undefined);
  const read = useInfiniteQuery(
    query.opportunity.list.infiniteOptions({
      input: (after: number) => ({ contract, after, standing: standing ?? ('all' as const) }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const current = rows.find(({ id }) => id === cursor) ?? rows[0];
  useKeys([
    { keys: 'n', says: 'Record a sale', does: () => setRecording(null) },
    ...(current === undefined ? [] : [{ keys: 'e', says: 'Correct the sale', does: () => setRecording(current) }]),
  ]);
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
              {chips}
              <span className="quiet">{numberText(first.total, client.locale)} reported</span>
              <span className="grow" />
              <Button variant="default" disabled={current === undefined} onClick={() => setRecording(current)}>
                Correct…
              </Button>
              <Button variant="default" onClick={() => setRecording(null)}>
                Record a sale…
              </Button>
            </div>
            <List
              label="Opportunities and sales"
              columns={columns}
              rows={rows}
              idOf={({ id }) => id}
              cursor={cursor}
              onCursor={({ id }) => setCursor(id)}
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
                  Ask for a file with stages, amounts and won days, and import it as sales; or record a sale by hand.
                </Empty>
              }
            />
            {recording !== undefined && (
              <SaleDialog
                contract={contract}
                client={client}
                row={recording ?? undefined}
                onClose={() => setRecording(undefined)}
              />
            )}
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
  { id: 'name', title: 'Lead', share: 3, text: ({ name }) => name ?? 'erased' },
  { id: 'company', title: 'Company', share: 2, text: ({ company }) => company ?? '' },
  {
    id: 'stage',
    title: 'Stage',
    width: 136,
    text: stageText,
    cell: (row) => (
      <>
        <StateBadge kind="opportunity" value={row.standing} /> <span className="quiet">{ownWord(row)}</span>
      </>
    ),
  },
  {
    id: 'amount',
    title: 'Amount',
    width: 108,
    align: 'right',
    text: ({ amount, client }) => (amount === null ? '' : formatMoney(amount, client.currency, client.locale)),
    cell: ({ amount, client }) => <Money amount={amount} currency={client.currency} locale={client.locale} />,
  },
  {
    id: 'won',
    title: 'Won',
    width: 108,
    text: ({ wonDay, client }) => (wonDay === null ? '' : dayText(wonDay, client.locale)),
  },
  {
    id: 'after',
    title: 'After delivery',
    width: 112,
    text: ({ daysToWin, attributed }) =>
      daysToWin === null ? '' : `${counted(daysToWin, 'day')}${attributed === false ? ', too late' : ''}`,
    cell: ({ daysToWin, attributed }) =>
      daysToWin === null ? (
        ''
      ) : (
        <>
          {counted(daysToWin, 'day')}
          {attributed === false && <span className="bad">, too late</span>}
        </>
      ),
  },
  {
    id: 'received',
    title: 'Received',
    width: 100,
    align: 'right',
    text: ({ received, client }) => (received === 0 ? '' : formatMoney(received, client.currency, client.locale)),
  },
  {
    id: 'brought',
    title: 'Billed',
    width: 168,
    align: 'right',
    text: billedText,
    cell: ({ billed, numbers, client }) => {
      const [number, ...others] = numbers;
      if (number === undefined) return '';
      return (
        <>
          <Link to="/documents/$number" params={{ number }} tabIndex={-1}>
            {number}
          </Link>
          {others.length > 0 && ` +${others.length}`}{' '}
          <Money amount={billed} currency={client.currency} locale={client.locale} />
        </>
      );
    },
  },
  {
    id: 'toCome',
    title: 'To bill',
    width: 120,
    align: 'right',
    text: toBillText,
    cell: (row) => (row.reason === null ? toBillText(row) : <span className="quiet">{toBillText(row)}</span>),
  },
];

/** The client's own word, where it says more than the standing. */
function ownWord({ stage, standing }: OpportunityRow): string {
  return stage.toLowerCase() === standing ? '' : stage;
}

function stageText(row: OpportunityRow): string {
  return [stateWord('opportunity', row.standing).word, ownWord(row)].filter(Boolean).join(' ');
}

function billedText({ billed, numbers, client }: OpportunityRow): string {
  return numbers.length === 0 ? '' : `${numbers.join(', ')} ${formatMoney(billed, client.currency, client.locale)}`;
}

/** What the next invoice brings, or why there is nothing to wait for. */
function toBillText({ toCome, reason, client }: OpportunityRow): string {
  if (reason !== null) return unbilledWords[reason];
  return toCome === 0 ? '' : formatMoney(toCome, client.currency, client.locale);
}
