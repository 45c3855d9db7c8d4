import type { ReactNode } from 'react';
import css from './Sheet.module.css';
import type { SheetColumn } from './sheetColumns.ts';

/** The titles over the sheet: what we say of a row, then the file's own columns and what they are taken for. */
export function SheetHead({
  columns,
  drawn,
  gap,
  width,
  whyWidth,
  bills,
}: {
  readonly columns: readonly SheetColumn[];
  readonly drawn: readonly number[];
  readonly gap: number;
  readonly width: number;
  readonly whyWidth: number;
  /** Whether rows bill anything. */
  readonly bills: boolean;
}): ReactNode {
  return (
    <thead className={css.head} style={{ width }}>
      <tr className={css.row} aria-rowindex={1}>
        <th scope="col" className={`${css.fixed} ${css.number}`}>
          Row
        </th>
        <th scope="col" className={`${css.fixed} ${css.outcome}`}>
          Will be
        </th>
        {bills && (
          <th scope="col" className={`${css.fixed} ${css.bills}`}>
            Bills
          </th>
        )}
        <th scope="col" className={css.why} style={{ width: whyWidth, marginRight: gap }}>
          Why
        </th>
        {drawn.map((at) => {
          const column = columns[at];
          if (column === undefined) return null;
          const { title, meaning, leftOut } = column;
          const says = leftOut ? 'left out' : meaning;
          return (
            <th
              key={at}
              scope="col"
              aria-colindex={at + 5}
              className={column.isNumeric ? css.numeric : undefined}
              style={{ width: column.width }}
              title={says === null ? title : `${title}: ${says}`}
            >
              {title}
              {says !== null && <span className={css.meaning}>{says}</span>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
