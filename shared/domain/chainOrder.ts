/** A row that may follow another one by its id. */
export interface Linked {
  readonly id: string | undefined;
  readonly previousId: string | undefined;
}

/**
 * The rows in an order in which each one that is followed comes before those that follow it, else as they stand: a file may
 * name a predecessor that comes later. In a circle there is no such order, and one of its rows comes before its predecessor.
 */
export function inChainOrder<Row extends Linked>(rows: readonly Row[]): Row[] {
  const firstOf = new Map<string, Row>();
  for (const row of rows) if (row.id !== undefined && !firstOf.has(row.id)) firstOf.set(row.id, row);
  const ordered: Row[] = [];
  const seen = new Set<Row>();
  for (const row of rows) {
    const waiting: Row[] = [];
    for (let next: Row | undefined = row; next !== undefined && !seen.has(next); ) {
      seen.add(next);
      waiting.push(next);
      next = next.previousId === undefined ? undefined : firstOf.get(next.previousId);
    }
    ordered.push(...waiting.reverse());
  }
  return ordered;
}
