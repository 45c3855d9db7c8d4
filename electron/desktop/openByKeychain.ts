import { existsSync, statSync } from 'node:fs';
import { refuse } from '../../shared/domain/refusal.ts';
import { type FolderWish, type OpenedFolder, openFolder } from '../folder.ts';
import { createKeychainRing, readRing, renewKeychain, sealedByKeychain, waysOfSecret } from '../keys.ts';
import { isUnused } from '../layout.ts';
import type { Keychain } from './keychain.ts';

/**
 * Opens a data folder on the desktop, as `openFolder` does. A folder that is started here is keyed by the keychain, where
 * there is one; a folder that has another way to its key keeps it, so that the command line still opens it. Refuses
 * `keychainChanged` when only the keychain has the key and does not give it.
 */
export async function openByKeychain(wish: FolderWish, keychain: Keychain | undefined): Promise<OpenedFolder> {
  const { dir, random, secret } = wish;
  if (existsSync(dir) && !statSync(dir).isDirectory()) return openFolder(wish);
  if (isUnused(dir)) {
    if (keychain === undefined || wish.existing === true) return openFolder(wish);
    const key = random(32);
    return openFolder({ ...wish, held: { key, ring: createKeychainRing(await keychain.seal(key), random) } });
  }
  const ring = readRing(dir);
  const sealed = ring.ok ? sealedByKeychain(ring.value) : undefined;
  if (!ring.ok || sealed === undefined) return openFolder(wish);
  // The secret opens what the keychain did not: from now on this machine's keychain does.
  if (secret !== undefined) return renewed(openFolder(wish), dir, keychain);
  const unsealed = await keychain?.unseal(sealed);
  if (unsealed === undefined || unsealed === null) {
    return refuse('keychainChanged', { dir, ways: waysOfSecret(ring.value) });
  }
  const opened = openFolder({ ...wish, held: { key: unsealed.key, ring: ring.value } });
  return unsealed.outdated ? renewed(opened, dir, keychain) : opened;
}

/** The folder with its key sealed as the keychain does it today; closed again when that cannot be written. */
async function renewed(opened: OpenedFolder, dir: string, keychain: Keychain | undefined): Promise<OpenedFolder> {
  if (!opened.ok || keychain === undefined) return opened;
  try {
    const changed = renewKeychain(dir, await keychain.seal(opened.folder.key));
    if (changed.ok) return opened;
    opened.folder.release();
    return changed;
  } catch (problem) {
    opened.folder.release();
    throw problem;
  }
}
