import type { Instant, Kept } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

export interface Draft {
  readonly name: string;
  readonly content: Kept;
  readonly savedAt: Instant;
}

export function readDraft(r: Reader, name: string): Draft | null {
  const row = r
    .read<{ content: string; savedAt: Instant }>('SELECT content, saved_at AS savedAt FROM draft WHERE name = ?')
    .get(name);
  return row ? { name, content: JSON.parse(row.content), savedAt: row.savedAt } : null;
}

export function writeDraft(w: Writer, { name, content, savedAt }: Draft): void {
  w.write(
    `INSERT INTO draft (name, content, saved_at) VALUES (:name, :content, :savedAt)
     ON CONFLICT (name) DO UPDATE SET content = :content, saved_at = :savedAt`,
  ).run({ name, content: JSON.stringify(content), savedAt });
}

export const deleteDraft = (w: Writer, name: string): boolean =>
  w.write('DELETE FROM draft WHERE name = ?').run(name).changes === 1;
