import { type ReactNode, useRef } from 'react';
import { InTurn } from '../../../parts/InTurn.tsx';

/**
 * A list of rows that are typed in: each keeps its fields while its own name changes and while others are added or removed, which
 * neither its place nor its name could promise. Drawn row by row: a row has many fields.
 */
export function Rows<Row>({
  rows,
  onRows,
  children,
}: {
  readonly rows: readonly Row[];
  readonly onRows: (rows: Row[]) => void;
  readonly children: (row: Row, change: (row: Row) => void, remove: () => void) => ReactNode;
}): ReactNode {
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < rows.length) {
    keys.current.push(next.current);
    next.current += 1;
  }
  keys.current.length = rows.length;
  return rows.map((row, at) => (
    <InTurn key={keys.current[at]}>
      {children(
        row,
        (changed) => onRows(rows.map((old, place) => (place === at ? changed : old))),
        () => {
          keys.current.splice(at, 1);
          onRows(rows.filter((_, place) => place !== at));
        },
      )}
    </InTurn>
  ));
}

/** A name that nothing in the list has: `lead`, then `lead2`. */
export function freeName(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish;
  let number = 2;
  while (taken.includes(`${wish}${number}`)) number += 1;
  return `${wish}${number}`;
}
