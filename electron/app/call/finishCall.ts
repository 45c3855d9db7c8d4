import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { insertCall } from '../../../db/queries/call.ts';
import { readContract, type StoredContract } from '../../../db/queries/contract.ts';
import { deleteDraft } from '../../../db/queries/draft.ts';
import { readLead, type StoredLead } from '../../../db/queries/lead.ts';
import { deletePutOff } from '../../../db/queries/putOff.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { CallFinish, call } from '../../../shared/api/call.ts';
import { nextCall, reachOfCall } from '../../../shared/domain/call.ts';
import { editedFacts } from '../../../shared/domain/leadEdit.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { type ChangedLead, changeLead } from '../lead/changeLead.ts';
import { fieldsOf, labelOf } from '../lead/leadFields.ts';
import { createLeadHomes } from '../lead/leadHome.ts';
import { agencyZone } from '../lead/leadLook.ts';
import { orStop, stop, transact } from '../transact.ts';
import { handOverCalled } from './handOverCalled.ts';
import { withTalk } from './live.ts';
import { suppressCalled } from './suppressCalled.ts';

type Finished = z.output<typeof CallFinish>;
type Answer = InferContractRouterOutputs<typeof call>['finish'];

/**
 * Ends a call, as one step (domain §4): the call is written, its answers complete the lead, its outcome says whether the lead can
 * be reached, and the lead is judged anew by the rules of every change by hand. Where told, it is then delivered, a meeting booked,
 * and its person suppressed. The draft of the call goes. History gets the outcome; what was said is personal. Refuses
 * `notFound`, `callAgainNeeded`, `callAgainPast`, `callAgainUnwanted`, `invalidInput` or `fieldFixed` for an answer,
 * `leadChanged` where a field answered is not as it was any more, and what delivering and booking refuse.
 */
export function finishCall(context: Context, input: Finished): Result<Answer> {
  const now = context.now();
  const finished = transact(context, (w): Answer => {
    const contract = readContract(w, input.contract);
    if (contract === null) stop('notFound', { kind: 'contract', ref: input.contract });
    const lead = readLead(w, input.lead);
    if (lead === null) stop('notFound', { kind: 'lead', ref: input.lead });
    guardUnchanged(lead, input.was);
    const callAgainAt = orStop(nextCall(input.outcome, input.callAgainAt, now));
    const outcomeNow = (): Answer['after'] =>
      qualificationsOf(w, lead.id).find(({ contractId }) => contractId === contract.id)?.outcome ?? null;
    const before = outcomeNow();
    const { startedAt, seconds, outcome, note, answers } = input;
    const made = { startedAt, seconds, outcome, note, answers, callAgainAt };
    const id = context.ids.next(w);
    const by = { recordedBy: context.actor.name, recordedAt: now };
    insertCall(w, { id, leadId: lead.id, contractId: contract.id, ...made, ...by });
    deletePutOff(w, contract.id, lead.id);
    const changed = completeLead(w, context, { contract, lead, input, callAgainAt });
    const handed = handOverCalled(w, context, contract, input);
    const suppressed =
      input.suppress === null ? 0 : suppressCalled(w, context, lead.id, listFor(contract, input.suppress));
    const after = outcomeNow();
    appendHistory(w, context, {
      actor: context.actor,
      action: 'call',
      subject: `lead:${lead.id}`,
      change: {
        call: id,
        contract: contract.ref,
        outcome,
        seconds,
        fields: Object.keys(answers),
        before,
        after,
      },
      ...(changed !== null && {
        personal: [{ leadId: lead.id, content: { before: changed.before, after: changed.after } }],
      }),
    });
    return { id, before, after, callAgainAt, ...handed, suppressed };
  });
  // Outside the step: what was written in it is not half-finished work any more, whatever is undone.
  if (finished.ok) context.handle.transaction((w) => deleteDraft(w, draftName(input.lead)));
  return finished;
}

/** The list that was chosen, as lists are asked for. */
const listFor = ({ client }: StoredContract, which: 'client' | 'agency'): { readonly client?: string } =>
  which === 'client' ? { client: client.ref } : {};

/** As the screen saves what is typed. */
const draftName = (leadId: number): string => `call:${leadId}`;

/** What is typed over a value is meant for that value: somebody may have mended it since. */
function guardUnchanged(lead: StoredLead, was: Finished['was']): void {
  const now = new Map(fieldsOf(lead).map(({ field, value }) => [field, value]));
  const changed = Object.entries(was).filter(([field, value]) => (now.get(field) ?? null) !== value);
  if (changed.length > 0) stop('leadChanged', { fields: changed.map(([field]) => labelOf(field)) });
}

interface Called {
  readonly contract: StoredContract;
  readonly lead: StoredLead;
  readonly input: Finished;
  readonly callAgainAt: number | null;
}

/** The lead with what was answered, how long it talked and what its reach is now; judged anew where that changed anything. */
function completeLead(w: Writer, context: Context, called: Called): ChangedLead | null {
  const { contract, lead, input, callAgainAt } = called;
  const now = context.now();
  const typed = orStop(editedFacts(lead, input.answers, contract.client.timeZone));
  const facts = withTalk(typed, input.outcome, input.seconds);
  const callAgainOn = callAgainAt === null ? null : dayOf(callAgainAt, agencyZone(w));
  const word = reachOfCall(input.outcome, { before: lead.reach, callAgainOn });
  const changed = changeLead(w, lead, facts, {
    fields: Object.keys(input.answers),
    readers: createLeadHomes(w, now)(lead.id).readers,
    now,
    ...(word !== null && { word }),
  });
  if (changed !== null) createRequalify(now)(w, lead.id);
  return changed;
}
