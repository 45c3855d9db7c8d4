import { countUnsearched, indexSome, isSearched } from '../../../db/queries/search.ts';
import type { Context } from '../context.ts';

/** Leads taken into the index by one question: some tens of milliseconds. */
const some = 5000;
/** Beyond this it does not matter how many are left. */
const mostCounted = 100_000;

/**
 * Brings the index of words on behind the imports, and answers how many leads are still not in it, up to 100,000. An import has no time for
 * its words (they would be a sixth of it), so the questions bring it on: each a bounded piece, the same time whatever the file.
 */
export function catchUp({ handle }: Pick<Context, 'handle'>): number {
  if (isSearched(handle.reader)) return 0;
  handle.transaction((w) => indexSome(w, some));
  return countUnsearched(handle.reader, mostCounted);
}
