import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Handle, Writer } from '../../../db/handle.ts';
import {
  beginBulk,
  bulkLeadInsert,
  countBulkLeads,
  deleteBulk,
  forgetParts,
  insertBulk,
  moveBulk,
  nextChosen,
  openBulks,
  readBulk,
  type StoredBulk,
  setBulkState,
} from '../../../db/queries/bulk.ts';
import { changesSoFar } from '../../../db/queries/lead.ts';
import { bulkStep, dropBulkStep, insertBulkStep } from '../../../db/queries/step.ts';
import type { BulkInput, BulkRun } from '../../../shared/api/bulk.ts';
import { type BulkDeed, bulkSum, noBulkTally } from '../../../shared/domain/bulk.ts';
import { done, type Json, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory, type HistoryDeps } from '../history.ts';
import type { Job } from '../jobs.ts';
import { filterOf } from '../lead/findLeads.ts';
import { whilePatient } from '../patience.ts';
import { chooseLeads } from './choose.ts';
import { createDeed } from './deed.ts';
import { marksOf } from './marks.ts';
import { tellingOf } from './telling.ts';

/** Leads changed and written at once, of which a transaction takes several. */
const changedAtOnce = 20;
const beginning = '0'.repeat(64);

/** Files in which many leads are being changed, or that is being taken back. */
const atWork = new WeakSet<Handle>();

const whatOf: Readonly<Record<BulkDeed['kind'], string>> = {
  edit: 'Changing leads',
  tag: 'Tagging leads',
  qualify: 'Judging leads again',
};

/** As history calls what is done to chosen leads. */
const actionOf: Readonly<Record<BulkDeed['kind'], string>> = {
  edit: 'lead.edit',
  tag: 'lead.tag',
  qualify: 'lead.qualify',
};

/**
 * Changes all leads a filter fits (domain §3, §8). Which they are is written down first, and nothing is changed before that is done;
 * then a job in short transactions, each of which leaves whole leads with what they said before. How far it came lies in the file:
 * cancelled or cut off it is `stopped`, to be gone on with or taken back; cancelled or cut off while they are chosen, nothing is left.
 * One step of its own, and one entry in history when it ends, with a digest of every change. Refuses `bulkRunning` beside another
 * one, `cancelled` while nothing was changed yet, what `findLeads` refuses of a filter, and what `createDeed` refuses.
 */
export async function changeMany(context: Context, input: z.output<typeof BulkInput>): Promise<Result<BulkRun>> {
  const { handle } = context;
  const wanted = filterOf(handle.reader, input.filter);
  if (!wanted.ok) return wanted;
  const deed = createDeed(context, input.deed);
  if (!deed.ok) return deed;
  return alone(handle, () =>
    context.jobs.run(input.job ?? 'bulk', whatOf[input.deed.kind], async (job) => {
      const id = handle.transaction((w) => {
        const next = context.ids.next(w);
        const { actor } = context;
        insertBulk(w, {
          id: next,
          deed: input.deed,
          startedAt: context.now(),
          actor,
          tally: noBulkTally,
          digest: beginning,
        });
        return next;
      });
      const chosen = wanted.value.nothing ? 0 : await chooseLeads(context, job, id, wanted.value.filter);
      if (chosen === null) {
        handle.transaction((w) => deleteBulk(w, id));
        return refuse('cancelled');
      }
      handle.transaction((w) => {
        beginBulk(w, id, chosen);
        const step = { at: context.now(), actor: context.actor.name, subject: `leads:${chosen}` };
        insertBulkStep(w, { ...step, action: actionOf[input.deed.kind], bulkId: id });
      });
      return goOn(context, job, id);
    }),
  );
}

/** Goes on with one that was cancelled or cut off. Refuses `notFound`, `bulkNotOpen`, `bulkRunning` and what `createDeed` refuses. */
export async function resumeBulk(
  context: Context,
  { run: id, job: asked }: { readonly run: number; readonly job?: string | undefined },
): Promise<Result<BulkRun>> {
  const { handle } = context;
  const found = readBulk(handle.reader, id);
  if (found === null) return refuse('notFound', { kind: 'bulk', ref: id });
  if (found.state !== 'stopped') return refuse('bulkNotOpen', { run: id, state: found.state });
  return alone(handle, () =>
    context.jobs.run(asked ?? 'bulk', whatOf[found.deed.kind], async (job) => {
      const deed = createDeed(context, found.deed);
      if (!deed.ok) return deed;
      handle.transaction((w) => setBulkState(w, id, 'running'));
      return goOn(context, job, id);
    }),
  );
}

/**
 * Gives up what a crash left at work: what was being chosen is forgotten, because nothing was changed; what was being changed is
 * `stopped`, and history says how far it came. For the start of the application.
 */
