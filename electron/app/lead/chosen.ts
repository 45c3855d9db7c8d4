import { stop } from '../transact.ts';

/** The leads that were asked for, all of them: what a person chose on screen and is gone by now ends the action (`notFound`). */
export function assertAll<Lead extends { readonly id: number }>(
  asked: readonly number[],
  found: readonly Lead[],
): readonly Lead[] {
  const there = new Set(found.map(({ id }) => id));
  const missing = asked.find((id) => !there.has(id));
  if (missing !== undefined) stop('notFound', { kind: 'lead', ref: missing });
  return found;
}

/** What history calls one lead, or many. */
export const subjectOf = (ids: readonly number[]): string =>
  ids.length === 1 ? `lead:${ids[0]}` : `leads:${ids.length}`;
