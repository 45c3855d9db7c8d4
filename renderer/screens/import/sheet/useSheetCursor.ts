import { useMemo, useState } from 'react';
import type { PreviewRow } from '../../../../shared/api/intake.ts';
import { outcomeAt } from '../../../../shared/domain/intake/outcomeLetters.ts';
import type { SheetRows } from '../useSheetRows.ts';
import type { SheetColumn } from './sheetColumns.ts';
import { nextTroubled, troubledCells } from './troubles.ts';

/** A cell: its row by number, its place among the columns shown. Null is the cell the row's trouble is in. */
interface Place {
  readonly row: number;
  readonly column: number | null;
}

/** Cells chosen together, by their places among the rows and columns shown, both ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where the keyboard stands in the sheet. */
export interface SheetCursor {
  /** Its places among the rows and columns shown. */
  readonly rowAt: number;
  readonly columnAt: number;
  /** Names the cell the cursor was sent to: the same before its row is fetched and after, when its first trouble is known. */
  readonly sentTo: string;
  /** The number of the row; undefined where no row is shown. */
  readonly number: number | undefined;
  /** Undefined while the row is not known in full. */
  readonly current: PreviewRow | undefined;
  readonly chosen: Block;
  /** `column` null goes to the cell the row's trouble is in. `widen` keeps what was chosen and goes on from there. */
  readonly goTo: (row: number, column: number | null, widen?: boolean) => void;
  /** To the next cell that something is wrong with, or (-1) the one before. */
  readonly goToTrouble: (by: 1 | -1) => void;
  readonly chooseAll: () => void;
}

/** It stays on its row by number, whatever else comes to be shown. */
export function useSheetCursor(
  list: readonly number[],
  rows: Pick<SheetRows, 'at' | 'outcomes' | 'awaits'>,
  columns: readonly SheetColumn[],
): SheetCursor {
  const [cursor, setCursor] = useState<Place | null>(null);
  const [anchor, setAnchor] = useState<Place | null>(null);
  const rowAt = Math.max(0, cursor === null ? 0 : indexOf(list, cursor.row));
  const number = list[rowAt];
  const current = number === undefined ? undefined : rows.at(number);
  const troubles = useMemo(() => (current === undefined ? [] : placesOf(current, columns)), [current, columns]);
  const columnAt = Math.max(0, Math.min(columns.length - 1, cursor?.column ?? troubles[0] ?? 0));
  const start =
    anchor === null
      ? { row: rowAt, column: columnAt }
      : { row: indexOf(list, anchor.row), column: anchor.column ?? columnAt };

  const goTo = (row: number, column: number | null, widen = false): void => {
    const next = list[clamped(row, list.length)];
    if (next === undefined) return;
    if (!widen) setAnchor(null);
    else if (anchor === null && number !== undefined) setAnchor({ row: number, column: columnAt });
    setCursor({ row: next, column: column === null ? null : clamped(column, columns.length) });
  };
  return {
    rowAt,
    columnAt,
    sentTo: `${number}/${cursor?.column ?? 'trouble'}`,
    number,
    current,
    chosen: {
      top: Math.min(start.row, rowAt),
      bottom: Math.max(start.row, rowAt),
      left: Math.min(start.column, columnAt),
      right: Math.max(start.column, columnAt),
    },
    goTo,
    goToTrouble: (by) => {
      const inRow = by === 1 ? troubles.find((at) => at > columnAt) : troubles.findLast((at) => at < columnAt);
      // A row that was mended just now is not gone back to before it is known whether anything is left to mend.
      const outcomeOf = (row: number) => (rows.awaits(row) ? undefined : outcomeAt(rows.outcomes, row));
      const search = { rows: list, outcomeOf };
      const next = inRow === undefined ? nextTroubled(search, rowAt, by) : rowAt;
      if (next !== null) goTo(next, inRow ?? null);
    },
    chooseAll: () => {
      const [top, bottom] = [list[0], list.at(-1)];
      if (top === undefined || bottom === undefined) return;
      setAnchor({ row: top, column: 0 });
      setCursor({ row: bottom, column: columns.length - 1 });
    },
  };
}

const clamped = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));

/** Where among the columns shown the troubled cells of a row stand, in order. */
const placesOf = (row: PreviewRow, columns: readonly SheetColumn[]): readonly number[] => {
  const cells = new Set(troubledCells(row));
  return columns.flatMap(({ cell }, at) => (cells.has(cell) ? [at] : []));
};

/** Where a row stands among the rows shown, which are in order; the place it would have where it is not shown. */
function indexOf(list: readonly number[], row: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, list.length - 1);
}
