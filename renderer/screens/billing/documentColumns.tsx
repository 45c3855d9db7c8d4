import type { z } from 'zod';
import type { DocumentRow } from '../../../shared/api/document.ts';
import { documentSorts } from '../../../shared/domain/document.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayAtText, momentText, periodOfDays } from '../../parts/format.ts';
import type { Column } from '../../parts/List.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';
import { stateWord } from '../../text/states.ts';

type Row = z.output<typeof DocumentRow>;

/** A credit note gives back: it stands below zero beside what was charged. */
const signed = (amount: number, { kind }: Row): number => (kind === 'creditNote' ? -amount : amount);

const amount = (id: 'net' | 'tax' | 'gross', title: string, { sorts = false, hidden = false } = {}): Column<Row> => ({
  id,
  title,
  width: 100,
  align: 'right',
  sorts,
  hidden,
  text: (row) => formatMoney(signed(row[id], row), row.currency, row.client.locale),
  cell: (row) => <Money amount={signed(row[id], row)} currency={row.currency} locale={row.client.locale} />,
});

export const documentColumns: readonly Column<Row>[] = [
  { id: 'number', title: 'Number', width: 120, sorts: true, text: ({ number }) => number },
  {
    id: 'kind',
    title: 'Kind',
    width: 104,
    // The number and the minus say it too.
    hidden: true,
    text: ({ kind }) => stateWord('document', kind).word,
    cell: ({ kind }) => <StateBadge kind="document" value={kind} />,
  },
  { id: 'client', title: 'Client', sorts: true, text: ({ client }) => client.name },
  { id: 'contract', title: 'Contract', text: ({ contract }) => contract.name },
  {
    id: 'period',
    title: 'Period',
    width: 160,
    sorts: true,
    text: ({ period, client }) => periodOfDays(period, client.locale),
  },
  {
    id: 'issued',
    title: 'Issued',
    width: 112,
    sorts: true,
    text: ({ issuedAt, client }) => momentText(issuedAt, client.timeZone, client.locale),
    // The hour is read under the mouse: client and contract need the room.
    cell: ({ issuedAt, client }) => dayAtText(issuedAt, client.timeZone, client.locale),
  },
  amount('net', 'Net'),
  amount('tax', 'Tax', { hidden: true }),
  amount('gross', 'Gross', { sorts: true }),
  {
    id: 'credited',
    title: 'Credited, corrects',
    width: 124,
    align: 'right',
    text: (row) => row.of ?? (row.creditNotes === 0 ? '' : formatMoney(-row.credited, row.currency, row.client.locale)),
    cell: (row) =>
      row.of ??
      (row.creditNotes === 0 ? (
        ''
      ) : (
        <Money amount={-row.credited} currency={row.currency} locale={row.client.locale} />
      )),
  },
];

/** The sort a column stands for; a column that cannot be sorted by has none. */
export const sortOf = (column: string): (typeof documentSorts)[number] | undefined =>
  documentSorts.find((sort) => sort === column);

/** What a row still says while its details are open beside it. */
export const documentColumnsBesidePanel: readonly string[] = ['number', 'client', 'period', 'gross', 'credited'];
