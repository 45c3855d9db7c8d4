import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { SourceList } from '../../../shared/api/source.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { numberText } from '../../parts/format.ts';
import type { Column, Sort } from '../../parts/List.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Money } from '../../parts/words.tsx';

export type SourceRow = z.infer<typeof SourceList>['rows'][number];
type MoneyName = 'cost' | 'costPerAccepted' | 'charged' | 'credited' | 'open' | 'expectedMargin';

/** The name of a row; leads whose source nobody named have a row as well. */
export const sourceName = ({ source }: SourceRow): string => source?.ref ?? 'no source';

const percent = (value: string | null): string => (value === null ? '–' : `${numberText(value, ownLocale)} %`);

const counted = (id: string, title: string, of: (row: SourceRow) => number, width = 72): Measured => ({
  id,
  title,
  width,
  align: 'right',
  sorts: true,
  value: of,
  text: (row) => numberText(of(row), ownLocale),
});

/** A source that cost or earned in several currencies shows each. */
const money = (name: MoneyName, title: string, width = 112): Measured => ({
  id: name,
  title,
  width,
  align: 'right',
  sorts: true,
  value: (row) => row.money[0]?.[name] ?? null,
  text: (row) => row.money.map((one) => moneyText(one, name)).join(', ') || '–',
  cell: (row): ReactNode =>
    row.money.length === 0 ? (
      <span className="none">–</span>
    ) : (
      row.money.map((one) => (
        <span key={one.currency}>
          <Money amount={one[name]} currency={one.currency} locale={ownLocale} />{' '}
        </span>
      ))
    ),
});

function moneyText(one: SourceRow['money'][number], name: MoneyName): string {
  const amount = one[name];
  return amount === null ? '–' : formatMoney(amount, one.currency, ownLocale);
}

interface Measured extends Column<SourceRow> {
  readonly value: (row: SourceRow) => number | string | null;
}

const columns: readonly Measured[] = [
  { id: 'source', title: 'Source', width: 124, sorts: true, value: sourceName, text: sourceName },
  {
    id: 'channel',
    title: 'Channel',
    sorts: true,
    value: ({ source }) => source?.channel ?? null,
    text: ({ source }) => [source?.channel, source?.campaign, source?.partner].filter(Boolean).join(', '),
  },
  {
    id: 'leads',
    title: 'Pass · check · fail',
    width: 124,
    align: 'right',
    sorts: true,
    value: ({ leads }) => leads.pass,
    text: ({ leads: { pass, check, fail } }) =>
      [pass, check, fail].map((count) => numberText(count, ownLocale)).join(' · '),
  },
  { ...counted('duplicate', 'Duplicate', ({ leads }) => leads.duplicate, 80), hidden: true },
  { ...counted('taken', 'Taken', ({ leads }) => leads.taken, 56), hidden: true },
  { ...counted('suppressed', 'Suppressed', ({ leads }) => leads.suppressed, 84), hidden: true },
  counted('delivered', 'Delivered', ({ delivered }) => delivered, 80),
  {
    id: 'acceptance',
    title: 'Accepted',
    width: 84,
    align: 'right',
    sorts: true,
    value: ({ acceptanceRate }) => acceptanceRate,
    text: ({ acceptanceRate }) => percent(acceptanceRate),
  },
  { ...counted('returned', 'Returned', ({ returned }) => returned), hidden: true },
  { ...counted('notPayable', 'Not payable', ({ notPayable }) => notPayable, 92), hidden: true },
  money('cost', 'Cost'),
  money('costPerAccepted', 'Per accepted', 100),
  money('charged', 'Billed', 124),
  { ...money('credited', 'Credited'), hidden: true },
  money('open', 'Open'),
  money('expectedMargin', 'Margin'),
];

export const sourceColumns: readonly Column<SourceRow>[] = columns;

/** What a row still says while its details are open beside it. */
export const sourceColumnsBesidePanel: readonly string[] = [
  'source',
  'channel',
  'delivered',
  'acceptance',
  'cost',
  'expectedMargin',
];

/** Rows in the order wanted: no value comes last either way; money keeps to its currency. */
export function sorted(rows: readonly SourceRow[], sort: Sort | undefined): readonly SourceRow[] {
  const column = columns.find(({ id }) => id === sort?.by);
  if (sort === undefined || column === undefined) return rows;
  const way = sort.down ? -1 : 1;
  const isMoney = rows.some(({ money: [first] }) => first !== undefined && sort.by in first);
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const byCurrency = isMoney ? compared(a.money[0]?.currency ?? '', b.money[0]?.currency ?? '') : 0;
    return byCurrency || way * compared(left, right);
  });
}

const compared = (a: number | string, b: number | string): number => {
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? String(a).localeCompare(String(b)) : left - right;
};
