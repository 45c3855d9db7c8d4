import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Handle, Writer } from '../../../db/handle.ts';
import { readContractById, type StoredContract } from '../../../db/queries/contract.ts';
import { deleteQualification, qualificationInsert } from '../../../db/queries/qualification.ts';
import {
  insertRequalification,
  moveRequalification,
  openRequalifications,
  readRequalification,
  requalifiedInsert,
  type StoredRequalification,
  setRequalificationState,
} from '../../../db/queries/requalification.ts';
import { insertRequalificationStep } from '../../../db/queries/step.ts';
import { type RequalifyInput, type RequalifyRun, RequalifyScope } from '../../../shared/api/requalification.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { changedIn, counted, noTally } from '../../../shared/domain/requalification.ts';
import type { Context } from '../context.ts';
import { appendHistory, type HistoryDeps } from '../history.ts';
import { type Target, targetAt } from '../import/plan.ts';
import type { Job } from '../jobs.ts';
import { whilePatient } from '../patience.ts';
import { differenceOf } from './difference.ts';
import { createJudging, type JudgedLead, targetOf } from './judging.ts';
import { type Scope, scopeOf } from './scope.ts';

type Input = z.output<typeof RequalifyInput>;

/** Leads judged and written at once, of which a transaction takes several. */
const judgedAtOnce = 20;
const beginning = '0'.repeat(64);

/** Contracts whose leads are being judged again, by file. */
const atWork = new WeakMap<Handle, Set<number>>();

/**
 * Judges leads of a contract again, under the terms in force now (domain §3). A job in short transactions, each of which leaves
 * whole verdicts; how far it came lies in the file. Cancelled or cut off it is `stopped`: it can be gone on with or taken back.
 * Verdicts under earlier terms stay beside the new ones, and so does the verdict of a lead that was delivered or waits on hold.
 * One step of its own, and one entry in history when it ends, with a digest of every verdict. Refuses `notFound`,
 * `contractNotActive`, and `requalifying` while the contract's leads are being judged again already.
 */
export async function requalify(context: Context, input: Input): Promise<Result<RequalifyRun>> {
  const { handle } = context;
  const now = context.now();
  const target = targetOf(handle.reader, input.contract, now);
  if (!target.ok) return target;
  const { contract, version } = target.value;
  const scope = scopeOf(handle.reader, contract, input.of, now);
  if (!scope.ok) return scope;
  if (isAtWork(handle, contract.id)) return refuse('requalifying', { contract: contract.ref });
  const id = handle.transaction((w) => {
    const next = context.ids.next(w);
    insertRequalification(w, {
      id: next,
      contractId: contract.id,
      termsId: version.id,
      scope: JSON.stringify(input.of),
      startedAt: now,
      actor: context.actor,
      tally: noTally(),
      digest: beginning,
    });
    const step = { at: now, actor: context.actor.name, subject: `contract:${contract.ref}` };
    context.recorded(insertRequalificationStep(w, { ...step, requalificationId: next }));
    return next;
  });
  return done(await goOn(context, { id, target: target.value, scope: scope.value, job: input.job }));
}

/**
 * Goes on with a judging that was cancelled or cut off. What leads would bill is not reckoned on: the prices of those before are
 * forgotten. Refuses `notFound`, `requalificationNotOpen`, `requalificationOutdated` where other terms are in force by now, and
 * `requalifying`.
 */
export async function resumeRequalification(
  context: Context,
  { run: id, job }: { readonly run: number; readonly job?: string | undefined },
): Promise<Result<RequalifyRun>> {
  const { reader } = context.handle;
  const stored = readRequalification(reader, id);
  if (stored === null) return refuse('notFound', { kind: 'requalification', ref: id });
  if (isAtWork(context.handle, stored.contractId)) return refuse('requalifying', {});
  if (stored.state !== 'stopped') return refuse('requalificationNotOpen', { run: id, state: stored.state });
  const contract = readContractById(reader, stored.contractId);
  const target = targetAt(contract, context.now());
  if (target === null || target.version.id !== stored.termsId) return refuse('requalificationOutdated', { run: id });
  const scope = scopeOf(reader, contract, RequalifyScope.parse(JSON.parse(stored.scope)), context.now());
  if (!scope.ok) return scope;
  context.handle.transaction((w) => {
    setRequalificationState(w, id, 'running');
    moveRequalification(w, id, { ...stored, tally: { ...stored.tally, willBill: null } });
  });
  return done(await goOn(context, { id, target, scope: scope.value, job }));
}

