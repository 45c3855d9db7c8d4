import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Predicted } from '../../../shared/api/scoring.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { comparisonWords, keyWords } from '../../text/scoring.ts';
import type { Asked } from './BehindPanel.tsx';
import css from './scoring.module.css';

type Row = Predicted['bands'][number];

/** One way to tell leads apart: a band of rows under its name. */
export interface Group {
  readonly title: string | null;
  readonly detail?: string;
  readonly of: 'band' | 'criterion' | 'field';
  readonly table: NonNullable<Asked['row']>['table'];
  readonly rows: readonly Row[];
}

const groupKey = ({ table }: Group): string => JSON.stringify(table);

/** Leads by value, each beside all others: counts that open, rates with their intervals, and whether the difference says something. */
export function ValueTable({
  label,
  groups,
  onOpen,
}: {
  readonly label: string;
  readonly groups: readonly Group[];
  readonly onOpen: (asked: Asked) => void;
}): ReactNode {
  return (
    <div className={css.room}>
      <table className={`plain ${css.values}`} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Leads</th>
            <th scope="col" className="right">
              Delivered
            </th>
            <th scope="col" className="right">
              Accepted
            </th>
            <th scope="col" className="right">
              decided
            </th>
            <th scope="col">beside the rest</th>
            <th scope="col" className="right">
              Sold
            </th>
            <th scope="col" className="right">
              old enough
            </th>
            <th scope="col">beside the rest</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={groupKey(group)}>
            {group.title !== null && (
              <tr>
                <th scope="rowgroup" colSpan={8} className={css.group}>
                  {group.title} {group.detail !== undefined && <span className="quiet">{group.detail}</span>}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <ValueRow key={JSON.stringify(row.key)} row={row} group={group} onOpen={onOpen} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ValueRow({
  row,
  group,
  onOpen,
}: {
  readonly row: Row;
  readonly group: Group;
  readonly onOpen: (asked: Asked) => void;
}): ReactNode {
  const name = keyWords(row.key, group.of);
  const whole = group.title === null ? name : `${group.title}: ${name}`;
  const opens = (of: Asked['of'], count: number): ReactNode =>
    count === 0 ? (
      '0'
    ) : (
      <UnstyledButton
        className="cell-opens"
        aria-label={`${numberText(count, ownLocale)}: the leads of ${whole}, ${of}`}
        onClick={() => onOpen({ title: whole, of, row: { table: group.table, key: row.key } })}
      >
        {numberText(count, ownLocale)}
      </UnstyledButton>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="right">{opens('delivered', row.delivered)}</td>
      <td className="right">
        <ShareText share={row.acceptance} />
      </td>
      <td className="right">
        {opens('accepted', row.accepted)} of {opens('decided', row.decided)}
      </td>
      <td>
        <ComparisonText share={row.acceptance} />
      </td>
      <td className="right">
        <ShareText share={row.closing} />
      </td>
      <td className="right">
        {opens('sold', row.sold)} of {opens('ripe', row.ripe)}
      </td>
      <td>
        <ComparisonText share={row.closing} />
      </td>
    </tr>
  );
}

/** A rate with its interval. */
export function ShareText({
  share: { rate, low, high },
}: {
  readonly share: Pick<Row['acceptance'], 'rate' | 'low' | 'high'>;
}): ReactNode {
  if (rate === null || low === null || high === null) return <span className="none">–</span>;
  const short = (value: string): string => numberText(Number(value).toFixed(1), ownLocale);
  return (
    <>
      {short(rate)} %{' '}
      <span className="quiet">
        ({short(low)}–{short(high)})
      </span>
    </>
  );
}

const tones: Readonly<Record<Row['acceptance']['comparison'], string>> = {
  higher: 'state good',
  lower: 'state bad',
  cannotTell: 'quiet',
  tooFew: 'quiet',
};

function ComparisonText({ share }: { readonly share: Row['acceptance'] }): ReactNode {
  const { comparison, difference } = share;
  const tells = comparison === 'higher' || comparison === 'lower';
  const points = (value: string): string => numberText(Number(value).toFixed(1), ownLocale);
  return (
    <span
      className={tones[comparison]}
      title={
        difference === null
          ? undefined
          : `${points(difference.points)} points (${points(difference.low)} to ${points(difference.high)})`
      }
    >
      {comparisonWords(share)}
      {tells && difference !== null && ` by ${points(difference.points.replace('-', ''))}`}
    </span>
  );
}
