import { eq } from 'drizzle-orm';
import { Client } from '../../shared/domain/client.ts';
import type { Reader, Writer } from '../handle.ts';
import { client } from '../schema.ts';

export interface StoredClient extends Client {
  readonly id: number;
}

const fromRow = (row: typeof client.$inferSelect): StoredClient => ({
  id: row.id,
  ...Client.parse(JSON.parse(row.content)),
});

export const readClients = (r: Reader): StoredClient[] =>
  r.orm.select().from(client).orderBy(client.ref).all().map(fromRow);

export function readClient(r: Reader, ref: string): StoredClient | null {
  const row = r.orm.select().from(client).where(eq(client.ref, ref)).get();
  return row ? fromRow(row) : null;
}

export function readClientById(r: Reader, id: number): StoredClient {
  const row = r.orm.select().from(client).where(eq(client.id, id)).get();
  if (!row) throw new Error(`no client ${id}`);
  return fromRow(row);
}

export function insertClient(w: Writer, id: number, value: Client): void {
  w.orm
    .insert(client)
    .values({ id, ref: value.ref, content: JSON.stringify(value) })
    .run();
}

export function updateClient(w: Writer, id: number, value: Client): void {
  const { changes } = w.orm
    .update(client)
    .set({ content: JSON.stringify(value) })
    .where(eq(client.id, id))
    .run();
  if (changes !== 1) throw new Error(`no client ${id}`);
}
