import type { z } from 'zod';
import { readLeads } from '../../../db/queries/lead.ts';
import type { LeadEditAnswer, LeadEditInput } from '../../../shared/api/leadPage.ts';
import { editedFacts } from '../../../shared/domain/leadEdit.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { orStop, transact } from '../transact.ts';
import { changeLead } from './changeLead.ts';
import { assertAll, subjectOf } from './chosen.ts';
import { createLeadHomes } from './leadHome.ts';

/**
 * Changes fields of leads by hand, one or many, as one step (domain §3, §8): what was typed is read as an import reads it, the
 * contact verdict is made anew, and so are the criteria verdicts, but not where the lead was delivered: that verdict is
 * evidence. History gets which fields were changed; before and after are personal and lie beside the chain. Refuses `notFound`,
 * `fieldFixed` and `invalidInput`.
 */
export function editLeads(
  context: Context,
  input: z.output<typeof LeadEditInput>,
): Result<z.output<typeof LeadEditAnswer>> {
  const now = context.now();
  return transact(context, (w) => {
    const leads = assertAll(input.leads, readLeads(w, input.leads));
    const fields = Object.keys(input.fields);
    const homeOf = createLeadHomes(w, now);
    const requalify = createRequalify(now);
    const personal: { leadId: number; content: Json }[] = [];
    let rejudged = 0;
    for (const lead of leads) {
      const { zone, readers } = homeOf(lead.id);
      const facts = orStop(editedFacts(lead, input.fields, zone));
      const changed = changeLead(w, lead, facts, { fields, readers, now });
      if (changed === null) continue;
      rejudged += requalify(w, lead.id).after.length;
      personal.push({ leadId: lead.id, content: { before: changed.before, after: changed.after } });
    }
    if (personal.length > 0) {
      appendHistory(w, context, {
        actor: context.actor,
        action: 'lead.edit',
        subject: subjectOf(personal.map(({ leadId }) => leadId)),
        change: { fields, leads: personal.length, rejudged },
        personal,
      });
    }
    return { changed: personal.length, rejudged };
  });
}
