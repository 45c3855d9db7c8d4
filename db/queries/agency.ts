import { Agency } from '../../shared/domain/client.ts';
import type { Reader, Writer } from '../handle.ts';

/** The agency this file belongs to; null before the first setup. */
export function readAgency(r: Reader): Agency | null {
  const row = r.read<{ content: string }>('SELECT content FROM agency WHERE id = 1').get();
  return row ? Agency.parse(JSON.parse(row.content)) : null;
}

export function writeAgency(w: Writer, value: Agency): void {
  w.write(
    'INSERT INTO agency (id, content) VALUES (1, :content) ON CONFLICT (id) DO UPDATE SET content = :content',
  ).run({
    content: JSON.stringify(value),
  });
}
