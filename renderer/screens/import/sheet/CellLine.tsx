import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../../../../shared/api/intake.ts';
import { whyOf } from '../../../../shared/domain/intake/reasonWords.ts';
import { Scrolled } from '../../../parts/Screen.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import css from './Sheet.module.css';
import type { SheetColumn } from './sheetColumns.ts';

/** The cell the cursor stands on, whole, and why its row falls where it falls: what the sheet has no room for. */
export function CellLine({
  row,
  number,
  column,
  was,
}: {
  readonly row: PreviewRow | undefined;
  readonly number: number | undefined;
  readonly column: SheetColumn | undefined;
  readonly was: readonly string[] | undefined;
}): ReactNode {
  const text = row === undefined || column === undefined ? '' : (row.cells[column.cell] ?? '');
  const before = was === undefined || column === undefined ? text : (was[column.cell] ?? '');
  return (
    <Scrolled className={css.cellLine ?? ''} label="The row at the cursor">
      {number !== undefined && (
        <p>
          <strong>Row {number}</strong> {row !== undefined && <StateBadge kind="importRow" value={row.outcome} />}{' '}
          {row !== undefined && whyOf(row).join('; ')}{' '}
          {row?.reasons
            .flatMap(({ lead }) => lead ?? [])
            .map((lead) => (
              <Link key={lead} to="/leads/$lead" params={{ lead: String(lead) }}>
                Open the earlier lead
              </Link>
            ))}
        </p>
      )}
      {row !== undefined && row.fills.length > 0 && (
        <p>
          Fills what is empty there:{' '}
          {row.fills.map(({ label, before: there, after }, at) => (
            <span key={label}>
              {at > 0 && ' · '}
              <span className="quiet">{label}</span> {there === null ? '–' : `“${there}”`} → {after}
            </span>
          ))}
        </p>
      )}
      {column !== undefined && row !== undefined && (
        <p>
          <span className="quiet">
            {column.title}
            {column.meaning === null ? '' : ` (${column.meaning})`}
          </span>{' '}
          {text === '' ? <span className="none">empty</span> : text}
          {before !== text && (
            <span className="quiet"> – it was {before === '' ? 'empty' : `“${before}”`}; Ctrl+Z takes mends back</span>
          )}
        </p>
      )}
    </Scrolled>
  );
}
