import type { Kept } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** The value saved under a name; undefined where nothing was. */
export function readSetting(r: Reader, name: string): Kept | undefined {
  const row = r.read<{ content: string }>('SELECT content FROM setting WHERE name = ?').get(name);
  return row && JSON.parse(row.content);
}

export function writeSetting(w: Writer, name: string, value: Kept): void {
  w.write(
    'INSERT INTO setting (name, content) VALUES (:name, :content) ON CONFLICT (name) DO UPDATE SET content = :content',
  ).run({ name, content: JSON.stringify(value) });
}
