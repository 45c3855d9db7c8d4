import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import { insertCall } from '../../../db/queries/call.ts';
import { readContract } from '../../../db/queries/contract.ts';
import { deleteDraft } from '../../../db/queries/draft.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { CallFinish, call } from '../../../shared/api/call.ts';
import { longestTalk, nextCall, reachOfCall } from '../../../shared/domain/call.ts';
import { editedFacts } from '../../../shared/domain/leadEdit.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { changeLead } from '../lead/changeLead.ts';
import { createLeadHomes } from '../lead/leadHome.ts';
import { orStop, stop, transact } from '../transact.ts';
import { withSeconds } from './live.ts';

type Answer = InferContractRouterOutputs<typeof call>['finish'];

/**
 * Ends a call, as one step (domain §4): the call is written, its answers complete the lead, who spoke was reached, and the lead is judged anew by the
 * rules of every change by hand. The draft of the call goes. History gets the outcome; what was said is personal. Refuses
 * `notFound`, `callAgainNeeded`, `callAgainPast`, and `invalidInput` or `fieldFixed` for an answer.
 */
export function finishCall(context: Context, input: z.output<typeof CallFinish>): Result<Answer> {
  const now = context.now();
  const finished = transact(context, (w): Answer => {
    const contract = readContract(w, input.contract);
    if (contract === null) stop('notFound', { kind: 'contract', ref: input.contract });
    const lead = readLead(w, input.lead);
    if (lead === null) stop('notFound', { kind: 'lead', ref: input.lead });
    const callAgainAt = orStop(nextCall(input.outcome, input.callAgainAt, now));
    const outcomeNow = (): Answer['after'] =>
      qualificationsOf(w, lead.id).find(({ contractId }) => contractId === contract.id)?.outcome ?? null;
    const before = outcomeNow();
    const id = context.ids.next(w);
    insertCall(w, {
      id,
      leadId: lead.id,
      contractId: contract.id,
      startedAt: input.startedAt,
      seconds: input.seconds,
      outcome: input.outcome,
      note: input.note,
      answers: input.answers,
      recordedBy: context.actor.name,
      recordedAt: now,
      callAgainAt,
    });
    const held = lead.values['call.seconds'];
    const talk = longestTalk(typeof held === 'number' ? held : undefined, input.outcome, input.seconds);
    const typed = orStop(editedFacts(lead, input.answers, contract.client.timeZone));
    const fields = Object.keys(input.answers);
    const facts = withSeconds(typed, talk);
    const answer = reachOfCall(input.outcome);
    const changed = changeLead(w, lead, facts, {
      fields,
      readers: createLeadHomes(w, now)(lead.id).readers,
      now,
      ...(answer !== null && { word: { answer, askOn: null } }),
    });
    if (changed !== null) createRequalify(now)(w, lead.id);
    const after = outcomeNow();
    appendHistory(w, context, {
      actor: context.actor,
      action: 'call',
      subject: `lead:${lead.id}`,
      change: {
        call: id,
        contract: contract.ref,
        outcome: input.outcome,
        seconds: input.seconds,
        fields,
        before,
        after,
      },
      ...(changed !== null && {
        personal: [{ leadId: lead.id, content: { before: changed.before, after: changed.after } }],
      }),
    });
    return { id, before, after, callAgainAt };
  });
  // Outside the step: what was written in it is not half-finished work any more, whatever is undone.
  if (finished.ok) context.handle.transaction((w) => deleteDraft(w, draftName(input.lead)));
  return finished;
}

/** As the screen saves what is typed. */
const draftName = (leadId: number): string => `call:${leadId}`;
