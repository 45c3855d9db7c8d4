import { createIds } from '../db/sequence.ts';
import type { Deps } from './app/context.ts';
import type { Folder } from './folder.ts';
import { incidentKeeper } from './incidents.ts';
import { isLocked, readRing } from './keys.ts';
import type { Clock, Random } from './surroundings.ts';

interface Surroundings {
  /** The application's clock. */
  readonly now: Clock;
  readonly random: Random;
  /** Aborted when the host ends. */
  readonly stopping?: AbortSignal;
}

/** What the application is given on an open data folder, the same by every host. */
export function depsOn(folder: Folder, { now, random, stopping }: Surroundings): Deps {
  const { dir, keys, key, handle, device } = folder;
  return {
    handle,
    ids: createIds(device),
    device,
    now,
    random,
    // Asked anew for every call: a passphrase may have been set since.
    get locked() {
      const ring = readRing(dir);
      return ring.ok && isLocked(ring.value);
    },
    folder: { dir, keys, key },
    keepIncident: incidentKeeper(dir, now),
    ...(stopping !== undefined && { stopping }),
  };
}
