import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import { readContracts } from '../../../db/queries/contract.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { ReachSay, reach } from '../../../shared/api/reach.ts';
import { reachWord } from '../../../shared/domain/reach.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { changeLead } from '../lead/changeLead.ts';
import { createLeadHomes } from '../lead/leadHome.ts';
import { agencyDay } from '../lead/leadLook.ts';
import { orStop, stop, transact } from '../transact.ts';

type Answer = InferContractRouterOutputs<typeof reach>['say'];

/**
 * Keeps what a person says of whether a lead can be reached, as one step (domain §3): the contact verdict follows, and so do the
 * verdicts of the contracts it was judged for, but not where it was delivered. History says who, when and what; the note is
 * personal. The same word again is kept as well: it was said. Refuses `notFound` and `askAgainPast`.
 */
export function sayReach(context: Context, input: z.output<typeof ReachSay>): Result<Answer> {
  const now = context.now();
  return transact(context, (w): Answer => {
    const lead = readLead(w, input.lead);
    if (lead === null) stop('notFound', { kind: 'lead', ref: input.lead });
    const today = agencyDay(w, now);
    const word = orStop(reachWord(input.answer, input.until, today));
    const outcomes = newestOutcomes(qualificationsOf(w, lead.id));
    const { readers } = createLeadHomes(w, now)(lead.id);
    const changed = changeLead(w, lead, lead, { fields: [], readers, now, word });
    const contact = { before: lead.contactVerdict, after: changed?.contact.contactVerdict ?? lead.contactVerdict };
    const anew = changed === null ? [] : createRequalify(now)(w, lead.id).after;
    const refs = new Map(readContracts(w).map(({ id, ref }) => [id, ref]));
    const rejudged = anew.map(({ contractId, outcome }) => ({
      contract: refs.get(contractId) ?? '',
      before: outcomes.get(contractId) ?? null,
      after: outcome,
    }));
    appendHistory(w, context, {
      actor: context.actor,
      action: 'reach',
      subject: `lead:${lead.id}`,
      change: { answer: word.answer, askOn: word.askOn, contact, rejudged },
      personal: [
        {
          leadId: lead.id,
          content: {
            before: changed?.before ?? {},
            after: changed?.after ?? {},
            answer: word.answer,
            ...(input.note !== undefined && { note: input.note }),
          },
        },
      ],
    });
    return { contact, word, rejudged };
  });
}

/** What it stood at for each contract, newest verdict first. */
function newestOutcomes(verdicts: ReturnType<typeof qualificationsOf>) {
  const newest = new Map<number, (typeof verdicts)[number]['outcome']>();
  for (const { contractId, outcome } of verdicts) if (!newest.has(contractId)) newest.set(contractId, outcome);
  return newest;
}
