import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { batchUpdates } from '../../../db/queries/batchUpdate.ts';
import { readLeadOfAnyBatch, withImage } from '../../../db/queries/lead.ts';
import type { Completion } from '../../../shared/api/intake.ts';
import { fieldsOf } from '../lead/leadFields.ts';
import { whoIs } from './previewRow.ts';

/** Leads whose completion is told field by field: more than anybody reads. */
const mostCompletions = 500;

/**
 * What an import filled in leads that were there before it, field by field (domain §4): what stood there unread, if anything, and
 * what came. As it was then, whatever the lead says by now; nothing once the import is taken back.
 */
export function completionsOf(r: Reader, batchId: number): z.output<typeof Completion>[] {
  return batchUpdates(r, batchId, mostCompletions).map(({ leadId, before, after }) => {
    const lead = readLeadOfAnyBatch(r, leadId);
    const [was, is] = [withImage(lead, before.lead), withImage(lead, after.lead)];
    const former = new Map(fieldsOf(was).map(({ field, value }) => [field, value]));
    const { name, email, company } = whoIs(is);
    return {
      lead: leadId,
      name: name ?? email ?? company,
      fields: fieldsOf(is).flatMap(({ field, label, value }) => {
        const there = former.get(field) ?? null;
        return value === null || value === there ? [] : [{ label, before: there, after: value }];
      }),
    };
  });
}
