import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { openScratch } from '../../electron/app/form/scratch.ts';
import { storing } from '../../electron/app/form/storedBytes.ts';
import { StoredFile } from '../../electron/app/form/storedFile.ts';

/** A file as the application has heard it from a host: a large one lies in a scratch in `dir`. Closed when this process ends. */
export async function storedLeads(path: string, dir: string): Promise<File> {
  const open = () => openScratch(dir, randomBytes);
  const bytes = storing(open);
  const blob = await openAsBlob(path);
  for await (const piece of blob.stream()) bytes.add(piece);
  const stored = bytes.end();
  if (stored.held) return new File([...stored.pieces()], basename(path));
  return new StoredFile(stored, open, basename(path), {});
}
