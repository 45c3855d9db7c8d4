import type { Writer } from '../../../db/handle.ts';
import { insertSource, readSource, updateSource } from '../../../db/queries/source.ts';
import type { Source } from '../../../shared/domain/source.ts';
import type { Context } from '../context.ts';
import { type Put, put, without } from '../put.ts';

/** Writes a source with its costs, for a setup file and for the screens alike. */
export function putSource(w: Writer, context: Context, source: Source): Put {
  const stored = readSource(w, source.ref);
  return put(w, context, {
    subject: `source:${source.ref}`,
    stored: stored && without(stored, 'id'),
    wanted: source,
    write: () => (stored ? updateSource(w, stored.id, source) : insertSource(w, context.ids.next(w), source)),
  });
}
