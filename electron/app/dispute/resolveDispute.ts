import type { z } from 'zod';
import type { ResolveAnswer, ResolveInput } from '../../../shared/api/dispute.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { decideDisputes } from './decideDisputes.ts';

/** Decides one claim, as the command line asks for it (command-line.md, resolve); the rules stand at `decideDisputes`. */
export function resolveDispute(
  context: Context,
  { id, ...asked }: z.output<typeof ResolveInput>,
): Result<z.output<typeof ResolveAnswer>> {
  const made = decideDisputes(context, { ids: [id], ...asked });
  if (!made.ok) return made;
  const { decided, credits } = made.value;
  const [one] = decided;
  if (one === undefined) throw new Error(`claim ${id} was not decided`);
  return done({ id, state: one.state, credit: credits[0] ?? null, credits });
}
