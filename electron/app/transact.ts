import type { Writer } from '../../db/handle.ts';
import type { Refusal, Result } from '../../shared/domain/refusal.ts';
import { done } from '../../shared/domain/refusal.ts';
import type { Context } from './context.ts';

/** A refusal on its way out of a transaction: thrown only by `stop`, caught only by `transact`. */
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

/** One use-case = one synchronous transaction: all of `body`, or nothing and the refusal it stopped with. */
export function transact<T>(context: Pick<Context, 'handle'>, body: (w: Writer) => T): Result<T> {
  try {
    return done(context.handle.transaction<T>(body));
  } catch (problem) {
    if (problem instanceof Stopped) return { ok: false, refusal: problem.refusal };
    throw problem;
  }
}