export function stopBulks(deps: Pick<Context, 'handle'> & HistoryDeps): void {
  for (const { id, state } of openBulks(deps.handle.reader)) {
    if (state === 'choosing') deps.handle.transaction((w) => deleteBulk(w, id));
    if (state === 'running') deps.handle.transaction((w) => end(w, deps, id, 'stopped'));
  }
}

/** One at a time: each would find the other's half. Refuses `bulkRunning`. */
export async function alone<T>(handle: Handle, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (atWork.has(handle)) return refuse('bulkRunning');
  atWork.add(handle);
  try {
    return await work();
  } finally {
    atWork.delete(handle);
  }
}

async function goOn(context: Context, job: Job, id: number): Promise<Result<BulkRun>> {
  const { handle } = context;
  const { leads, deed } = stored(handle, id);
  let ready = createDeed(context, deed);
  let changes = changesSoFar(handle.reader);
  const tell = tellingOf(job);
  let part: readonly number[] = [];
  /** Changes some leads, and writes what it did; false when there are no more. */
  const changeSome = (w: Writer): boolean => {
    const at = stored(handle, id);
    if (part.length === 0) part = nextChosen(w, id, at.afterLead);
    const ids = part.slice(0, changedAtOnce);
    const last = ids.at(-1);
    if (last === undefined || !ready.ok) return false;
    part = part.slice(changedAtOnce);
    const { changed, tally } = ready.value(w, ids);
    const marks = marksOf(
      w,
      changed.map(({ leadId }) => leadId),
    );
    const insert = bulkLeadInsert(w, id);
    for (const one of changed) {
      const own = marks.get(one.leadId);
      if (own === undefined) throw new Error(`a lead that is gone was changed: ${one.leadId}`);
      insert({ ...one, changedAt: context.now(), marks: own });
    }
    moveBulk(w, id, {
      afterLead: last,
      tally: bulkSum(at.tally, { ...tally, looked: ids.length }),
      digest: changed.length === 0 ? at.digest : hash('sha256', JSON.stringify([at.digest, ...changed.map(toldOf)])),
    });
    return true;
  };
  for (let more = true; more && !job.cancelled(); ) {
    // Somebody else may have changed lists, terms or the agency meanwhile: what was made of them is made anew.
    if (changes !== changesSoFar(handle.reader)) ready = createDeed(context, deed);
    if (!ready.ok) break;
    more = handle.transaction((w) => whilePatient(() => changeSome(w)));
    changes = changesSoFar(handle.reader);
    tell(stored(handle, id).tally.looked, leads);
    await job.breathe();
  }
  const state = ready.ok && !job.cancelled() ? 'done' : 'stopped';
  handle.transaction((w) => end(w, context, id, state));
  const step = bulkStep(handle.reader, id);
  if (step !== null) context.recorded(step);
  return ready.ok ? done(bulkRunOf(stored(handle, id))) : ready;
}

type Changed = ReturnType<Extract<ReturnType<typeof createDeed>, { ok: true }>['value']>['changed'][number];

/** What the digest covers of a lead: nothing personal, which can be erased. */
const toldOf = ({ leadId, change }: Changed): Json => [
  leadId,
  Object.keys(change.lead?.after ?? {}),
  change.tags === undefined ? [] : [...change.tags.added, '-', ...change.tags.removed],
  (change.verdicts?.after ?? []).map(({ contractId, termsId, outcome }) => [contractId, termsId, outcome]),
];

function end(w: Writer, deps: HistoryDeps, id: number, state: 'stopped' | 'done'): void {
  setBulkState(w, id, state);
  if (state === 'done') forgetParts(w, id);
  const { deed, leads, tally, digest, actor, role } = found(readBulk(w, id), id);
  if (state === 'done' && countBulkLeads(w, id) === 0) dropBulkStep(w, id);
  if (tally.changed === 0) return;
  appendHistory(w, deps, {
    actor: { name: actor, role },
    action: actionOf[deed.kind],
    subject: `leads:${leads}`,
    change: { after: { run: id, state, deed: namesOf(deed), ...tally, digest } },
  });
}

/** Which fields, not what was typed into them: that is personal. */
const namesOf = (deed: BulkDeed): Json =>
  deed.kind === 'edit'
    ? Object.keys(deed.fields)
    : deed.kind === 'tag'
      ? { add: [...deed.add], remove: [...deed.remove] }
      : { contract: deed.contract ?? null };

const stored = ({ reader }: Handle, id: number): StoredBulk => found(readBulk(reader, id), id);

function found(bulk: StoredBulk | null, id: number): StoredBulk {
  if (bulk === null) throw new Error(`no bulk ${id}`);
  return bulk;
}

/** As a screen shows it. */
export const bulkRunOf = ({ id, state, startedAt, actor, deed, leads, tally }: StoredBulk): BulkRun => ({
  run: id,
  state,
  at: startedAt,
  by: actor,
  deed,
  leads,
  tally,
});