/**
 * Gives up what a crash left running: it is `stopped`, and history says how far it came. For the start of the application.
 */
export function stopRequalifications(deps: Pick<Context, 'handle'> & HistoryDeps): void {
  const left = openRequalifications(deps.handle.reader).filter(({ state }) => state === 'running');
  for (const stored of left) {
    const { ref } = readContractById(deps.handle.reader, stored.contractId);
    deps.handle.transaction((w) => end(w, deps, stored, ref, 'stopped'));
  }
}

const isAtWork = (handle: Handle, contractId: number): boolean => atWork.get(handle)?.has(contractId) === true;

interface Work {
  readonly id: number;
  readonly target: Target;
  readonly scope: Scope;
  readonly job: string | undefined;
}

async function goOn(context: Context, { id, target, scope, job: asked }: Work): Promise<RequalifyRun> {
  const { handle, jobs } = context;
  const { contract } = target;
  const busy = atWork.get(handle) ?? new Set<number>();
  atWork.set(handle, busy);
  busy.add(contract.id);
  const name = asked ?? `requalify ${contract.ref}`;
  try {
    return await jobs.run(name, `Judging again: ${contract.name}`, async (job) => {
      await judgeAll(context, job, id, target, scope);
      const state = job.cancelled() ? 'stopped' : 'done';
      handle.transaction((w) => end(w, context, stored(handle, id), contract.ref, state));
      return runOf(contract, stored(handle, id));
    });
  } finally {
    busy.delete(contract.id);
  }
}

async function judgeAll(context: Context, job: Job, id: number, target: Target, scope: Scope): Promise<void> {
  const { handle } = context;
  const judge = createJudging(handle.reader, target, context.now());
  await job.breathe();
  const whole = await scope.about(handle.reader, job.breathe);
  let seen = 0;
  /** Judges some leads and writes what they come to; false when there are no more. */
  const judgeSome = (w: Writer): boolean => {
    const at = stored(handle, id);
    const some = scope.next(w, at.afterLead, judgedAtOnce);
    if (some === null) return false;
    const judged = judge(some.ids);
    const written = judged.filter((one) => !one.isHanded && !one.saysTheSame);
    write(w, id, written);
    moveRequalification(w, id, {
      afterLead: some.upTo,
      tally: judged.reduce(counted, at.tally),
      digest: digestOf(at.digest, written),
    });
    seen += some.ids.length;
    return true;
  };
  for (let more = true; more && !job.cancelled(); ) {
    more = handle.transaction((w) => whilePatient(() => judgeSome(w)));
    job.progress(seen, Math.max(whole, seen));
    await job.breathe();
  }
}

function write(w: Writer, id: number, judged: readonly JudgedLead[]): void {
  const insertVerdict = qualificationInsert(w);
  const insertMove = requalifiedInsert(w, id);
  for (const { lead, from, to, anew, replaces } of judged) {
    if (replaces !== null) deleteQualification(w, replaces);
    insertVerdict(anew);
    insertMove({ leadId: lead.id, from, to, judgedAt: anew.judgedAt, before: replaces });
  }
}

/** Each transaction's verdicts, chained to those before: whoever goes on after a crash goes on with the digest as well. */
const digestOf = (before: string, judged: readonly JudgedLead[]): string =>
  judged.length === 0
    ? before
    : hash(
        'sha256',
        JSON.stringify([before, ...judged.map(({ lead, from, to, anew }) => [lead.id, from, to, anew.verdict])]),
      );

function end(
  w: Writer,
  deps: HistoryDeps,
  { id, tally, digest, actor, role }: StoredRequalification,
  ref: string,
  state: 'stopped' | 'done',
): void {
  setRequalificationState(w, id, state);
  const { leads, same, moves } = tally;
  appendHistory(w, deps, {
    actor: { name: actor, role },
    action: 'requalify',
    subject: `contract:${ref}`,
    change: { after: { run: id, state, leads, same, changed: changedIn(moves), moves: { ...moves }, digest } },
  });
}

function stored({ reader }: Handle, id: number): StoredRequalification {
  const found = readRequalification(reader, id);
  if (found === null) throw new Error(`no requalification ${id}`);
  return found;
}

/** As a screen shows it. */
export const runOf = (
  contract: StoredContract,
  { id, state, startedAt, actor, termsId, tally }: StoredRequalification,
): RequalifyRun => ({
  run: id,
  state,
  at: startedAt,
  by: actor,
  ...differenceOf(contract, termsId, tally),
});
