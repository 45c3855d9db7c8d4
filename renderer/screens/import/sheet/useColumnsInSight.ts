import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { SheetColumn } from './sheetColumns.ts';

/** Which columns are to be drawn, and where they stand; pixels. */
export interface ColumnsInSight {
  /** Their places among all columns, in order. */
  readonly drawn: readonly number[];
  /** What the columns before the first one drawn take up. */
  readonly gap: number;
  /** All columns together. */
  readonly width: number;
  readonly scrollTo: (column: number) => void;
}

/** Columns drawn beside those in sight. */
const beside = 2;
/** Before the sheet was measured. */
const usualWidth = 1000;

/**
 * Columns beyond the edge of a wide file are not drawn. `fixed` pixels at the left always stand there and hide what scrolls under
 * them; `lead` pixels come before the first column and scroll away.
 */
export function useColumnsInSight(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly SheetColumn[],
  { fixed, lead }: { readonly fixed: number; readonly lead: number },
): ColumnsInSight {
  const ends = useMemo(() => endsOf(columns), [columns]);
  const [sight, setSight] = useState<Sight>({ left: 0, width: usualWidth });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => setSight(sightOf(element));
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);

  const from = Math.max(0, firstBeyond(ends, sight.left - lead) - beside);
  const until = Math.min(columns.length - 1, firstBeyond(ends, sight.left + sight.width - fixed - lead) + beside);
  const drawn = useMemo(() => Array.from({ length: until - from + 1 }, (_, at) => from + at), [from, until]);
  return {
    drawn,
    gap: ends[from - 1] ?? 0,
    width: fixed + lead + (ends.at(-1) ?? 0),
    scrollTo: (column) => {
      const element = scroller.current;
      if (element === null) return;
      const start = lead + (ends[column - 1] ?? 0);
      const end = lead + (ends[column] ?? 0);
      // The first column brings the reason before it back into sight.
      if (column === 0) element.scrollLeft = 0;
      else if (start < element.scrollLeft) element.scrollLeft = start;
      else if (end > element.scrollLeft + element.clientWidth - fixed) {
        element.scrollLeft = end - element.clientWidth + fixed;
      }
      // At once: what is typed next goes into a cell that has to be drawn by then, and the browser tells of scrolling a frame later.
      setSight(sightOf(element));
    },
  };
}

interface Sight {
  readonly left: number;
  readonly width: number;
}

/** What is in sight of an element now; the same as before where it is. */
function sightOf({ scrollLeft: left, clientWidth: width }: HTMLElement): (before: Sight) => Sight {
  return (before) => (before.left === left && before.width === width ? before : { left, width });
}

function endsOf(columns: readonly SheetColumn[]): readonly number[] {
  let end = 0;
  return columns.map(({ width }) => {
    end += width;
    return end;
  });
}

/** The first column that ends beyond so many pixels; how many there are where none does. */
function firstBeyond(ends: readonly number[], pixels: number): number {
  const at = ends.findIndex((end) => end > pixels);
  return at < 0 ? ends.length : at;
}
