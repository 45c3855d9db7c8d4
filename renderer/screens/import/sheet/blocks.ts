import type { PreviewRow } from '../../../../shared/api/intake.ts';
import { copiedCells } from './pastedCells.ts';
import type { SheetColumn } from './sheetColumns.ts';
import type { Block } from './useSheetCursor.ts';

/** What a block of cells stands in. */
interface Ground {
  /** Numbers of the rows shown. */
  readonly list: readonly number[];
  readonly columns: readonly SheetColumn[];
  readonly at: (row: number) => PreviewRow | undefined;
}

interface RowCells {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Rows with new texts in a block of their cells, and how many of its rows are not there to take them. */
export interface Filled {
  readonly rows: readonly RowCells[];
  readonly lost: number;
}

/** Every cell of the block says `text`. */
export const filledWith = (ground: Ground, block: Block, text: string): Filled =>
  filled(ground, block.top, block.bottom - block.top + 1, () =>
    Array.from({ length: block.right - block.left + 1 }, (_, at) => [block.left + at, text] as const),
  );

/** Pasted cells from the block's first cell on; a single one fills the whole block, as spreadsheets have it. */
export function pastedInto(ground: Ground, block: Block, pasted: readonly (readonly string[])[]): Filled {
  const [first] = pasted;
  if (pasted.length === 1 && first?.length === 1) return filledWith(ground, block, first[0] ?? '');
  return filled(ground, block.top, pasted.length, (at) =>
    (pasted[at] ?? []).map((text, offset) => [block.left + offset, text] as const),
  );
}

/** The cells of the block, as spreadsheets take them. */
export const blockText = ({ list, columns, at }: Ground, { top, bottom, left, right }: Block): string =>
  copiedCells(
    list
      .slice(top, bottom + 1)
      .map((row) => columns.slice(left, right + 1).map(({ cell }) => at(row)?.cells[cell] ?? '')),
  );

function filled(
  { list, columns, at }: Ground,
  top: number,
  count: number,
  texts: (at: number) => readonly (readonly [column: number, text: string])[],
): Filled {
  const rows: RowCells[] = [];
  for (let offset = 0; offset < count; offset += 1) {
    const row = list[top + offset];
    const now = row === undefined ? undefined : at(row);
    if (row === undefined || now === undefined) continue;
    const cells = [...now.cells];
    for (const [column, text] of texts(offset)) {
      const place = columns[column]?.cell;
      if (place !== undefined) cells[place] = text;
    }
    rows.push({ row, cells: Array.from(cells, (cell) => cell ?? '') });
  }
  return { rows, lost: count - rows.length };
}
