import type { z } from 'zod';
import type { Handle, Writer } from '../../../db/handle.ts';
import {
  type BulkLead,
  bulkLeads,
  forgetBulkLeads,
  forgetParts,
  openBulks,
  readBulk,
  type StoredBulk,
  setBulkState,
} from '../../../db/queries/bulk.ts';
import { writeLeadImage } from '../../../db/queries/lead.ts';
import { forgetLeadWas } from '../../../db/queries/leadWas.ts';
import { deleteQualification, qualificationInsert } from '../../../db/queries/qualification.ts';
import { dropBulkStep } from '../../../db/queries/step.ts';
import { addTags, removeTags } from '../../../db/queries/tag.ts';
import type { BulkBackAnswer, BulkBackInput } from '../../../shared/api/bulk.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import type { ChangeSince } from '../../../shared/domain/bulk.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory, type HistoryDeps } from '../history.ts';
import type { Job } from '../jobs.ts';
import { whilePatient } from '../patience.ts';
import { standings } from './marks.ts';
import { alone } from './run.ts';
import { tellingOf } from './telling.ts';

/** Leads looked at without a pause, and restored in one piece of a transaction. */
const lookedAtOnce = 200;
const restoredAtOnce = 20;

type Answer = z.output<typeof BulkBackAnswer>;

/**
 * Takes a change of many leads back as a whole: every lead it changed is as it was (domain §9, 10). A job in short transactions; cut
 * off, it is finished at the next start. Refuses `notFound`, `bulkNotOpen` for what runs or was taken back, `bulkRunning`, and
 * `bulkChangedSince` (`leads`, and `since`: how many for which reason) where leads were edited, tagged, judged or handed over since;
 * with `rest` these stay as they are now, and all others go back.
 */
export async function takeBackBulk(
  context: Context,
  { run: id, rest, job: asked }: z.output<typeof BulkBackInput>,
): Promise<Result<Answer>> {
  const { handle } = context;
  const stored = readBulk(handle.reader, id);
  if (stored === null) return refuse('notFound', { kind: 'bulk', ref: id });
  if (stored.state !== 'done' && stored.state !== 'stopped')
    return refuse('bulkNotOpen', { run: id, state: stored.state });
  return alone(handle, () =>
    context.jobs.run(asked ?? 'undo bulk', 'Taking back what was done to many leads', async (job) => {
      if (!rest) {
        const since = await changedSince(handle, job, id);
        if (job.cancelled()) return refuse('cancelled');
        const leads = Object.values(since).reduce((sum, count) => sum + count, 0);
        if (leads > 0) return refuse('bulkChangedSince', { run: id, leads, since });
      }
      handle.transaction((w) => setBulkState(w, id, 'undoing'));
      const tell = tellingOf(job);
      let sum: Answer = { restored: 0, kept: 0 };
      for (const some of restore(context, stored, context.actor)) {
        sum = added(sum, some);
        tell(sum.restored + sum.kept, stored.tally.changed);
        await job.breathe();
      }
      return done(sum);
    }),
  );
}

/** Finishes what a crash left half taken back. For the start of the application. */
export function finishBulksBack(deps: Pick<Context, 'handle'> & HistoryDeps): void {
  for (const stored of openBulks(deps.handle.reader).filter(({ state }) => state === 'undoing')) {
    for (const _ of restore(deps, stored, { name: stored.actor, role: stored.role }));
  }
}

/** How many leads were changed since, by what was done to them. */
async function changedSince({ reader }: Handle, job: Job, id: number): Promise<Partial<Record<ChangeSince, number>>> {
  const counts: Partial<Record<ChangeSince, number>> = {};
  let after = 0;
  const lookSome = (): boolean => {
    const some = bulkLeads(reader, id, after, lookedAtOnce);
    const last = some.at(-1);
    if (last === undefined) return false;
    for (const { since } of standings(reader, some)) if (since !== null) counts[since] = (counts[since] ?? 0) + 1;
    after = last.leadId;
    return true;
  };
  while (!job.cancelled() && whilePatient(lookSome)) await job.breathe();
  return counts;
}

/**
 * One transaction a step; answers what it did. Who was changed in the meantime stays, and so does what was changed on him: it is part of
 * what his page tells.
 */
function* restore(
  deps: Pick<Context, 'handle'> & HistoryDeps,
  { id, actor: by, startedAt, leads }: StoredBulk,
  actor: Actor,
): Generator<Answer> {
  let whole: Answer = { restored: 0, kept: 0 };
  let after = 0;
  for (let more = true; more; ) {
    let sum: Answer = { restored: 0, kept: 0 };
    more = deps.handle.transaction((w) => {
      const goesOn = whilePatient(() => {
        const some = bulkLeads(w, id, after, restoredAtOnce);
        const last = some.at(-1);
        if (last === undefined) return false;
        sum = added(sum, restoreSome(w, id, some));
        after = last.leadId;
        return true;
      });
      if (goesOn) return true;
      setBulkState(w, id, 'undone');
      forgetParts(w, id);
      dropBulkStep(w, id);
      const change = { action: 'bulk', run: id, by, at: startedAt, ...added(whole, sum) };
      appendHistory(w, deps, { actor, action: 'undo', subject: `leads:${leads}`, change });
      return false;
    });
    whole = added(whole, sum);
    yield sum;
  }
}

function restoreSome(w: Writer, id: number, some: readonly BulkLead[]): Answer {
  const standing = standings(w, some);
  const others = standing.filter(({ since }) => since === null);
  const there = others.filter(({ isGone }) => !isGone);
  for (const { lead } of there) putBack(w, lead);
  forgetBulkLeads(
    w,
    id,
    others.map(({ lead }) => lead.leadId),
  );
  return { restored: there.length, kept: standing.length - others.length };
}

function putBack(w: Writer, { leadId, changedAt, change }: BulkLead): void {
  if (change.lead !== undefined) {
    writeLeadImage(w, leadId, change.lead.before);
    forgetLeadWas(w, leadId, changedAt);
  }
  if (change.tags !== undefined) {
    removeTags(w, [leadId], change.tags.added);
    addTags(w, [leadId], change.tags.removed);
  }
  for (const made of change.verdicts?.after ?? []) deleteQualification(w, made);
  for (const was of change.verdicts?.before ?? []) qualificationInsert(w)(was);
}

const added = (one: Answer, other: Answer): Answer => ({
  restored: one.restored + other.restored,
  kept: one.kept + other.kept,
});
