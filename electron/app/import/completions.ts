import type { z } from 'zod';
import { batchUpdates } from '../../../db/queries/batchUpdate.ts';
import { readLeadOfAnyBatch, withImage } from '../../../db/queries/lead.ts';
import type { Completed, CompletedInput } from '../../../shared/api/intake.ts';
import type { Context } from '../context.ts';
import { fieldsOf } from '../lead/leadFields.ts';
import { whoIs } from './previewRow.ts';

/**
 * What an import filled in leads that were there before it, field by field (domain §4): what stood there unread, if anything, and
 * what came, lead by lead after the lead `after`. As it was then, whatever the lead says by now; nothing once the import is taken back.
 */
export function completedLeads(
  { handle: { reader: r } }: Pick<Context, 'handle'>,
  { batch, after: from, limit }: z.output<typeof CompletedInput>,
): z.output<typeof Completed> {
  const updates = batchUpdates(r, batch, from, limit + 1);
  const rows = updates.slice(0, limit).map(({ leadId, before, after }) => {
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
  return { rows, next: updates.length > limit ? (rows.at(-1)?.lead ?? null) : null };
}
