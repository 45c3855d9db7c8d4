import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ContractRow } from '../../../../shared/api/contract.ts';
import type { DocumentRow } from '../../../../shared/api/document.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { momentText, periodOfDays } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { Money } from '../../../parts/words.tsx';
import { stateWord } from '../../../text/states.ts';
import { BalancePanel, TopUpButton } from './BalancePanel.tsx';

type Row = z.output<typeof DocumentRow>;

/** The invoices and credit notes of this contract. */
export function BillingTab({ row }: { readonly row: ContractRow }): ReactNode {
  const { ref: contract, isPrepaid } = row;
  const navigate = useNavigate();
  const read = useInfiniteQuery(
    query.document.list.infiniteOptions({
      input: (after: string | undefined) => ({ contract, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Answered read={read}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        const [first] = rows;
        return (
          <>
            {isPrepaid && <BalancePanel contract={contract} />}
            <div className="tools">
              <span className="quiet">
                {pages[0]?.total ?? 0} documents
                {first !== undefined &&
                  (pages[0]?.sums ?? []).map(
                    ({ currency, gross }) => `, ${formatMoney(gross, currency, first.client.locale)} with tax`,
                  )}
              </span>
              <span className="grow" />
              {isPrepaid && <TopUpButton row={row} />}
              <LinkButton variant="default" to="/billing">
                Open Billing
              </LinkButton>
            </div>
            <List
              label="Documents"
              columns={columns}
              rows={rows}
              idOf={({ number }) => number}
              onOpen={({ number }) => void navigate({ to: '/documents/$number', params: { number } })}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={
                <Empty title="Nothing invoiced yet">
                  Once a period is over, Billing issues its invoice; the overview shows what it would say now.
                </Empty>
              }
            />
          </>
        );
      }}
    </Answered>
  );
}

const money = (amount: number, { currency, client }: Row): string => formatMoney(amount, currency, client.locale);

const columns: readonly Column<Row>[] = [
  { id: 'number', title: 'Number', width: 148, text: ({ number }) => number },
  {
    id: 'kind',
    title: 'Kind',
    width: 124,
    text: ({ kind }) => stateWord('document', kind).word,
    cell: ({ kind }) => <StateBadge kind="document" value={kind} />,
  },
  {
    id: 'period',
    title: 'Period',
    text: ({ period, client }) => periodOfDays(period, client.locale),
  },
  {
    id: 'issued',
    title: 'Issued',
    width: 156,
    text: ({ issuedAt, client }) => momentText(issuedAt, client.timeZone, client.locale),
  },
  { id: 'net', title: 'Net', width: 124, align: 'right', text: (row) => money(row.net, row) },
  { id: 'tax', title: 'Tax', width: 112, align: 'right', text: (row) => money(row.tax, row) },
  {
    id: 'gross',
    title: 'With tax',
    width: 124,
    align: 'right',
    text: (row) => money(row.gross, row),
    cell: ({ gross, currency, client }) => <Money amount={gross} currency={currency} locale={client.locale} />,
  },
  {
    id: 'credited',
    title: 'Credited',
    width: 124,
    align: 'right',
    text: (row) => (row.credited === 0 ? '' : money(row.credited, row)),
  },
];
