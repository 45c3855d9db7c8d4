import type { Writer } from '../../db/handle.ts';
import type { Json } from '../../shared/domain/refusal.ts';
import type { Context } from './context.ts';
import { appendHistory } from './history.ts';

/** What writing one thing came to. */
export type Put = 'created' | 'updated' | 'unchanged';

export interface Putting<T extends object> {
  /** As history names it: `client:acme`. */
  readonly subject: string;
  readonly stored: T | null;
  readonly wanted: T;
  readonly write: () => void;
}

/** Writes one thing if something new is said of it, with its history: before and after. */
export function put<T extends object>(
  w: Writer,
  context: Context,
  { subject, stored, wanted, write }: Putting<T>,
): Put {
  if (stored !== null && same(stored, wanted)) return 'unchanged';
  write();
  const after = plain(wanted);
  const change = stored === null ? { after } : { before: plain(stored), after };
  const action = stored === null ? 'create' : 'update';
  appendHistory(w, context, { actor: context.actor, action, subject, change });
  return stored === null ? 'created' : 'updated';
}

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** A stored thing without what only the file knows of it. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value;
  return rest;
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
