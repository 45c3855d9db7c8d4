import { Client } from '../../shared/domain/client.ts';
import type { Reader, Writer } from '../handle.ts';

export interface StoredClient extends Client {
  readonly id: number;
}

interface Row {
  readonly id: number;
  readonly content: string;
}

const fromRow = ({ id, content }: Row): StoredClient => ({ id, ...Client.parse(JSON.parse(content)) });

export const readClients = (r: Reader): StoredClient[] =>
  r.read<Row>('SELECT id, content FROM client ORDER BY ref').all().map(fromRow);

export function readClient(r: Reader, ref: string): StoredClient | null {
  const row = r.read<Row>('SELECT id, content FROM client WHERE ref = ?').get(ref);
  return row ? fromRow(row) : null;
}

export function readClientById(r: Reader, id: number): StoredClient {
  const row = r.read<Row>('SELECT id, content FROM client WHERE id = ?').get(id);
  if (!row) throw new Error(`no client ${id}`);
  return fromRow(row);
}

export function insertClient(w: Writer, id: number, value: Client): void {
  w.write('INSERT INTO client (id, ref, content) VALUES (?, ?, ?)').run(id, value.ref, JSON.stringify(value));
}

export function updateClient(w: Writer, id: number, value: Client): void {
  const { changes } = w.write('UPDATE client SET content = ? WHERE id = ?').run(JSON.stringify(value), id);
  if (changes !== 1) throw new Error(`no client ${id}`);
}

/** Whether anything was ever issued to a client. */
export function clientHasDocuments(r: Reader, clientId: number): boolean {
  return r.read('SELECT 1 FROM document WHERE client_id = ? LIMIT 1').get(clientId) !== undefined;
}
