import type { z } from 'zod';
import { readLeads } from '../../../db/queries/lead.ts';
import { addTags, removeTags } from '../../../db/queries/tag.ts';
import type { LeadTagAnswer, LeadTagInput } from '../../../shared/api/leadPage.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';
import { assertAll, subjectOf } from './chosen.ts';

/** Puts tags on leads and takes others off, as one step. Refuses `notFound`. */
export function tagLeads(
  context: Context,
  { leads, add, remove }: z.output<typeof LeadTagInput>,
): Result<z.output<typeof LeadTagAnswer>> {
  return transact(context, (w) => {
    assertAll(leads, readLeads(w, leads));
    const added = addTags(w, leads, add);
    const removed = removeTags(w, leads, remove);
    if (added + removed > 0) {
      appendBulk(w, context, {
        action: 'lead.tag',
        subject: subjectOf(leads),
        counts: { leads: leads.length, added, removed },
        changed: [{ leads: [...leads], add: [...add], remove: [...remove] }],
      });
    }
    return { added, removed };
  });
}
