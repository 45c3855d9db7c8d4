import { Source } from '../../shared/domain/source.ts';
import type { Reader, Writer } from '../handle.ts';

export interface StoredSource extends Source {
  readonly id: number;
}

interface Row {
  readonly id: number;
  readonly content: string;
}

const fromRow = ({ id, content }: Row): StoredSource => ({ id, ...Source.parse(JSON.parse(content)) });

export const readSources = (r: Reader): StoredSource[] =>
  r.read<Row>('SELECT id, content FROM source ORDER BY ref').all().map(fromRow);

export function readSource(r: Reader, ref: string): StoredSource | null {
  const row = r.read<Row>('SELECT id, content FROM source WHERE ref = ?').get(ref);
  return row ? fromRow(row) : null;
}

export function insertSource(w: Writer, id: number, value: Source): void {
  w.write('INSERT INTO source (id, ref, content) VALUES (?, ?, ?)').run(id, value.ref, JSON.stringify(value));
}

export function updateSource(w: Writer, id: number, value: Source): void {
  const { changes } = w.write('UPDATE source SET content = ? WHERE id = ?').run(JSON.stringify(value), id);
  if (changes !== 1) throw new Error(`no source ${id}`);
}
