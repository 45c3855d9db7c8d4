import type { Handle } from '../../../db/handle.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { deleteQualification, qualificationInsert } from '../../../db/queries/qualification.ts';
import {
  forgetRequalified,
  openRequalifications,
  readRequalification,
  type StoredRequalification,
  setRequalificationState,
  verdictsToRestore,
} from '../../../db/queries/requalification.ts';
import { dropRequalificationStep } from '../../../db/queries/step.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory, type HistoryDeps } from '../history.ts';
import type { Job } from '../jobs.ts';

/** Verdicts looked at without a pause, and restored in one transaction. */
const lookedAtOnce = 2000;
const restoredAtOnce = 500;

/**
 * Takes the judging of leads again back as a whole: every verdict it made goes, and those it replaced are again as they were
 * (domain §9, 10). A job in short transactions; cut off, it is finished at the next start. Refuses `notFound`,
 * `requalificationNotOpen` for what runs or was taken back, and `requalifiedSince` (`leads`) when some of its leads were judged
 * anew or handed over since: their verdicts are not its own any more, or are evidence.
 */
export async function takeBackRequalification(
  context: Context,
  { run: id, job: asked }: { readonly run: number; readonly job?: string | undefined },
): Promise<Result<{ restored: number }>> {
  const { handle } = context;
  const stored = readRequalification(handle.reader, id);
  if (stored === null) return refuse('notFound', { kind: 'requalification', ref: id });
  if (stored.state !== 'done' && stored.state !== 'stopped')
    return refuse('requalificationNotOpen', { run: id, state: stored.state });
  const contract = readContractById(handle.reader, stored.contractId);
  const name = asked ?? `undo requalify ${contract.ref}`;
  return context.jobs.run(name, `Taking back: ${contract.name}`, async (job) => {
    const leads = await countKept(context, job, stored);
    if (leads > 0) return refuse('requalifiedSince', { run: id, leads });
    handle.transaction((w) => setRequalificationState(w, id, 'undoing'));
    let restored = 0;
    for (const some of restore(context, stored, contract.ref, context.actor)) {
      restored += some;
      job.progress(restored, null);
      await job.breathe();
    }
    return done({ restored });
  });
}

/** Finishes what a crash left half taken back. For the start of the application. */
export function finishTakingBack(deps: Pick<Context, 'handle'> & HistoryDeps): void {
  for (const stored of openRequalifications(deps.handle.reader).filter(({ state }) => state === 'undoing')) {
    const { ref } = readContractById(deps.handle.reader, stored.contractId);
    for (const _ of restore(deps, stored, ref, { name: stored.actor, role: stored.role }));
  }
}

async function countKept(
  { handle: { reader } }: { readonly handle: Handle },
  job: Job,
  stored: StoredRequalification,
): Promise<number> {
  let leads = 0;
  for (let after = 0; ; ) {
    const some = verdictsToRestore(reader, stored, after, lookedAtOnce);
    const last = some.at(-1);
    if (last === undefined) return leads;
    leads += some.filter(({ isKept }) => isKept).length;
    after = last.leadId;
    await job.breathe();
  }
}

/** One transaction a step; answers how many verdicts it took back. What was handed over in the meantime stays: it is evidence. */
function* restore(
  deps: Pick<Context, 'handle'> & HistoryDeps,
  stored: StoredRequalification,
  ref: string,
  actor: Actor,
): Generator<number> {
  const { id, contractId, termsId } = stored;
  for (let more = true; more; ) {
    const restored = deps.handle.transaction((w) => {
      const some = verdictsToRestore(w, stored, 0, restoredAtOnce);
      const last = some.at(-1);
      if (last === undefined) {
        more = false;
        setRequalificationState(w, id, 'undone');
        dropRequalificationStep(w, id);
        const change = { action: 'requalify', run: id, by: stored.actor, at: stored.startedAt };
        appendHistory(w, deps, { actor, action: 'undo', subject: `contract:${ref}`, change });
        return 0;
      }
      const insert = qualificationInsert(w);
      for (const { leadId, before } of some.filter(({ isKept, isGone }) => !isKept && !isGone)) {
        deleteQualification(w, { contractId, leadId, termsId });
        if (before !== null) insert(before);
      }
      forgetRequalified(w, id, last.leadId);
      return some.length;
    });
    yield restored;
  }
}
