import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { InTurn } from '../../../parts/InTurn.tsx';

/** What a row may do to its list. The same functions from one drawing to the next: a row that did not change is not drawn again. */
export interface RowActions<Row> {
  readonly change: (row: Row) => void;
  readonly remove: () => void;
  /** One place up, or one down. */
  readonly move: (by: -1 | 1) => void;
}

interface Keyed<Row> {
  readonly key: number;
  readonly actions: RowActions<Row>;
  /** It came after the list was first drawn. */
  readonly isAdded: boolean;
}

/**
 * A list of rows that are typed in: each keeps its fields while its own name changes and while others are added, removed or moved,
 * which neither its place nor its name could promise. Drawn row by row: a row has many fields.
 */
export function Rows<Row>({
  rows,
  onRows,
  focusesAdded = true,
  atOnce = false,
  children,
}: {
  readonly rows: readonly Row[];
  readonly onRows: (rows: Row[]) => void;
  /** Whether somebody wants to type into a row that is added: not where it comes by itself. */
  readonly focusesAdded?: boolean;
  /** Drawn with its part: rows that are typed through from the first to the last must all be there. */
  readonly atOnce?: boolean;
  readonly children: (row: Row, actions: RowActions<Row>, at: number) => ReactNode;
}): ReactNode {
  const newest = useRef({ rows, onRows });
  newest.current = { rows, onRows };
  const next = useRef(0);
  const list = useRef<Keyed<Row>[] | null>(null);
  const isFirst = list.current === null;
  list.current ??= [];
  const keyed = list.current;
  while (keyed.length < rows.length) {
    const key = next.current;
    next.current += 1;
    keyed.push({ key, isAdded: !isFirst, actions: actionsOf(key, list, newest) });
  }
  keyed.length = rows.length;
  return rows.map((row, at) => {
    const own = keyed[at];
    if (own === undefined) return null;
    const drawn = children(row, own.actions, at);
    if (!own.isAdded && !atOnce) return <InTurn key={own.key}>{drawn}</InTurn>;
    return (
      <Added key={own.key} focuses={own.isAdded && focusesAdded}>
        {drawn}
      </Added>
    );
  });
}

function actionsOf<Row>(
  key: number,
  list: { current: Keyed<Row>[] | null },
  newest: { readonly current: { readonly rows: readonly Row[]; readonly onRows: (rows: Row[]) => void } },
): RowActions<Row> {
  const place = (): number => list.current?.findIndex((one) => one.key === key) ?? -1;
  return {
    change: (row) => {
      const at = place();
      newest.current.onRows(newest.current.rows.map((old, other) => (other === at ? row : old)));
    },
    remove: () => {
      const at = place();
      list.current?.splice(at, 1);
      newest.current.onRows(newest.current.rows.filter((_, other) => other !== at));
    },
    move: (by) => {
      const at = place();
      const to = at + by;
      if (to < 0 || to >= newest.current.rows.length) return;
      if (list.current !== null) list.current = swapped(list.current, at, to);
      newest.current.onRows(swapped(newest.current.rows, at, to));
    },
  };
}

function swapped<Item>(items: readonly Item[], one: number, other: number): Item[] {
  const [a, b] = [items[one], items[other]];
  if (a === undefined || b === undefined) return [...items];
  return items.with(one, b).with(other, a);
}

/** A row that was just added: its first empty field, or its first, has the keyboard. */
function Added({ focuses, children }: { readonly focuses: boolean; readonly children: ReactNode }): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const wanted = useRef(focuses);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const fields = [...(row.current?.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea') ?? [])];
    (fields.find(({ value }) => value === '') ?? fields[0])?.focus();
  }, []);
  return (
    <div ref={row} className="added">
      {children}
    </div>
  );
}
