import type { z } from 'zod';
import { insertSuppression } from '../../../db/queries/suppression.ts';
import type { SuppressionAnswer, SuppressionFileInput, SuppressionInput } from '../../../shared/api/suppression.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { openFile } from '../import/openFile.ts';
import { type Job, watchOf } from '../jobs.ts';
import { createLongStep, type LongStep } from '../transact.ts';
import { leadsOn, rejudgeListed } from './leadsOn.ts';
import { hashesOf, type List, listOf, type Read, readEntries } from './listOf.ts';
import type { SuppressionHashes } from './suppressed.ts';

type Answer = z.output<typeof SuppressionAnswer>;

/** Entries written in one transaction. */
const writtenAtOnce = 1000;
/** More that cannot be read are counted only. */
const mostShown = 100;

/**
 * Puts mails, phones and whole domains on the list of a client, or of the agency (domain §8), as one step. Only keyed hashes are
 * kept. What cannot be read is answered, the rest is added. Leads here that the new entries name are judged again, so that none of
 * them is shown as ready; what was delivered stays delivered. Refuses an unknown client (`notFound`).
 */
export async function addSuppression(
  context: Context,
  { entries, ...input }: z.output<typeof SuppressionInput>,
  origin = 'typed',
): Promise<Result<Answer>> {
  const list = listOf(context.handle.reader, input);
  if (!list.ok) return list;
  const name = input.job ?? 'suppress';
  return context.jobs.run(name, name, async (job) => done(await add(context, job, list.value, entries, origin)));
}

/** The same with the texts of a file: CSV, TSV or a workbook, its header too. Refuses what `openFile` refuses, and `notFound`. */
export async function addSuppressionFile(
  context: Context,
  { file, sheet, ...input }: z.output<typeof SuppressionFileInput>,
): Promise<Result<Answer>> {
  const list = listOf(context.handle.reader, input);
  if (!list.ok) return list;
  return context.jobs.run(input.job ?? 'suppress', file.name, async (job) => {
    const texts = await textsOf(file, sheet, job);
    return texts.ok ? done(await add(context, job, list.value, texts.value, file.name)) : texts;
  });
}

/** Every cell that is not empty. A header that names its column, `Email`, is no entry and nothing to complain of. */
async function textsOf(file: File, sheet: string | undefined, job: Job): Promise<Result<string[]>> {
  const opened = await openFile(file, { sheet, decimal: '.' }, watchOf(job));
  if (!opened.ok) return opened;
  const { table } = opened.value;
  const texts = table.header.filter((cell) => /@|\d/.test(cell));
  for (const { rows } of table.chunks) {
    for (const cells of rows) texts.push(...cells.filter((cell) => cell.trim() !== ''));
    await job.breathe();
    if (job.cancelled()) return refuse('cancelled', { file: file.name });
  }
  return done(texts);
}

interface Added {
  readonly hash: string;
  readonly bucket: number;
}

async function add(context: Context, job: Job, list: List, texts: readonly string[], origin: string): Promise<Answer> {
  const { read, unreadable } = readEntries(texts, list.home);
  const hashes = context.handle.transaction((w) => hashesOf(w, context));
  const step = createLongStep(context);
  const added = await write(context, job, step, { list, read, origin, hashes });
  const leads = await leadsOn(context, job, hashes, added);
  const { heldBack, delivered } = await rejudgeListed(context, job, step, leads, list.clientId);
  return {
    added: added.length,
    known: read.length - added.length,
    unreadable: unreadable.slice(0, mostShown),
    unreadableCount: unreadable.length,
    here: { leads: leads.length, heldBack, delivered },
  };
}

interface Wanted {
  readonly list: List;
  readonly read: readonly Read[];
  readonly origin: string;
  readonly hashes: SuppressionHashes;
}

/** Answers what was not on the list before. History has an entry for each transaction: whoever is cut off finds what was done. */
async function write(
  context: Context,
  job: Job,
  step: LongStep,
  { list, read, origin, hashes: { hashOf, bucketOf } }: Wanted,
): Promise<Added[]> {
  const all: Added[] = [];
  let addition: number | null = null;
  for (let at = 0; at < read.length && !job.cancelled(); at += writtenAtOnce) {
    const some = read.slice(at, at + writtenAtOnce);
    step.transaction((w) => {
      const now: Added[] = [];
      for (const { form } of some) {
        const id = context.ids.next(w);
        addition ??= id;
        const held = { kind: form.kind, hash: hashOf(form), bucket: bucketOf(form) };
        const from = { addedAt: context.now(), addedBy: context.actor.name, origin, addition };
        if (insertSuppression(w, { id, clientId: list.clientId, ...held, ...from })) now.push(held);
      }
      if (now.length > 0) {
        const change = { added: now.length, known: some.length - now.length, origin };
        appendHistory(w, context, { actor: context.actor, action: 'suppress', subject: list.subject, change });
      }
      all.push(...now);
    });
    job.progress(at + some.length, read.length);
    await job.breathe();
  }
  return all;
}
