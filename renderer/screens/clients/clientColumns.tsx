import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientList, ClientMonth } from '../../../shared/api/client.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { numberText } from '../../parts/format.ts';
import type { Column, Sort } from '../../parts/List.tsx';
import { Money } from '../../parts/words.tsx';
import { todayWords } from '../../text/today.ts';

type Row = z.infer<typeof ClientList>['rows'][number];

/** What of a month stands in a column: a number to sort by, and how it is written. */
interface Measure {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly value: (month: ClientMonth) => number | string | null;
  readonly text: (month: ClientMonth, look: ClientLook) => string;
  readonly cell?: (month: ClientMonth, look: ClientLook) => ReactNode;
}

const percent = (value: string | null, { locale }: ClientLook): string =>
  value === null ? '–' : `${numberText(value, locale)} %`;

const amount = (id: string, title: string, of: (month: ClientMonth) => number): Measure => ({
  id,
  title,
  width: 104,
  value: of,
  text: (month, { currency, locale }) => formatMoney(of(month), currency, locale),
  cell: (month, { currency, locale }) => <Money amount={of(month)} currency={currency} locale={locale} />,
});

/** The measures of a month, for the list of clients and for the contracts of one. */
export const measures: readonly Measure[] = [
  {
    id: 'delivered',
    title: 'Delivered',
    width: 80,
    value: ({ figures }) => figures.delivered,
    text: ({ figures }, { locale }) => numberText(figures.delivered, locale),
  },
  {
    id: 'pace',
    title: 'Of target',
    width: 84,
    value: ({ pace }) => pace?.attainment ?? null,
    text: ({ pace }, look) => percent(pace?.attainment ?? null, look),
  },
  {
    id: 'acceptance',
    title: 'Accepted',
    width: 84,
    value: ({ figures }) => figures.acceptanceRate,
    text: ({ figures }, look) => percent(figures.acceptanceRate, look),
  },
  {
    id: 'show',
    title: 'Show rate',
    width: 84,
    value: ({ figures }) => figures.showRate,
    text: ({ figures }, look) => percent(figures.showRate, look),
  },
  amount('billed', 'Billed', ({ figures }) => figures.spend),
  amount('open', 'Open', ({ openToInvoice }) => openToInvoice),
  {
    id: 'owed',
    title: 'Owed',
    width: 56,
    value: ({ owed }) => (owed === 0 ? null : owed),
    text: ({ owed, overdue }) => (overdue > 0 ? `${owed}, ${overdue} late` : `${owed}`),
  },
  amount('margin', 'Margin', ({ expectedMargin }) => expectedMargin),
];

const ofMonth = ({ id, title, width, text, cell }: Measure): Column<Row> => ({
  id,
  title,
  width,
  align: 'right',
  sorts: true,
  text: ({ month, client }) => (month === null ? '–' : text(month, client)),
  ...(cell && { cell: ({ month, client }: Row) => (month === null ? '–' : cell(month, client)) }),
});

export const clientColumns: readonly Column<Row>[] = [
  {
    id: 'client',
    title: 'Client',
    share: 5,
    sorts: true,
    text: ({ client }) => client.name,
    cell: ({ client }) => (
      <Anchor href={`#/clients/${encodeURIComponent(client.ref)}`} inherit tabIndex={-1}>
        {client.name}
      </Anchor>
    ),
  },
  {
    id: 'contracts',
    title: 'Contracts',
    width: 76,
    align: 'right',
    text: ({ contracts, drafts }) => (drafts === 0 ? `${contracts}` : `${contracts}, ${drafts} draft`),
  },
  ...measures.map(ofMonth),
  {
    id: 'next',
    title: 'Next',
    share: 4,
    text: ({ next }) => (next === null ? '' : todayWords[next.kind].says(next)),
    cell: ({ next }) =>
      next === null ? <span className="none">nothing waits</span> : todayWords[next.kind].says(next),
  },
];

/** What a row still says while a form is open beside it. */
export const clientColumnsBesidePanel: readonly string[] = ['client', 'delivered', 'acceptance', 'open', 'next'];

/** Rows in the order wanted: no value comes last either way. Sums of money in several currencies keep to their currency. */
export function sorted(rows: readonly Row[], sort: Sort | undefined): readonly Row[] {
  if (sort === undefined) return rows;
  const measure = measures.find(({ id }) => id === sort.by);
  const keyOf = ({ client, month }: Row): number | string | null => {
    if (measure === undefined) return client.name;
    return month === null ? null : measure.value(month);
  };
  const way = sort.down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const byCurrency = isMoney(sort.by) ? a.client.currency.localeCompare(b.client.currency) : 0;
    return byCurrency || way * compared(left, right);
  });
}

const isMoney = (id: string): boolean => ['billed', 'open', 'margin'].includes(id);

const compared = (a: number | string, b: number | string): number => {
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? String(a).localeCompare(String(b)) : left - right;
};
