import { type CSSProperties, memo, type ReactNode } from 'react';
import type { PreviewRow } from '../../../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../../../shared/domain/intake/previewOutcome.ts';
import { reasonText, whyOf } from '../../../../shared/domain/intake/reasonWords.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { numberText } from '../../../parts/format.ts';
import { ownLocale } from '../../../parts/ownLocale.ts';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { counted } from '../../../text/counted.ts';
import type { Previewed } from '../useIntake.ts';
import { CellEditor } from './CellEditor.tsx';
import css from './Sheet.module.css';
import type { SheetColumn } from './sheetColumns.ts';
import { pointedCells, troubled } from './troubles.ts';

/** A cell that is being edited. */
export interface Opened {
  readonly column: number;
  readonly text: string;
  /** Typing opened it: arrows keep what was typed and go on, as spreadsheets have it. */
  readonly typed: boolean;
}

/** What becomes of a cell that was edited. */
export interface EditorHand {
  readonly onKeep: (
    text: string,
    then: 'nextTrouble' | { readonly rows: number; readonly columns: number } | null,
  ) => void;
  readonly onGiveUp: () => void;
}

interface SheetRowProps {
  readonly number: number;
  /** Its place among the rows shown. */
  readonly index: number;
  /** Undefined while it is fetched. */
  readonly row: PreviewRow | undefined;
  readonly outcome: PreviewOutcome | undefined;
  /** Its cells as they stand in the file, where it was mended. */
  readonly was: readonly string[] | undefined;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly width: number;
  /** Pixels between the reason and the first column drawn. */
  readonly gap: number;
  readonly whyWidth: number;
  readonly columns: readonly SheetColumn[];
  readonly drawn: readonly number[];
  readonly look: Previewed['look'];
  readonly currency: string | null;
  /** The column the cursor stands on; null in every other row. */
  readonly cursor: number | null;
  readonly left: number | null;
  readonly right: number | null;
  readonly opened: Opened | null;
  readonly editor: EditorHand;
  readonly prefix: string;
}

/** One row of the sheet. Moving the cursor draws two of them, not all. */
export const SheetRow = memo(DrawnRow);

function DrawnRow(props: SheetRowProps): ReactNode {
  const { number, index, row, outcome, start, width, gap, whyWidth, columns, drawn, look, currency } = props;
  const locale = look?.locale ?? ownLocale;
  const why = row === undefined ? '' : whyText(row);
  const pointed = row === undefined || row.outcome === 'duplicate' ? [] : pointedCells(row);
  return (
    <tr
      className={`${css.row} ${css.line}`}
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      aria-selected={props.left !== null}
      style={{ width, transform: `translateY(${start}px)` }}
    >
      <th scope="row" className={`${css.fixed} ${css.number}`} data-row={index}>
        {numberText(number, locale)}
      </th>
      <td className={`${css.fixed} ${css.outcome}`} data-row={index}>
        {outcome !== undefined && <StateBadge kind="importRow" value={outcome} />}
      </td>
      {currency !== null && (
        <td className={`${css.fixed} ${css.bills}`} data-row={index}>
          {row === undefined || row.bills === null ? '–' : formatMoney(row.bills, currency, locale)}
        </td>
      )}
      <td className={css.why} style={{ width: whyWidth, marginRight: gap }} title={why} data-row={index}>
        {why === '' ? '–' : why}
      </td>
      {drawn.map((at) => {
        const column = columns[at];
        if (column === undefined) return null;
        return <DrawnCell key={at} {...props} column={column} at={at} isPointed={pointed.includes(column.cell)} />;
      })}
    </tr>
  );
}

function DrawnCell({
  number,
  index,
  row,
  was,
  column,
  at,
  isPointed,
  cursor,
  left,
  right,
  opened,
  editor,
  prefix,
}: SheetRowProps & {
  readonly column: SheetColumn;
  readonly at: number;
  /** A reason of its row is about it. */
  readonly isPointed: boolean;
}): ReactNode {
  const style: CSSProperties = { width: column.width };
  const text = row?.cells[column.cell] ?? '';
  const before = was === undefined ? text : (was[column.cell] ?? '');
  const isMended = before !== text;
  const isTroubled = isPointed && row !== undefined && troubled.has(row.outcome);
  const fill = row?.fills.find((one) => one.column === column.cell);
  const isCursor = cursor === at;
  const isChosen = left !== null && right !== null && at >= left && at <= right;
  const isOpen = isCursor && opened?.column === at;
  const classes = [
    css.cell,
    isTroubled ? css.troubled : '',
    isTroubled && row?.outcome === 'check' ? css.unsure : '',
    isMended ? css.mended : '',
    fill === undefined ? '' : css.fills,
    column.leftOut ? css.leftOut : '',
    column.isNumeric ? css.numeric : '',
    isChosen ? css.chosen : '',
    isCursor ? css.cursor : '',
  ];
  return (
    <td
      id={`${prefix}-${number}-${at}`}
      className={classes.filter((name) => name !== '').join(' ')}
      aria-colindex={at + 5}
      aria-invalid={isTroubled ? 'true' : undefined}
      style={style}
      title={titleOf(row, column, text, isMended ? before : null)}
      data-row={index}
      data-column={at}
    >
      {isOpen ? (
        <CellEditor label={`${column.title}, row ${number}`} opened={opened} hand={editor} />
      ) : (
        <>
          {isPointed && (
            <span aria-hidden="true" className={css.sign}>
              {row?.outcome === 'check' ? '◐' : '▲'}
            </span>
          )}
          {fill !== undefined && (
            <span aria-hidden="true" className={css.sign}>
              +
            </span>
          )}
          {text}
          {isMended && <del>{before === '' ? 'it was empty' : before}</del>}
        </>
      )}
    </td>
  );
}

/** What the cell says whole, what is wrong with it, and what it was. */
function titleOf(row: PreviewRow | undefined, column: SheetColumn, text: string, before: string | null): string {
  const reasons = row?.reasons.filter((reason) => reason.column === column.cell).map(reasonText) ?? [];
  const was = before === null ? [] : [`It was ${before === '' ? 'empty' : `“${before}”`}`];
  return [text, ...reasons, ...was].filter((line) => line !== '').join('\n');
}

function whyText(row: PreviewRow): string {
  const fills =
    row.fills.length === 0
      ? []
      : [`fills ${counted(row.fills.length, 'empty field')}: ${row.fills.map(({ label }) => label).join(', ')}`];
  return [...whyOf(row), ...fills].join('; ');
}
