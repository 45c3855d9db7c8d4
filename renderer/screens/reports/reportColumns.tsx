import type { z } from 'zod';
import type { ReportRow } from '../../../shared/api/report.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayText, numberText, periodOfDays } from '../../parts/format.ts';
import type { Column } from '../../parts/List.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';
import { stateWord } from '../../text/states.ts';

export type Report = z.output<typeof ReportRow>;

/** A report by its id, one that is only due by its contract and period. */
export const idOfReport = (row: Report): string => (row.id === null ? dueIdOf(row) : String(row.id));

const dueIdOf = ({ contract, period }: Report): string => `${contract} ${period}`;

/** The row an address means. What was opened while it was due is the same once it is made. */
export const reportAt = (rows: readonly Report[], at: string | undefined): Report | undefined =>
  rows.find((row) => idOfReport(row) === at) ?? rows.find((row) => dueIdOf(row) === at);

const count = (row: Report, of: 'delivered' | 'accepted'): string =>
  row.headline === null ? '' : numberText(row.headline[of], row.client.locale);

/** What happened last, in a few words. */
function lastOf({ sentDay, sentTo, reviewedBy, replaced, client }: Report): string {
  if (sentDay !== null)
    return `${dayText(sentDay, client.locale)} to ${sentTo ?? ''}${replaced ? ', figures changed since' : ''}`;
  return reviewedBy === null ? '' : `by ${reviewedBy}`;
}

export const reportColumns: readonly Column<Report>[] = [
  { id: 'client', title: 'Client', share: 2, text: ({ client }) => client.name },
  { id: 'contract', title: 'Contract', share: 2, text: ({ contractName }) => contractName },
  { id: 'period', title: 'Period', width: 168, text: (row) => periodOfDays(row, row.client.locale) },
  {
    id: 'state',
    title: 'State',
    width: 100,
    text: ({ state }) => stateWord('report', state).word,
    cell: ({ state }) => <StateBadge kind="report" value={state} />,
  },
  { id: 'due', title: 'Due', width: 108, align: 'right', text: ({ dueDay, client }) => dayText(dueDay, client.locale) },
  { id: 'delivered', title: 'Delivered', width: 80, align: 'right', text: (row) => count(row, 'delivered') },
  { id: 'accepted', title: 'Accepted', width: 80, align: 'right', text: (row) => count(row, 'accepted') },
  {
    id: 'spend',
    title: 'Charged',
    width: 104,
    align: 'right',
    text: ({ headline, client }) =>
      headline === null ? '' : formatMoney(headline.spend, client.currency, client.locale),
    cell: ({ headline, client }) =>
      headline === null ? '' : <Money amount={headline.spend} currency={client.currency} locale={client.locale} />,
  },
  { id: 'last', title: 'Reviewed, sent', text: lastOf },
];

/** What a row still says while its details are open beside it. */
export const reportColumnsBesidePanel: readonly string[] = ['client', 'contract', 'period', 'state'];
