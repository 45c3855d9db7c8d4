import { eq } from 'drizzle-orm';
import { Source } from '../../shared/domain/source.ts';
import type { Reader, Writer } from '../handle.ts';
import { source } from '../schema.ts';

export interface StoredSource extends Source {
  readonly id: number;
}

const fromRow = (row: typeof source.$inferSelect): StoredSource => ({
  id: row.id,
  ...Source.parse(JSON.parse(row.content)),
});

export const readSources = (r: Reader): StoredSource[] =>
  r.orm.select().from(source).orderBy(source.ref).all().map(fromRow);

export function readSource(r: Reader, ref: string): StoredSource | null {
  const row = r.orm.select().from(source).where(eq(source.ref, ref)).get();
  return row ? fromRow(row) : null;
}

export function insertSource(w: Writer, id: number, value: Source): void {
  w.orm
    .insert(source)
    .values({ id, ref: value.ref, content: JSON.stringify(value) })
    .run();
}

export function updateSource(w: Writer, id: number, value: Source): void {
  const { changes } = w.orm
    .update(source)
    .set({ content: JSON.stringify(value) })
    .where(eq(source.id, id))
    .run();
  if (changes !== 1) throw new Error(`no source ${id}`);
}
