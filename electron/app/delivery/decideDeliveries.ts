import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { isDelivery } from '../../../db/queries/explain.ts';
import type { DecideAnswer, DecideInput } from '../../../shared/api/delivery.ts';
import type { AnswerRefusal } from '../../../shared/domain/claim.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import type { Answered } from '../answers/answerUnit.ts';
import { acceptDelivery, claimUnit } from '../answers/answerUnit.ts';
import { appendBulk } from '../bulkHistory.ts';
import { clientMoment } from '../clientMoment.ts';
import type { Context } from '../context.ts';
import type { ClaimUnit } from '../dispute/claimUnit.ts';
import { readUnit, termsOfUnit } from '../dispute/claimUnit.ts';
import { ruledContracts } from '../dispute/disputeCase.ts';
import { stop, transact } from '../transact.ts';

type Input = z.output<typeof DecideInput>;
type Answer = z.output<typeof DecideAnswer>;
type Claim = Answer['claims'][number];

/**
 * The client's answer by word (domain §5): the same rules as a row of its file, `judgeAcceptance` and `judgeClaim`, for all
 * deliveries or for none. Judged by the client's own time where it is given: a claim that comes too late is recorded as late.
 * Refuses `notFound`, `wrongState` for what waits on hold, and what the rules refuse, with the delivery it stopped at
 * (`delivery`) and of how many (`of`).
 */
export function decideDeliveries(context: Context, input: Input): Result<Answer> {
  return transact(context, (w) => {
    const ids = [...new Set(input.ids)];
    const contractOf = ruledContracts(w);
    const counts = { accepted: 0, disputed: 0, late: 0, unchanged: 0 };
    const claims: Claim[] = [];
    const changed = new Map<string, Json[]>();
    for (const id of ids) {
      const unit = unitOf(w, id, ids.length);
      const { contract } = contractOf(unit.delivery.contractId);
      const answered = take(w, context, contract, unit, input);
      if (answered.kind === 'refused')
        stop(answered.code, refusalData(answered.code, contract, unit, input, ids.length));
      counts[countOf(answered)] += 1;
      if (answered.kind === 'unchanged') continue;
      if (answered.kind !== 'accepted')
        claims.push({ delivery: id, dispute: answered.disputeId, state: answered.kind });
      const { ref } = contract;
      changed.set(ref, [...(changed.get(ref) ?? []), answered.change]);
    }
    for (const [ref, changes] of changed) {
      const action = input.decision;
      appendBulk(w, context, {
        action,
        subject: `contract:${ref}`,
        counts: { deliveries: ids.length },
        changed: changes,
      });
    }
    return { ...counts, claims };
  });
}

/** A delivery everybody may see; one that waits on hold the client has not seen. */
function unitOf(w: Writer, id: number, of: number): ClaimUnit {
  if (!isDelivery(w, id)) stop('notFound', { kind: 'delivery', ref: id });
  const unit = readUnit(w, id, null);
  if (unit.delivery.state === 'onHold') {
    stop('wrongState', { kind: 'delivery', id, state: 'onHold', allowed: [], ...many(of) });
  }
  return unit;
}

const many = (of: number): { readonly of?: number } => (of === 1 ? {} : { of });

function take(
  w: Writer,
  context: Context,
  contract: StoredContract,
  unit: ClaimUnit,
  { decision, reason, evidence, at }: Input,
): Answered {
  const when = at === undefined ? context.now() : clientMoment(contract, at);
  return decision === 'accept'
    ? acceptDelivery(w, contract, unit, when)
    : claimUnit(w, context, contract, unit, { reason, evidence, at: when, dated: at !== undefined });
}

function countOf({ kind }: Exclude<Answered, { kind: 'refused' }>): 'accepted' | 'disputed' | 'late' | 'unchanged' {
  return kind === 'open' || kind === 'noted' ? 'disputed' : kind;
}

function refusalData(
  code: AnswerRefusal,
  contract: StoredContract,
  unit: ClaimUnit,
  { reason }: Input,
  of: number,
): { readonly [key: string]: Json } {
  const data = { delivery: unit.delivery.id, ...many(of) };
  if (code !== 'reasonNotAllowed') return data;
  const allowed = termsOfUnit(contract, unit).disputes?.reasons.map((known) => known.reason) ?? [];
  return { ...data, reason: reason ?? '', allowed };
}
