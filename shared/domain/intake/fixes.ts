import { z } from 'zod';
import type { TableChunk } from './table.ts';

/** A row as somebody has mended it: what row `row` (data rows count from 1) is to be read as, all its cells. */
const MendedRow = z.strictObject({
  row: z.int().positive(),
  cells: z.array(z.string().max(100_000)).max(16_384),
});

/** Rows as somebody has mended them by hand. The file and its numbers of rows stay as they are. */
export const RowFixes = z.array(MendedRow).max(10_000);
export type RowFixes = z.infer<typeof RowFixes>;

/** The same chunks with the mended rows in place, lines set aside among them: they are rows then. */
export function* withFixes(chunks: Iterable<TableChunk>, fixes: RowFixes, width: number): Generator<TableChunk> {
  const byRow = new Map(fixes.map(({ row, cells }) => [row, cells]));
  for (const chunk of chunks) {
    const fixed = byRow.size === 0 ? [] : [...byRow.keys()].filter((row) => holds(chunk, row));
    if (fixed.length === 0) {
      yield chunk;
      continue;
    }
    const rows = [...chunk.rows];
    const unfixed = ({ row }: { readonly row: number }): boolean => !byRow.has(row);
    const broken = chunk.broken.filter(unfixed);
    for (const row of fixed) {
      const mended = mendedRow(row, byRow.get(row) ?? [], width);
      rows[row - chunk.first] = mended.rows[0] ?? [];
      broken.push(...mended.broken);
    }
    yield { ...chunk, rows, broken, aside: chunk.aside.filter(unfixed) };
  }
}

/**
 * A mended row as if it were read from a file, a chunk of its own: missing cells are empty, and as long as something stands beyond
 * the header's width the row is broken, because leaving that out would lose it without a word.
 */
export function mendedRow(row: number, cells: readonly string[], width: number): TableChunk {
  const isTooWide = cells.slice(width).some((cell) => cell.trim() !== '');
  return {
    first: row,
    rows: [isTooWide ? [...cells] : Array.from({ length: width }, (_, column) => cells[column] ?? '')],
    broken: isTooWide ? [{ row, code: 'tooManyCells' }] : [],
    aside: [],
    blank: 0,
    unwrapped: 0,
  };
}

const holds = ({ first, rows }: TableChunk, row: number): boolean => row >= first && row < first + rows.length;
