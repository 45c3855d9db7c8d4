import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { BatchRow } from '../../../shared/api/intake.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { momentText, numberText } from '../../parts/format.ts';
import { type Column, List } from '../../parts/List.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { stateWord } from '../../text/states.ts';

export type Batch = z.output<typeof BatchRow>;

/** Leads of the pool belong to no client: they are written as this machine writes. */
export const localeOf = ({ look }: Pick<Batch, 'look'>): string => look?.locale ?? ownLocale;
const zoneOf = ({ look }: Batch): string => look?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When it went in. */
export const whenOf = (batch: Batch): string => momentText(batch.at, zoneOf(batch), localeOf(batch));

const count = (of: (batch: Batch) => number) => (batch: Batch) => {
  const value = of(batch);
  return value === 0 ? '–' : numberText(value, localeOf(batch));
};

const columns: readonly Column<Batch>[] = [
  { id: 'file', title: 'File', share: 2, text: ({ fileName }) => fileName },
  {
    id: 'for',
    share: 3,
    title: 'For',
    text: ({ contract, look }) => (contract === null ? 'Pool' : `${look?.name ?? ''} – ${contract.name}`),
  },
  { id: 'at', title: 'Imported', text: whenOf, width: 168 },
  { id: 'by', title: 'By', text: ({ by }) => by ?? '–', width: 80 },
  { id: 'rows', title: 'Rows', text: count(({ rows }) => rows), align: 'right', width: 60 },
  { id: 'pass', title: 'Pass', text: count(({ pass }) => pass), align: 'right', width: 60 },
  { id: 'check', title: 'Check', text: count(({ check }) => check), align: 'right', width: 60 },
  { id: 'broken', title: 'Broken', text: count(({ broken }) => broken), align: 'right', width: 60 },
  {
    id: 'bills',
    title: 'Bills',
    text: (batch) =>
      batch.willBill === null ? '–' : formatMoney(batch.willBill.amount, batch.willBill.currency, localeOf(batch)),
    align: 'right',
    width: 104,
  },
  {
    id: 'state',
    title: 'State',
    text: ({ state }) => stateWord('batch', state).word,
    cell: ({ state }) => <StateBadge kind="batch" value={state} />,
    width: 80,
  },
];

/** Imports of leads, newest first. */
export function BatchList({
  rows,
  onOpen,
  onMore,
  empty,
}: {
  readonly rows: readonly Batch[];
  readonly onOpen: (id: number) => void;
  readonly onMore: (() => void) | undefined;
  readonly empty: ReactNode;
}): ReactNode {
  return (
    <List
      label="Imports of leads"
      columns={columns}
      rows={rows}
      idOf={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      onMore={onMore}
      empty={empty}
    />
  );
}
