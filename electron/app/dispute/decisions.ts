import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { setDeliveryState } from '../../../db/queries/delivery.ts';
import { decideDispute } from '../../../db/queries/dispute.ts';
import { insertReplacement } from '../../../db/queries/replacement.ts';
import type { DecideAnswer } from '../../../shared/api/dispute.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Weighed } from '../../../shared/domain/decision.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import type { IssuedCredit } from '../invoice/issueCreditNote.ts';
import type { UnitCredit } from './credits.ts';
import { creditsOf, issueCredits } from './credits.ts';
import type { ReadCase } from './disputeCase.ts';
import { dueDayOf } from './disputeCase.ts';

/** Why a claim is decided: what somebody notes, or that nobody answered it in time. */
interface Ground {
  readonly note?: string | undefined;
  /** The moment the time to answer was over. */
  readonly unansweredSince?: Instant | undefined;
}

interface Decisions {
  /** Writes a decision; what is weighed after it sees what it did. */
  readonly take: (at: ReadCase, weighed: Weighed, ground: Ground) => void;
  /** Issues what the decisions credit, one note for each invoice, and writes the history of each. */
  readonly close: () => z.output<typeof DecideAnswer>;
}

/** Decisions of one call, inside the caller's transaction: taken one after the other, closed together. */
export function createDecisions(w: Writer, context: Context): Decisions {
  const planned: UnitCredit[] = [];
  const taken: { readonly at: ReadCase; readonly weighed: Weighed; readonly ground: Ground }[] = [];
  return {
    take: (at, weighed, ground) => {
      write(w, context, at, weighed, ground.note);
      planned.push(...creditsOf(w, at, weighed.remedy, planned));
      taken.push({ at, weighed, ground });
    },
    close: () => {
      const notes = issueCredits(w, context, planned);
      for (const { at, weighed, ground } of taken) note(w, context, at, weighed, notesFor(at, planned, notes), ground);
      return {
        decided: taken.map(({ at, weighed }) => ({ id: at.dispute.id, state: weighed.state })),
        owed: taken.filter(({ weighed }) => weighed.remedy.kind === 'replacement').length,
        credits: [...notes.values()],
      };
    },
  };
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
  { note: said, unansweredSince }: Ground,
): void {
  appendHistory(w, context, {
    actor: context.actor,
    action: decision,
    subject: `dispute:${dispute.id}`,
    change: {
      before: { state: dispute.state, delivery: unit.delivery.state },
      after: {
        state,
        unit: unitState,
        remedy: { ...remedy },
        credits,
        ...(unansweredSince !== undefined && { unansweredSince }),
      },
    },
    ...(said && { personal: [{ leadId: unit.delivery.leadId, content: { note: said } }] }),
  });
}
