import { readSource } from '../../../db/queries/source.ts';
import type { Day, Minor } from '../../../shared/domain/basics.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Source } from '../../../shared/domain/source.ts';
import { withCost } from '../../../shared/domain/source.ts';
import type { Context } from '../context.ts';
import { type Put, without } from '../put.ts';
import { stop, transact } from '../transact.ts';
import { putSource } from './putSource.ts';

/**
 * Creates or changes a source; its costs stay as they are. Refuses a new one whose ref is another's (`refTaken`), and a change of
 * one that is not there (`notFound`).
 */
export function saveSource(
  context: Context,
  { source, isNew }: { readonly source: Omit<Source, 'costs'>; readonly isNew: boolean },
): Result<{ put: Put }> {
  return transact(context, (w) => {
    const stored = readSource(w, source.ref);
    if (isNew && stored !== null) stop('refTaken', { kind: 'source', ref: source.ref });
    if (!isNew && stored === null) stop('notFound', { kind: 'source', ref: source.ref });
    return { put: putSource(w, context, { ...source, costs: stored?.costs ?? [] }) };
  });
}

export interface SourceCost {
  readonly source: string;
  readonly day: Day;
  readonly currency: string;
  /** What the source cost that day in that currency, altogether; zero takes the cost out. */
  readonly amount: Minor;
}

/** Says what a source cost on a day. Refuses a source that is not there (`notFound`). */
export function costSource(context: Context, { source, ...cost }: SourceCost): Result<{ put: Put }> {
  return transact(context, (w) => {
    const stored = readSource(w, source);
    if (stored === null) stop('notFound', { kind: 'source', ref: source });
    return { put: putSource(w, context, withCost(without(stored, 'id'), cost)) };
  });
}
