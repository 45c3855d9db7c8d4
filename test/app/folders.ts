import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from '../../db/handle.ts';
import { createIds } from '../../db/sequence.ts';
import { appendHistory } from '../../electron/app/history.ts';
import { type Folder, openFolder } from '../../electron/folder.ts';
import { seededBytes, tempFolder } from '../place.ts';

export const now = () => Date.UTC(2026, 2, 1, 9);

/** A machine: its key files, and a source of bytes that no other machine has. */
export interface Machine {
  readonly keys: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

let machines = 0;
export function newMachine(): Machine {
  machines += 1;
  return { keys: join(tempFolder(), 'keys'), now, random: seededBytes(machines) };
}

export function opened(machine: Machine, dir: string, secret?: string): Folder {
  const result = openFolder({ ...machine, dir, secret });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.folder;
}

/** A folder with `leads` leads and a history entry for each, closed again. */
export function filledFolder(machine: Machine, leads = 3): string {
  const dir = join(tempFolder(), 'data');
  const folder = opened(machine, dir);
  fill(folder, machine, leads);
  folder.release();
  return dir;
}

export function fill({ handle, device }: Folder, machine: Machine, leads: number): void {
  const ids = createIds(device);
  handle.transaction((writer) => {
    const batch = ids.next(writer);
    writer
      .write(
        `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at)
         VALUES (?, 'live', 'leads.csv', ?, '{}', '{}', '', 0)`,
      )
      .run(batch, String(batch));
    for (let n = 0; n < leads; n += 1) {
      const id = ids.next(writer);
      const email = `lead${id}@example.com`;
      writer
        .write(
          `INSERT INTO lead (id, batch_id, captured_at, person_email, contact_verdict) VALUES (?, ?, 0, ?, 'pass')`,
        )
        .run(id, batch, email);
      const actor = { name: 'Ada Example', role: 'owner' } as const;
      const personal = [{ leadId: id, content: { email } }];
      appendHistory(
        writer,
        { ids, ...machine },
        { actor, action: 'lead.add', subject: `lead:${id}`, change: {}, personal },
      );
    }
  });
}

/**
 * Every row of every table, as text: two files that dump alike hold the same. What a read keeps of its counting says nothing that
 * the rest does not.
 */
export function dump(reader: Reader): string {
  const tables = reader
    .read<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kept_figure%' ORDER BY name",
    )
    .all();
  const rows = tables.map(({ name }) => [name, reader.read(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()]);
  return JSON.stringify(rows);
}

/** Names, sizes and bytes of all that lies in a folder. */
export function snapshot(dir: string): Record<string, string> | null {
  if (!existsSync(dir)) return null;
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(dir, name);
      return [name, statSync(path).isDirectory() ? 'folder' : readFileSync(path).toString('base64')];
    }),
  );
}
