import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ReportRow } from '../../../../shared/api/report.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { dayText, momentText, numberText, periodOfDays } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { stateWord } from '../../../text/states.ts';
import { MakeReport } from './MakeReport.tsx';

type Row = z.output<typeof ReportRow>;

/** The results reports of this contract: due, made, sent. */
export function ReportsTab({ contract }: { readonly contract: string }): ReactNode {
  const navigate = useNavigate();
  const read = useInfiniteQuery(
    query.report.list.infiniteOptions({
      input: (after: number | undefined) => ({ contract, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Answered read={read}>
      {({ pages }) => {
        const [first] = pages;
        const upcoming = first?.upcoming[0];
        const due = first?.counts.due ?? 0;
        return (
          <>
            <div className="tools">
              <span className="quiet">
                {upcoming === undefined
                  ? 'No cadence agreed'
                  : `Next one due ${dayText(upcoming.day, upcoming.client.locale)}`}
              </span>
              <span className="grow" />
              <MakeReport contract={contract} />
              <LinkButton variant={due > 0 ? 'filled' : 'default'} to="/reports" search={{ contract }}>
                {due > 0 ? `Make ${due} due on Reports` : 'Open Reports'}
              </LinkButton>
            </div>
            <List
              label="Reports"
              columns={columns}
              rows={pages.flatMap(({ rows }) => rows)}
              idOf={({ id, period }) => `${id} ${period}`}
              onOpen={() => void navigate({ to: '/reports' })}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={
                <Empty title="No report yet">
                  Make one of any month here; with a cadence in the terms they fall due by themselves.
                </Empty>
              }
            />
          </>
        );
      }}
    </Answered>
  );
}

const columns: readonly Column<Row>[] = [
  {
    id: 'period',
    title: 'Period',
    text: (row) => periodOfDays(row, row.client.locale),
  },
  {
    id: 'state',
    title: 'State',
    width: 124,
    text: ({ state }) => stateWord('report', state).word,
    cell: ({ state }) => <StateBadge kind="report" value={state} />,
  },
  { id: 'due', title: 'Due', width: 124, text: ({ dueDay, client }) => dayText(dueDay, client.locale) },
  {
    id: 'made',
    title: 'Made',
    width: 156,
    text: ({ madeAt, client }) => (madeAt === null ? '' : momentText(madeAt, client.timeZone, client.locale)),
  },
  {
    id: 'delivered',
    title: 'Delivered',
    width: 96,
    align: 'right',
    text: ({ headline, client }) => (headline === null ? '' : numberText(headline.delivered, client.locale)),
  },
  {
    id: 'accepted',
    title: 'Accepted',
    width: 96,
    align: 'right',
    text: ({ headline, client }) => (headline === null ? '' : numberText(headline.accepted, client.locale)),
  },
  {
    id: 'spend',
    title: 'Charged',
    width: 124,
    align: 'right',
    text: ({ headline, client }) =>
      headline === null ? '' : formatMoney(headline.spend, client.currency, client.locale),
  },
];
