import { hash } from 'node:crypto';
import type { Reader, Writer } from '../../db/handle.ts';
import {
  countHistoryPersonal,
  type HistoryEntry,
  historyInOrder,
  historyPersonalOf,
  insertHistory,
  insertHistoryPersonal,
  lastHistory,
} from '../../db/queries/history.ts';
import type { Ids } from '../../db/sequence.ts';
import type { Actor } from '../../shared/domain/basics.ts';
import type { Json } from '../../shared/domain/refusal.ts';
import type { Clock, Random } from '../surroundings.ts';

/** What the first entry follows. */
const beginning = '0'.repeat(64);

export interface HistoryDeps {
  readonly ids: Ids;
  readonly now: Clock;
  readonly random: Random;
}

/** One thing that was done. `change` must hold no personal values: those go to `personal`, at most once per lead. */
export interface NewHistory {
  readonly actor: Actor;
  readonly action: string;
  readonly subject: string;
  readonly change: { readonly [key: string]: Json };
  readonly personal?: readonly { readonly leadId: number; readonly content: Json }[];
}

/** Adds the next link of the chain (domain §8) and answers its id. */
export function appendHistory(writer: Writer, deps: HistoryDeps, entry: NewHistory): number {
  const id = deps.ids.next(writer);
  const values = (entry.personal ?? []).map(({ leadId, content }) => {
    const salt = Buffer.from(deps.random(16)).toString('hex');
    return { historyId: id, leadId, salt, content: JSON.stringify(content) };
  });
  const link = {
    id,
    at: deps.now(),
    actor: entry.actor.name,
    role: entry.actor.role,
    action: entry.action,
    subject: entry.subject,
    change: JSON.stringify(entry.change),
    personal: JSON.stringify(Object.fromEntries(values.map((value) => [value.leadId, digestOf(value)]))),
    prev: historyHead(writer),
  };
  insertHistory(writer, { ...link, hash: hashOf(link) });
  for (const value of values) insertHistoryPersonal(writer, value);
  return id;
}

/** The hash of the last entry. Written down elsewhere (on a document, in a backup) it shows later that nothing was cut off. */
export function historyHead(reader: Reader): string {
  return lastHistory(reader)?.hash ?? beginning;
}

/**
 * `link`: an entry does not follow the one before it (one was taken out, put in or moved). `content`: it was edited.
 * `personal`: personal values beside it were edited or added. `head`: a head written down elsewhere is not in the chain.
 */
interface HistoryProblem {
  readonly kind: 'link' | 'content' | 'personal' | 'head';
  /** The entry, or null when it is not there. */
  readonly id: number | null;
}

export interface HistoryVerdict {
  readonly ok: boolean;
  readonly entries: number;
  /** Personal values that were deleted, which is allowed. */
  readonly erased: number;
  readonly problem?: HistoryProblem;
}

/** Walks the whole chain and stops at the first problem. `heads` are hashes of earlier heads that must be in it. */
export function verifyHistory(reader: Reader, heads: readonly string[] = []): HistoryVerdict {
  const missing = new Set(heads.filter((head) => head !== beginning));
  let entries = 0;
  let erased = 0;
  let personal = 0;
  let prev = beginning;
  const failed = (kind: HistoryProblem['kind'], id: number | null): HistoryVerdict => ({
    ok: false,
    entries,
    erased,
    problem: { kind, id },
  });
  for (const entry of historyInOrder(reader)) {
    if (entry.prev !== prev) return failed('link', entry.id);
    if (entry.hash !== hashOf(entry)) return failed('content', entry.id);
    prev = entry.hash;
    missing.delete(prev);
    entries += 1;
    if (entry.personal === '{}') continue;
    const digests = new Map<string, unknown>(Object.entries(JSON.parse(entry.personal)));
    const values = historyPersonalOf(reader, entry.id);
    if (values.some((value) => digests.get(String(value.leadId)) !== digestOf(value)))
      return failed('personal', entry.id);
    personal += values.length;
    erased += digests.size - values.length;
  }
  if (personal !== countHistoryPersonal(reader)) return failed('personal', null);
  return missing.size > 0 ? failed('head', null) : { ok: true, entries, erased };
}

function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { id, at, actor, role, action, subject, change, personal, prev } = entry;
  return hash('sha256', JSON.stringify([prev, id, at, actor, role, action, subject, change, personal]));
}

function digestOf(value: { readonly salt: string; readonly content: string }): string {
  return hash('sha256', value.salt + value.content);
}
