import type { Refusal } from '../shared/domain/refusal.ts';
import { type FolderWish, type OpenedFolder, openFolder } from './folder.ts';
import { readSecret } from './secretInput.ts';

/** Opens the folder; when it is locked and a passphrase or recovery key would open it, asks for one, once. */
export async function openAsking(wish: Omit<FolderWish, 'secret'>): Promise<OpenedFolder> {
  const opened = openFolder(wish);
  if (opened.ok || !secretWouldHelp(opened.refusal)) return opened;
  const secret = await readSecret();
  return secret === undefined ? opened : openFolder({ ...wish, secret });
}

/** Whether the refusal names ways that a passphrase or recovery key could take. */
export function secretWouldHelp({ data }: Refusal): boolean {
  return Array.isArray(data.ways) && data.ways.length > 0;
}
