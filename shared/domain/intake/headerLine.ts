import { furnitureWidth, isBlank, isTitle } from './furniture.ts';

/** Lines over a table that are looked at. */
const mostLinesAbove = 20;
const mostTitleCells = 2;

const filledIn = (cells: readonly string[]): number => {
  let filled = 0;
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') filled += 1;
  return filled;
};

/** Figures, dates and mail addresses name no column. */
const isData = (text: string): boolean => text.includes('@') || /^[\d\s.,:;/+-]+$/.test(text);

/**
 * The place of the header among the first rows of a file, `first` being the first with any text: that one, or the first with several
 * names of columns where lines of one cell, or of a word and its value (`Report:`, `Date range:`), stand over it. A row of data is
 * never taken for a header, so a table of one or two columns with a longer row below stays what it is.
 */
export function headerPlace(rows: readonly (readonly string[])[], first: number): number {
  const top = rows[first] ?? [];
  if (filledIn(top) > mostTitleCells) return first;
  const last = Math.min(rows.length - 1, first + mostLinesAbove);
  for (let place = first + 1; place <= last; place += 1) {
    const cells = rows[place] ?? [];
    if (filledIn(cells) < furnitureWidth) continue;
    return isOverTitle(top) && namesColumns(cells) && hasRows(rows, place) ? place : first;
  }
  return first;
}

function isOverTitle(top: readonly string[]): boolean {
  return filledIn(top) === 1 || isTitle(top.find((cell) => cell.trim() !== '')?.trim() ?? '');
}

const namesColumns = (cells: readonly string[]): boolean =>
  !cells.some((cell) => isData(cell.trim()) && cell.trim() !== '') &&
  !cells.slice(1).some((cell) => cell.startsWith(' '));

/** A row follows that is as wide as rows of a table, or the file ends with its header. */
function hasRows(rows: readonly (readonly string[])[], place: number): boolean {
  const below = rows.slice(place + 1).filter((cells) => !isBlank(cells));
  return below.length === 0 || below.some((cells) => filledIn(cells) >= mostTitleCells);
}
