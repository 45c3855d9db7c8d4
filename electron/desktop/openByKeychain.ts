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
  if (!ring.ok || sealed === undefined || secret !== undefined) return openFolder(wish);
  const unsealed = await keychain?.unseal(sealed);
  if (keychain === undefined || unsealed === undefined || unsealed === null) {
    return refuse('keychainChanged', { dir, ways: waysOfSecret(ring.value) });
  }
  const opened = openFolder({ ...wish, held: { key: unsealed.key, ring: ring.value } });
  if (opened.ok && unsealed.outdated) {
    const renewed = renewKeychain(dir, await keychain.seal(unsealed.key));
    if (!renewed.ok) {
      opened.folder.release();
      return renewed;
    }
  }
  return opened;
}
