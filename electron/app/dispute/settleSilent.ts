import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { waitingClaimsOf } from '../../../db/queries/dispute.ts';
import type { SettleAnswer, SettleInput } from '../../../shared/api/dispute.ts';
import { RefusalShape } from '../../../shared/api/procedure.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { weighDecision } from '../../../shared/domain/decision.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';
import { agreedSilence, answerDueAt, silenceOf } from './answerTime.ts';
import { createDecisions } from './decisions.ts';
import type { ReadCase } from './disputeCase.ts';
import { readCase, ruledBy } from './disputeCase.ts';

type Answer = z.output<typeof SettleAnswer>;

/** The claims of a contract that silence has decided by now, in the order they were made. */
export function silentCases(r: Reader, contract: StoredContract, now: Instant): ReadCase[] {
  if (!contract.versions.some(({ terms }) => terms.disputes?.silence !== undefined)) return [];
  const ruled = ruledBy(r, contract);
  return waitingClaimsOf(r, contract.id)
    .map((dispute) => readCase(r, ruled, dispute))
    .filter((at) => silenceOf(at, now)?.isOver);
}

/**
 * Writes down what the agency's silence has decided (domain §2), claim by claim in the order they were made, as a decision with
 * its history. One that no longer can be, because those before it filled the cap, stays open and is told in `left`:
 * a person decides it. Where silence has decided nothing, nothing is written. Refuses an unknown contract (`notFound`).
 */
export function settleSilent(context: Context, input: z.output<typeof SettleInput>): Result<Answer> {
  const { reader } = context.handle;
  const meant = readContracts(reader).filter(({ ref }) => (input.contract ?? ref) === ref);
  if (input.contract !== undefined && meant.length === 0) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  const silent = meant.filter((contract) => silentCases(reader, contract, context.now()).length > 0);
  if (silent.length === 0) return done({ decided: [], owed: 0, credits: [], left: [] });
  return transact(context, (w) => {
    const decisions = createDecisions(w, context);
    const left: Answer['left'] = [];
    for (const contract of silent) {
      for (const { dispute } of silentCases(w, contract, context.now())) {
        // Read anew: what was decided before it may have filled the cap.
        const at = readCase(w, ruledBy(w, contract), dispute);
        const silence = agreedSilence(at, context.now());
        if (silence === null) continue;
        const weighed = weighDecision(at.facts, { as: silence.as }, context.actor.role);
        if (weighed.ok) decisions.take(at, weighed.value, { unansweredSince: answerDueAt(at) ?? undefined });
        else left.push({ id: dispute.id, ...RefusalShape.parse(weighed.refusal) });
      }
    }
    return { ...decisions.close(), left };
  });
}
