import { type LeadFilter, leadKeys } from '../../../db/queries/leadFind.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { LeadSort } from '../../../shared/domain/lead.ts';
import type { Context } from '../context.ts';
import type { Job, Jobs } from '../jobs.ts';
import { createWalk } from './walkLeads.ts';

/** An order of leads no index has: made once by reading all that fit, and kept for the pages after the first. */
export interface LeadOrdering {
  readonly id: number;
  readonly madeAt: Instant;
  /** The count of changes of the file when it was begun. */
  readonly change: number;
  /** How much of the leads was read, 0 to 1. */
  readonly looked: () => number;
  /** Leads in order once it is made; null before, and where it was cancelled. */
  readonly ids: () => Float64Array | null;
  readonly isCancelled: () => boolean;
  /** Resolves when it is made or cancelled, or after so long; throws what went wrong while it was made. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Wanted {
  readonly filter: LeadFilter;
  readonly sort: LeadSort;
  readonly descending: boolean;
}

/** Orders kept at once: a list in each of a few windows. An order of a million leads is 8 MB. */
const mostKept = 4;
/** Whoever waits for an order asks again and again; one that nobody has asked for so long, in ms, is not made to its end. */
const unaskedAfter = 10_000;
/** Leads that are sorted, or merged, without letting other calls run. */
const atOnce = 20_000;

interface Placed {
  readonly key: string | number;
  readonly id: number;
}

export interface LeadOrders {
  /** The order somebody asks for: the one that was made of the same question unless it is `anew`, or one that is being made now. */
  readonly order: (context: Context, wanted: Wanted, anew: boolean) => LeadOrdering;
  readonly byId: (id: number) => LeadOrdering | null;
}

const kept = new WeakMap<Jobs, LeadOrders>();

/** The orders of one running application. */
export function leadOrdersOf(jobs: Jobs): LeadOrders {
  const found = kept.get(jobs) ?? createLeadOrders();
  kept.set(jobs, found);
  return found;
}

function createLeadOrders(): LeadOrders {
  const orders = new Map<string, LeadOrdering>();
  let made = 0;
  return {
    order(context, wanted, anew) {
      const name = JSON.stringify(wanted);
      const known = orders.get(name);
      if (known !== undefined && !known.isCancelled() && !(anew && known.ids() !== null)) return known;
      orders.delete(name);
      made += 1;
      const ordering = beginOrdering(context, wanted, made);
      orders.set(name, ordering);
      const [oldest] = orders.keys();
      if (orders.size > mostKept && oldest !== undefined) orders.delete(oldest);
      return ordering;
    },
    byId: (id) => [...orders.values()].find((one) => one.id === id) ?? null,
  };
}

/** Reads what fits in a job that shows how far it is and can be cancelled; the list asks again until it is made. */
function beginOrdering(context: Context, wanted: Wanted, id: number): LeadOrdering {
  let ids: Float64Array | null = null;
  let looked = 0;
  let cancelled = false;
  // Not the clock's: how long somebody waits is no time of the business.
  let askedAt = performance.now();
  const isWanted = (): boolean => performance.now() - askedAt < unaskedAfter;
  const work = context.jobs.run('sort leads', `sort leads by ${wanted.sort}`, async (job) => {
    const watched: Job = { ...job, cancelled: () => job.cancelled() || !isWanted() };
    const found = await orderedIds(context, wanted, watched, (share) => {
      looked = share;
    });
    cancelled = watched.cancelled();
    if (!cancelled) ids = found;
  });
  // Whoever asks is told by `wait`; nobody may be asking any more.
  work.catch(() => undefined);
  return {
    id,
    madeAt: context.now(),
    change: context.jobs.fileChange(),
    looked: () => looked,
    ids: () => ids,
    isCancelled: () => cancelled,
    wait(ms) {
      askedAt = performance.now();
      return Promise.race([work, new Promise<void>((resolve) => void setTimeout(resolve, ms).unref())]);
    },
  };
}

async function orderedIds(
  { handle: { reader }, now: clock }: Context,
  { filter, sort, descending }: Wanted,
  job: Job,
  tell: (looked: number) => void,
): Promise<Float64Array> {
  const before = descending ? (a: Placed, b: Placed) => -compared(a, b) : compared;
  const now = clock();
  const walk = createWalk(reader, { descending: true, whole: filter.match !== null });
  const runs: Placed[][] = [];
  let piece: Placed[] = [];
  for (let stretch = walk.next(); stretch !== null && !job.cancelled(); stretch = walk.next()) {
    piece.push(...leadKeys(reader, filter, sort, now, stretch));
    if (piece.length >= atOnce) {
      runs.push(piece.sort(before));
      piece = [];
    }
    tell(walk.looked());
    job.progress(Math.round(walk.looked() * 100), 100);
    await job.breathe();
  }
  runs.push(piece.sort(before));
  return merged(runs, before, job);
}

const compared = (a: Placed, b: Placed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id);

/** Sorted runs as one, two and two at a time. */
async function merged(runs: Placed[][], before: (a: Placed, b: Placed) => number, job: Job): Promise<Float64Array> {
  let left = runs;
  while (left.length > 1) {
    const next: Placed[][] = [];
    for (let at = 0; at < left.length; at += 2) {
      const [a = [], b = []] = left.slice(at, at + 2);
      next.push(await mergedPair(a, b, before, job));
    }
    left = next;
  }
  return Float64Array.from(left[0] ?? [], ({ id }) => id);
}

async function mergedPair(
  a: readonly Placed[],
  b: readonly Placed[],
  before: (a: Placed, b: Placed) => number,
  job: Job,
): Promise<Placed[]> {
  const all: Placed[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (other === undefined || (one !== undefined && before(one, other) <= 0)) {
      if (one !== undefined) all.push(one);
      i += 1;
    } else {
      all.push(other);
      j += 1;
    }
    if (all.length % atOnce === 0) await job.breathe();
  }
  return all;
}
