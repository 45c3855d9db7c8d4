/** A page of a sorted list: the rows after one that is known by what it is sorted by and its id. */
export interface PageWanted {
  readonly direction: 'ascending' | 'descending';
  readonly after?: { readonly key: string | number; readonly id: number } | undefined;
  readonly limit: number;
}

/**
 * The end of a query that answers one page: `key` is an expression that is never NULL, `id` the row's. Binds `:afterKey`,
 * `:afterId` and `:limit`, see {@link pageValues}.
 */
export function pageSql(key: string, id: string, { direction, after }: PageWanted): { where: string; order: string } {
  const [than, word] = direction === 'ascending' ? ['>', 'ASC'] : ['<', 'DESC'];
  return {
    where: after === undefined ? 'TRUE' : `(${key}, ${id}) ${than} (:afterKey, :afterId)`,
    order: `ORDER BY ${key} ${word}, ${id} ${word} LIMIT :limit`,
  };
}

/** One row more than the page holds says whether there is another page. */
export const pageValues = ({ after, limit }: PageWanted) => ({
  ...(after && { afterKey: after.key, afterId: after.id }),
  limit: limit + 1,
});

/** The rows of a page, and where the next one begins; null at the end. */
export function pageOf<Row extends { readonly id: number; readonly key: string | number }>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next: { readonly key: string | number; readonly id: number } | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? { key: last.key, id: last.id } : null };
}
