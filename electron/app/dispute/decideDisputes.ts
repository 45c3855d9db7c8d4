import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { setDeliveryState } from '../../../db/queries/delivery.ts';
import { decideDispute, readDispute } from '../../../db/queries/dispute.ts';
import { insertReplacement } from '../../../db/queries/replacement.ts';
import type { DecideAnswer, DecideInput } from '../../../shared/api/dispute.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Weighed } from '../../../shared/domain/decision.ts';
import { weighDecision } from '../../../shared/domain/decision.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import type { IssuedCredit } from '../invoice/issueCreditNote.ts';
import { stop, transact } from '../transact.ts';
import type { UnitCredit } from './credits.ts';
import { creditsOf, issueCredits } from './credits.ts';
import type { ReadCase } from './disputeCase.ts';
import { dueDayOf, readCase, ruledContracts } from './disputeCase.ts';

type Input = z.output<typeof DecideInput>;

/**
 * Decides claims (domain §5), all of them or none. Upholding returns the unit for a credit, or for a replacement that is owed
 * from now on while the charge stands; a part leaves it accepted at a part of its price; what is on an invoice already is
 * credited at once, with one credit note for each invoice. A claim against a meeting leaves its delivery as it is.
 *
 * All or none, because a cap that is nearly full would otherwise let the order of a selection say which claim still fits.
 * Refuses what `weighDecision` refuses, with the claim it stopped at (`dispute`) and how many were asked
 * for (`of`); `notFound` for a claim that is not there.
 */
export function decideDisputes(context: Context, input: Input): Result<z.output<typeof DecideAnswer>> {
  return transact(context, (w) => {
    const ids = [...new Set(input.ids)];
    const contractOf = ruledContracts(w);
    const planned: UnitCredit[] = [];
    const decided = ids.map((id) => {
      const dispute = readDispute(w, id) ?? stop('notFound', { kind: 'dispute', ref: id });
      const at = readCase(w, contractOf(dispute.contractId), dispute);
      const weighed = weigh(context, at, input, ids.length);
      write(w, context, at, weighed, input.note);
      planned.push(...creditsOf(w, at, weighed.remedy, planned));
      return { at, weighed };
    });
    const notes = issueCredits(w, context, planned);
    for (const { at, weighed } of decided) note(w, context, at, weighed, notesFor(at, planned, notes), input.note);
    return {
      decided: decided.map(({ at, weighed }) => ({ id: at.dispute.id, state: weighed.state })),
      owed: decided.filter(({ weighed }) => weighed.remedy.kind === 'replacement').length,
      credits: [...notes.values()],
    };
  });
}

function weigh({ actor }: Context, at: ReadCase, input: Input, of: number): Weighed {
  const weighed = weighDecision(at.facts, input, actor.role);
  if (weighed.ok) return weighed.value;
  const { code, data } = weighed.refusal;
  return stop(code, of === 1 ? data : { ...data, dispute: at.dispute.id, of });
}

function write(w: Writer, context: Context, at: ReadCase, to: Weighed, said: string | undefined): void {
  const { dispute, contract, unit } = at;
  const now = context.now();
  const isDecided = to.decision !== 'takeLate' && to.decision !== 'appeal';
  const decidedAt = isDecided ? now : null;
  decideDispute(w, dispute, {
    state: to.state,
    decidedAt,
    remedy: to.remedy.kind === 'none' ? null : to.remedy.kind,
    percent: to.remedy.kind === 'part' ? to.remedy.percent : null,
    note: said ?? dispute.note,
  });
  if (unit.chain === null) setDeliveryState(w, unit.delivery, to.unitState, decidedAt);
  if (to.remedy.kind === 'replacement') owe(w, context, at, contract.id, now);
}

function owe(w: Writer, context: Context, at: ReadCase, contractId: number, now: Instant): void {
  insertReplacement(w, {
    id: context.ids.next(w),
    contractId,
    disputeId: at.dispute.id,
    chainId: null,
    owedAt: now,
    dueDay: dueDayOf(at, now),
    fulfilledBy: null,
  });
}

const notesFor = (
  { dispute }: ReadCase,
  credits: readonly UnitCredit[],
  notes: ReadonlyMap<number, IssuedCredit>,
): string[] => [
  ...new Set(
    credits
      .filter(({ disputeId }) => disputeId === dispute.id)
      .flatMap(({ documentId }) => notes.get(documentId)?.number ?? []),
  ),
];

function note(
  w: Writer,
  context: Context,
  { dispute, unit }: ReadCase,
  { decision, state, unitState, remedy }: Weighed,
  credits: readonly Json[],
  said: string | undefined,
): void {
  appendHistory(w, context, {
    actor: context.actor,
    action: decision,
    subject: `dispute:${dispute.id}`,
    change: {
      before: { state: dispute.state, delivery: unit.delivery.state },
      after: { state, unit: unitState, remedy: { ...remedy }, credits },
    },
    ...(said && { personal: [{ leadId: unit.delivery.leadId, content: { note: said } }] }),
  });
}
