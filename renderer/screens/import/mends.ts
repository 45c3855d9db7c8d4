import type { RowFixes } from '../../../shared/domain/intake/fixes.ts';

export type Cells = readonly string[];

/** A row before and after a mend; null is how it stands in the file. */
interface Change {
  readonly row: number;
  readonly before: Cells | null;
  readonly after: Cells | null;
}

/** What was mended at once: a cell, or all that a block of pasted cells covers. It is taken back at once. */
type Step = readonly Change[];

/** Rows of a file as somebody has mended them, and the way back. */
export interface Mends {
  /** The mended rows as they are to be read. */
  readonly cells: ReadonlyMap<number, Cells>;
  /** Rows that were ever mended, as they stand in the file. */
  readonly was: ReadonlyMap<number, Cells>;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** Another one with every change of any file, so that two states are told apart without comparing them. */
  readonly change: number;
}

let changes = 0;
const nextChange = (): number => {
  changes += 1;
  return changes;
};

/** Nothing is mended yet. */
export const noMends: Mends = { cells: new Map(), was: new Map(), done: [], undone: [], change: 0 };

/** A row that is to be read otherwise; `now` is how it is read without this mend. */
export interface Mend {
  readonly row: number;
  readonly now: Cells;
  readonly cells: Cells;
}

/** The rows mended, as one step; the same mends where nothing of it is new. What comes to stand as in the file is no mend. */
export function mended(mends: Mends, rows: readonly Mend[]): Mends {
  const was = new Map(mends.was);
  const step: Change[] = [];
  for (const { row, now, cells } of rows) {
    if (same(now, cells)) continue;
    const original = was.get(row) ?? now;
    was.set(row, original);
    step.push({ row, before: mends.cells.get(row) ?? null, after: same(original, cells) ? null : cells });
  }
  if (step.length === 0) return mends;
  return { was, cells: applied(mends.cells, step), done: [...mends.done, step], undone: [], change: nextChange() };
}

/** Rows that were mended before, as they stand in the file and as they are to be read: each a step of its own. */
export function takenUp(rows: readonly { readonly row: number; readonly was: Cells; readonly cells: Cells }[]): Mends {
  if (rows.length === 0) return noMends;
  return {
    cells: new Map(rows.map(({ row, cells }) => [row, cells])),
    was: new Map(rows.map(({ row, was }) => [row, was])),
    done: rows.map(({ row, cells }) => [{ row, before: null, after: cells }]),
    undone: [],
    change: nextChange(),
  };
}

/** How many cells are mended. */
export function mendedCells({ cells, was }: Pick<Mends, 'cells' | 'was'>): number {
  let count = 0;
  for (const [row, now] of cells) {
    const before = was.get(row) ?? [];
    for (let at = 0; at < Math.max(now.length, before.length); at += 1) {
      if ((now[at] ?? '') !== (before[at] ?? '')) count += 1;
    }
  }
  return count;
}

/** Rows that are not mended as they were, `cells` null where one stands as in the file again. */
export const changedRows = (
  { cells, was }: Pick<Mends, 'cells' | 'was'>,
  before: ReadonlyMap<number, Cells>,
): readonly { readonly row: number; readonly was: Cells; readonly cells: Cells | null }[] =>
  [...new Set([...before.keys(), ...cells.keys()])].flatMap((row) => {
    const now = cells.get(row) ?? null;
    return now === (before.get(row) ?? null) ? [] : [{ row, was: was.get(row) ?? [], cells: now }];
  });

/** The last step taken back, with the rows it was about; null where there is none. */
export function takenBack({ cells, was, done, undone }: Mends): { mends: Mends; rows: readonly number[] } | null {
  const step = done.at(-1);
  if (step === undefined) return null;
  const back = step.map(({ row, before, after }) => ({ row, before: after, after: before }));
  return {
    mends: {
      was,
      cells: applied(cells, back),
      done: done.slice(0, -1),
      undone: [...undone, step],
      change: nextChange(),
    },
    rows: step.map(({ row }) => row),
  };
}

/** The step last taken back done again; null where there is none. */
export function doneAgain({ cells, was, done, undone }: Mends): { mends: Mends; rows: readonly number[] } | null {
  const step = undone.at(-1);
  if (step === undefined) return null;
  return {
    mends: {
      was,
      cells: applied(cells, step),
      done: [...done, step],
      undone: undone.slice(0, -1),
      change: nextChange(),
    },
    rows: step.map(({ row }) => row),
  };
}

/** As calls take them. */
export const fixesOf = ({ cells }: Mends): RowFixes => [...cells].map(([row, of]) => ({ row, cells: [...of] }));

function applied(cells: ReadonlyMap<number, Cells>, step: Step): ReadonlyMap<number, Cells> {
  const next = new Map(cells);
  for (const { row, after } of step) {
    if (after === null) next.delete(row);
    else next.set(row, after);
  }
  return next;
}

/** Cells that are not there are empty. */
function same(one: Cells, other: Cells): boolean {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    if ((one[at] ?? '') !== (other[at] ?? '')) return false;
  }
  return true;
}
