import { insertPart } from '../../../db/queries/bulk.ts';
import { type LeadFilter, leadPlaces } from '../../../db/queries/leadFind.ts';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { createWalk } from '../lead/walkLeads.ts';
import { catchUp } from '../search/catchUp.ts';
import { tellingOf } from './telling.ts';

const oldestFirst = { sort: 'newest', descending: false, after: null } as const;
/** Ids in one part: read as a whole for each transaction that changes some of them. */
const partOf = 1_000;

/**
 * Writes down which leads a filter fits now, in the order of their ids: what is changed later moves nobody in or out. Answers how many,
 * null where it was cancelled. Of a search it is what the list shows, too: the newest that its words find (`mostMatches`).
 */
export async function chooseLeads(context: Context, job: Job, id: number, filter: LeadFilter): Promise<number | null> {
  const { handle, now: clock } = context;
  // An import has no time for its words: they are read first, or its leads would be left out.
  while (filter.match !== null && !job.cancelled() && catchUp(context) > 0) await job.breathe();
  const walk = createWalk(handle.reader, { descending: false, whole: filter.match !== null });
  const tell = tellingOf(job);
  let chosen = 0;
  for (let stretch = walk.next(); stretch !== null && !job.cancelled(); stretch = walk.next()) {
    const ids = leadPlaces(handle.reader, filter, oldestFirst, clock(), Number.MAX_SAFE_INTEGER, stretch).map(
      (place) => place.id,
    );
    if (ids.length > 0) {
      handle.transaction((w) => {
        for (let at = 0; at < ids.length; at += partOf) insertPart(w, id, ids.slice(at, at + partOf));
      });
    }
    chosen += ids.length;
    tell(chosen, null);
    await job.breathe();
  }
  return job.cancelled() ? null : chosen;
}
