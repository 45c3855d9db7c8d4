import type { Reader } from '../../../db/handle.ts';
import { countFound, type LeadFilter, leadPlaces, type Stretch } from '../../../db/queries/leadFind.ts';
import { countVerdicts, handedAmong, judgedLeads } from '../../../db/queries/requalification.ts';
import type { RequalifyScope } from '../../../shared/api/requalification.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { filterOf } from '../lead/findLeads.ts';
import { countByStretches, stretchAfter } from '../lead/stretches.ts';

/** Some of the leads, and the lead after which to go on; there may be more although here are none. */
interface Some {
  readonly ids: readonly number[];
  readonly upTo: number;
}

/** The leads somebody wants judged again, in the order of their ids. */
export interface Scope {
  /** About how many: for telling how far it is. Counted piece by piece, the others being let in between. */
  readonly about: (r: Reader, breathe: () => Promise<void>) => Promise<number>;
  /** The next ones after the lead `after`; null when all were looked through. */
  readonly next: (r: Reader, after: number, limit: number) => Some | null;
}

/** Refuses `notFound` for a source or contract of a filter that does not exist. */
export function scopeOf(
  r: Reader,
  contract: { readonly id: number; readonly ref: string },
  of: RequalifyScope,
  now: Instant,
): Result<Scope> {
  if (of.kind === 'leads') return done(chosen([...new Set(of.leads)].toSorted((a, b) => a - b)));
  if (of.kind !== 'filter') return done(judged(contract.id, of.kind === 'undelivered'));
  const wanted = filterOf(r, { ...of.filter, contract: contract.ref });
  if (!wanted.ok) return wanted;
  return done(wanted.value.nothing ? chosen([]) : filtered(wanted.value.filter, now));
}

const someOf = (ids: readonly number[]): Some | null => {
  const upTo = ids.at(-1);
  return upTo === undefined ? null : { ids, upTo };
};

const chosen = (leads: readonly number[]): Scope => ({
  about: async () => leads.length,
  next: (_, after, limit) => someOf(leads.filter((id) => id > after).slice(0, limit)),
});

const judged = (contractId: number, undelivered: boolean): Scope => ({
  async about(r, breathe) {
    let count = 0;
    for (
      let some = countVerdicts(r, contractId, 0);
      some.upTo !== null;
      some = countVerdicts(r, contractId, some.upTo)
    ) {
      count += some.count;
      await breathe();
    }
    return count;
  },
  next(r, after, limit) {
    const some = someOf(judgedLeads(r, contractId, after, limit));
    if (some === null || !undelivered) return some;
    const handed = handedAmong(r, contractId, some.ids);
    return { ...some, ids: some.ids.filter((id) => !handed.has(id)) };
  },
});

const oldestFirst = { sort: 'newest', descending: false } as const;

/** What words find, found for a piece as slowly as for all: so many are kept at once. */
const keptAtOnce = 2_000;

function filtered(filter: LeadFilter, now: Instant): Scope {
  const whole: Stretch = { above: 0, upTo: Number.MAX_SAFE_INTEGER };
  const isWhole = filter.match !== null;
  let kept: readonly number[] = [];
  const found = (r: Reader, limit: number, stretch: Stretch): number[] =>
    leadPlaces(r, filter, { ...oldestFirst, after: null }, now, limit, stretch).map(({ id }) => id);

  function byWords(r: Reader, after: number, limit: number): Some | null {
    kept = kept.filter((id) => id > after);
    if (kept.length === 0) kept = found(r, keptAtOnce, { ...whole, above: after });
    return someOf(kept.slice(0, limit));
  }

  return {
    async about(r, breathe) {
      if (isWhole) return countFound(r, filter, now, Number.MAX_SAFE_INTEGER, whole);
      return countByStretches(r, breathe, (stretch) => countFound(r, filter, now, Number.MAX_SAFE_INTEGER, stretch));
    },
    next(r, after, limit) {
      if (isWhole) return byWords(r, after, limit);
      const stretch = stretchAfter(r, after);
      if (stretch === null) return null;
      const ids = found(r, limit, stretch);
      return ids.length === limit ? someOf(ids) : { ids, upTo: stretch.upTo };
    },
  };
}
