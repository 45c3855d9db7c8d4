import { hash } from 'node:crypto';
import type { Writer } from '../../db/handle.ts';
import type { Json } from '../../shared/domain/refusal.ts';
import type { Context } from './context.ts';
import { appendHistory } from './history.ts';

/** What one call did to many things at once. `changed` holds ids, states and amounts, nothing personal. */
export interface BulkChange {
  readonly action: string;
  readonly subject: string;
  readonly counts: { readonly [name: string]: number };
  readonly changed: readonly Json[];
  /** Why, in the words of whoever did it. */
  readonly note?: string | undefined;
}

/** One entry for the whole call with its counts and a digest of every change (domain §4, §8); none where nothing changed. */
export function appendBulk(w: Writer, context: Context, { action, subject, counts, changed, note }: BulkChange): void {
  if (changed.length === 0) return;
  const digest = hash('sha256', JSON.stringify(changed));
  const change = { after: { ...counts, changes: changed.length, digest }, ...(note === undefined ? {} : { note }) };
  appendHistory(w, context, { actor: context.actor, action, subject, change });
}
