import { z } from 'zod';
import type { TableChunk } from './table.ts';

/**
 * Rows as somebody has mended them by hand. The file and its numbers of rows stay as they are: a fix says what row `row` (data
 * rows count from 1) is to be read as, all its cells.
 */
export const RowFixes = z
  .array(z.strictObject({ row: z.int().positive(), cells: z.array(z.string().max(100_000)).max(16_384) }))
  .max(10_000);
export type RowFixes = z.infer<typeof RowFixes>;

/** The same chunks with the mended rows in place, lines set aside among them: they are rows then. Cells beyond the header's width are left out, missing ones are empty. */
export function* withFixes(chunks: Iterable<TableChunk>, fixes: RowFixes, width: number): Generator<TableChunk> {
  const byRow = new Map(fixes.map(({ row, cells }) => [row, cells]));
  for (const chunk of chunks) {
    const fixed = byRow.size === 0 ? [] : [...byRow.keys()].filter((row) => holds(chunk, row));
    if (fixed.length === 0) {
      yield chunk;
      continue;
    }
    const rows = [...chunk.rows];
    for (const row of fixed) rows[row - chunk.first] = toWidth(byRow.get(row) ?? [], width);
    const unfixed = ({ row }: { readonly row: number }): boolean => !byRow.has(row);
    yield { ...chunk, rows, broken: chunk.broken.filter(unfixed), aside: chunk.aside.filter(unfixed) };
  }
}

const holds = ({ first, rows }: TableChunk, row: number): boolean => row >= first && row < first + rows.length;

const toWidth = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, column) => cells[column] ?? '');
