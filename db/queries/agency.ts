import { eq } from 'drizzle-orm';
import { Agency } from '../../shared/domain/client.ts';
import type { Reader, Writer } from '../handle.ts';
import { agency } from '../schema.ts';

/** The agency this file belongs to; null before the first setup. */
export function readAgency(r: Reader): Agency | null {
  const row = r.orm.select().from(agency).where(eq(agency.id, 1)).get();
  return row ? Agency.parse(JSON.parse(row.content)) : null;
}

export function writeAgency(w: Writer, value: Agency): void {
  const content = JSON.stringify(value);
  w.orm.insert(agency).values({ id: 1, content }).onConflictDoUpdate({ target: agency.id, set: { content } }).run();
}
