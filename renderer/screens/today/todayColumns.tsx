import { Anchor } from '@mantine/core';
import type { TodayItem } from '../../../shared/api/today.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayText, momentText } from '../../parts/format.ts';
import type { Column } from '../../parts/List.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { daysText } from '../../text/duties.ts';
import { stateWord } from '../../text/states.ts';
import { todayWords } from '../../text/today.ts';

export const todayColumns: readonly Column<TodayItem>[] = [
  {
    id: 'urgency',
    title: 'When',
    width: 88,
    text: ({ urgency }) => stateWord('urgency', urgency).word,
    cell: ({ urgency }) => <StateBadge kind="urgency" value={urgency} />,
  },
  { id: 'what', title: 'What', width: 208, text: whatText },
  {
    id: 'whom',
    title: 'Client and contract',
    text: ({ client, contract }) => `${client.name}, ${contract.name}`,
    cell: ({ client, contract }) => (
      <>
        <Anchor href={`#/clients/${encodeURIComponent(client.ref)}`} inherit tabIndex={-1}>
          {client.name}
        </Anchor>{' '}
        <span className="quiet">{contract.name}</span>
      </>
    ),
  },
  { id: 'due', title: 'Since or until', width: 184, align: 'right', text: whenText },
];

/** What waits, with its money where it is about some. */
function whatText(item: TodayItem): string {
  const { amount, client } = item;
  const says = todayWords[item.kind].says(item);
  return amount === null ? says : `${says}: ${formatMoney(amount, client.currency, client.locale)}`;
}

/** In the client's zone and locale, a day ahead with the days that are left; empty where it has none. */
export function whenText({ at, daysLeft, client }: TodayItem): string {
  if (at === null) return '';
  if (at.kind === 'moment') return momentText(at.moment, client.timeZone, client.locale);
  const day = dayText(at.day, client.locale);
  return daysLeft !== null && daysLeft > 0 ? `${day}, ${daysText(daysLeft)}` : day;
}

/** The moment or day with its word: `due 4 Mar 2026`. */
export const dueText = (item: TodayItem): string => `${todayWords[item.kind].at} ${whenText(item)}`.trim();
