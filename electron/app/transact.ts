import type { Writer } from '../../db/handle.ts';
import { lastHistory, readHistory } from '../../db/queries/history.ts';
import { closeStep, dropStep, hasDocument, openStep, pauseStep, resumeStep } from '../../db/queries/step.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import { done } from '../../shared/domain/refusal.ts';
import type { Context } from './context.ts';

/** A refusal on its way out of a transaction: thrown only by `stop`, caught only by `answered`. */
class Stopped extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Ends the transaction around it with a refusal: nothing of it stays. */
export function stop(code: Refusal['code'], data: Refusal['data'] = {}): never {
  throw new Stopped({ code, data });
}

/** The value of a rule's result, or the end of the transaction with its refusal. */
export function orStop<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Stopped(result.refusal);
}

/**
 * One use-case = one synchronous transaction: all of `body`, or nothing and the refusal it stopped with. What it changed becomes
 * one step that can be undone, named by the history entry it added; a use-case that adds none leaves none.
 */
export function transact<T>(context: Context, body: (w: Writer) => T): Result<T> {
  return refusable(() => createLongStep(context).transaction(body));
}

/** {@link transact} for what undoes by itself, or is no business of undo: no step comes of it. */
export function transactWithoutStep<T>(context: Pick<Context, 'handle'>, body: (w: Writer) => T): Result<T> {
  return refusable(() => context.handle.transaction(body));
}

/** What `run` answers, or the refusal it stopped with; for readings that may stop. */
export function refusable<T>(run: () => T): Result<T> {
  try {
    return done(run());
  } catch (problem) {
    if (problem instanceof Stopped) return { ok: false, refusal: problem.refusal };
    throw problem;
  }
}

/** One step over the several transactions of one action, such as a delivery of many leads. */
export interface LongStep {
  transaction<T>(body: (w: Writer) => T): T;
}

/** A step that grows with each transaction; it is named and complete after every one, so a crash between two leaves no half. */
export function createLongStep(context: Context): LongStep {
  let id: number | null = null;
  return {
    transaction: (body) => {
      const next = context.handle.transaction((w) => {
        const stepId = begin(w, context, id);
        const before = lastHistory(w)?.id;
        const answer = body(w);
        pauseStep(w);
        const entry = lastHistory(w);
        const told = entry && entry.id !== before ? readHistory(w, entry.id) : null;
        const kept = told === null ? id !== null : closeStep(w, stepId, told);
        if (!kept) dropStep(w, stepId);
        return { answer, id: kept ? stepId : null, stays: kept && hasDocument(w, stepId) };
      });
      id = next.id;
      // What was issued stays: nobody is offered to undo it.
      if (id !== null && !next.stays) context.recorded(id);
      return next.answer;
    },
  };
}

function begin(w: Writer, context: Context, id: number | null): number {
  if (id === null) return openStep(w, { at: context.now(), actor: context.actor.name });
  resumeStep(w, id);
  return id;
}

/** The way out of a transaction that was only tried: thrown and caught by `rehearse` alone. */
class Rehearsed extends Error {}

/** What a use-case would answer: its transaction runs as ever, and all of it is taken back. */
export function rehearse<T>(context: Pick<Context, 'handle'>, body: (w: Writer) => T): Result<T> {
  let answer: Result<T> | null = null;
  try {
    context.handle.transaction((w) => {
      answer = done(body(w));
      throw new Rehearsed('nothing of this is kept');
    });
  } catch (problem) {
    if (problem instanceof Stopped) return { ok: false, refusal: problem.refusal };
    if (!(problem instanceof Rehearsed)) throw problem;
  }
  if (answer === null) throw new Error('a transaction without an answer');
  return answer;
}
