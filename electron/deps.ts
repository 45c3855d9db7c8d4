import { createIds } from '../db/sequence.ts';
import type { Deps } from './app/context.ts';
import type { Folder } from './folder.ts';
import { incidentKeeper } from './incidents.ts';
import { readRing } from './keys.ts';
import type { Clock, Random } from './surroundings.ts';

/** What the application is given on an open data folder, the same by every host. `now` is the application's clock. */
export function depsOn(folder: Folder, { now, random }: { readonly now: Clock; readonly random: Random }): Deps {
  const { dir, handle, device } = folder;
  const ring = readRing(dir);
  return {
    handle,
    ids: createIds(device),
    device,
    now,
    random,
    // A key file beside the data opens it for whoever uses this account; every other way asks for something.
    locked: ring.ok && !ring.value.wraps.some(({ kind }) => kind === 'file'),
    keepIncident: incidentKeeper(dir, now),
  };
}
