import type { Reader } from '../../../db/handle.ts';
import { countFound, leadPlaces } from '../../../db/queries/leadFind.ts';
import { countVerdicts, judgedLeads } from '../../../db/queries/requalification.ts';
import type { RequalifyScope } from '../../../shared/api/requalification.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { filterOf } from '../lead/findLeads.ts';

/** The leads somebody wants judged again, in the order of their ids. */
export interface Scope {
  /** About how many, counted up to a million: for telling how far it is. */
  readonly about: (r: Reader) => number;
  /** Ids of some of them after the lead `after`; none when there are no more. */
  readonly next: (r: Reader, after: number, limit: number) => readonly number[];
}

const mostCounted = 1_000_000;

/** Refuses `notFound` for a source or contract of a filter that does not exist. */
export function scopeOf(
  r: Reader,
  contract: { readonly id: number; readonly ref: string },
  of: RequalifyScope,
  now: Instant,
): Result<Scope> {
  if (of.kind === 'leads') {
    const leads = [...new Set(of.leads)].toSorted((a, b) => a - b);
    return done({
      about: () => leads.length,
      next: (_, after, limit) => leads.filter((id) => id > after).slice(0, limit),
    });
  }
  if (of.kind !== 'filter') {
    return done({
      about: (reader) => countVerdicts(reader, contract.id),
      next: (reader, after, limit) => judgedLeads(reader, contract.id, of.kind === 'undelivered', after, limit),
    });
  }
  const wanted = filterOf(r, { ...of.filter, contract: contract.ref });
  if (!wanted.ok) return wanted;
  const { filter, nothing } = wanted.value;
  if (nothing) return done({ about: () => 0, next: () => [] });
  return done({
    about: (reader) => countFound(reader, filter, now, mostCounted),
    next: (reader, after, limit) =>
      leadPlaces(
        reader,
        filter,
        { sort: 'newest', descending: false, after: { key: after, id: after } },
        now,
        limit,
      ).map(({ id }) => id),
  });
}
