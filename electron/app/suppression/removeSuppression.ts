import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readClients } from '../../../db/queries/client.ts';
import {
  deleteSuppression,
  entriesAmong,
  entriesOfAddition,
  type ListedEntry,
} from '../../../db/queries/suppression.ts';
import type { RemovalAnswer, RemovalInput } from '../../../shared/api/suppression.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import type { Job } from '../jobs.ts';
import { createLongStep } from '../transact.ts';
import { leadsOn, rejudgeListed } from './leadsOn.ts';
import { knownHashes, type List, listOf, readEntries } from './listOf.ts';
import type { SuppressionHashes } from './suppressed.ts';

type Input = z.output<typeof RemovalInput>;
type Answer = z.output<typeof RemovalAnswer>;

/** Entries taken off in one transaction. */
const removedAtOnce = 1000;
const everyEntry = 1_000_000;

/**
 * Takes people off a list again, as one step: those named, or all that came in by one addition. Leads here that they named are
 * judged again. What is not on the list is answered. Refuses `notFound` for a client or an addition that does not exist, and
 * `invalidInput` where neither is named.
 */
export async function removeSuppression(context: Context, input: Input): Promise<Result<Answer>> {
  const { reader } = context.handle;
  const found = wanted(reader, input);
  if (!found.ok) return found;
  const { list, entries, unknown } = found.value;
  const hashes = knownHashes(reader);
  if (hashes === null) return done({ removed: 0, unknown, back: 0 });
  const name = input.job ?? 'unsuppress';
  return context.jobs.run(name, name, async (job) => {
    const back = await remove(context, job, hashes, list, entries);
    return done({ removed: entries.length, unknown, back });
  });
}

interface Wanted {
  readonly list: List;
  readonly entries: readonly ListedEntry[];
  readonly unknown: string[];
}

function wanted(r: Reader, { addition, entries: texts, ...input }: Input): Result<Wanted> {
  const list = listOf(r, input);
  if (!list.ok) return list;
  if (addition !== undefined) {
    const entries = entriesOfAddition(r, addition, 0, everyEntry);
    const [first] = entries;
    if (first === undefined) return refuse('notFound', { kind: 'addition', ref: addition });
    const client = readClients(r).find(({ id }) => id === first.clientId);
    const own = listOf(r, { client: client?.ref });
    return own.ok ? done({ list: own.value, entries, unknown: [] }) : own;
  }
  if (texts === undefined) return refuse('invalidInput', { field: 'entries' });
  const hashes = knownHashes(r);
  const { read, unreadable } = readEntries(texts, list.value.home);
  const named = read.map(({ text, form }) => ({ text, hash: hashes?.hashOf(form) ?? '' }));
  const entries = entriesAmong(
    r,
    named.map(({ hash }) => hash),
  ).filter(({ clientId }) => clientId === list.value.clientId);
  const there = new Set(entries.map(({ hash }) => hash));
  const unknown = named.filter(({ hash }) => !there.has(hash)).map(({ text }) => text);
  return done({ list: list.value, entries, unknown: [...unreadable, ...unknown] });
}

async function remove(
  context: Context,
  job: Job,
  hashes: SuppressionHashes,
  list: List,
  entries: readonly ListedEntry[],
): Promise<number> {
  const step = createLongStep(context);
  for (let at = 0; at < entries.length; at += removedAtOnce) {
    const some = entries.slice(at, at + removedAtOnce);
    step.transaction((w) => {
      for (const { id } of some) deleteSuppression(w, id);
      appendHistory(w, context, {
        actor: context.actor,
        action: 'unsuppress',
        subject: list.subject,
        change: { removed: some.length },
      });
    });
    await job.breathe();
  }
  const leads = await leadsOn(context, job, hashes, entries);
  return (await rejudgeListed(context, job, step, leads, list.clientId)).changed;
}
