import type { z } from 'zod';
import type { DueRow } from '../../../shared/api/invoice.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { periodOfDays } from '../../parts/format.ts';
import type { Column } from '../../parts/List.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';
import { blockerWords, carryWords } from '../../text/billing.ts';
import { stateWord } from '../../text/states.ts';

export type Due = z.output<typeof DueRow>;

/** A row of the run: a period can be billed again after a credit, so the number belongs to it. */
export const idOfDue = ({ contract, period, number }: Due): string => `${contract} ${period} ${number ?? ''}`;

const money = (amount: number, { client }: Due): string => formatMoney(amount, client.currency, client.locale);

const amount = (id: 'net' | 'tax' | 'gross', title: string, width: number): Column<Due> => ({
  id,
  title,
  width,
  align: 'right',
  text: (row) => money(row[id], row),
  cell: (row) => <Money amount={row[id]} currency={row.client.currency} locale={row.client.locale} />,
});

/** What is in the way, what waits, or the number it was issued under. */
function noteOf({ blockers, carriedOver, number }: Due): string {
  if (number !== null) return number;
  return [
    ...blockers.map((one) => blockerWords(one).says),
    ...carriedOver.map(({ code, count }) => carryWords(code, count)),
  ].join(' · ');
}

export const runColumns: readonly Column<Due>[] = [
  { id: 'client', title: 'Client', text: ({ client }) => client.name },
  { id: 'contract', title: 'Contract', text: ({ contractName }) => contractName },
  {
    id: 'period',
    title: 'Period',
    width: 160,
    text: (row) => periodOfDays(row, row.client.locale),
  },
  {
    id: 'state',
    title: 'State',
    width: 120,
    text: ({ stand }) => stateWord('run', stand).word,
    cell: ({ stand }) => <StateBadge kind="run" value={stand} />,
  },
  { id: 'note', title: 'Waits, or number', text: noteOf },
  { id: 'charges', title: 'Units', width: 56, align: 'right', text: ({ charges }) => String(charges) },
  amount('net', 'Net', 100),
  amount('tax', 'Tax', 92),
  amount('gross', 'Gross', 100),
];

/** What a row still says while its details are open beside it. */
export const runColumnsBesidePanel: readonly string[] = ['client', 'contract', 'period', 'state', 'gross'];
