import type { z } from 'zod';
import { readLeads } from '../../../db/queries/lead.ts';
import type { SuppressLeadsInput } from '../../../shared/api/leadPage.ts';
import type { SuppressionAnswer } from '../../../shared/api/suppression.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { addSuppression } from './addSuppression.ts';

/**
 * Puts the people of leads on the client's list or the agency's: by their mail, and by their phone as it was read when they came
 * in. Nothing is added for a lead that has neither. Refuses `notFound`.
 */
export async function suppressLeads(
  context: Context,
  { leads: ids, client }: z.output<typeof SuppressLeadsInput>,
): Promise<Result<z.output<typeof SuppressionAnswer>>> {
  const leads = readLeads(context.handle.reader, ids);
  const there = new Set(leads.map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) return refuse('notFound', { kind: 'lead', ref: missing });
  const entries = leads
    .flatMap(({ values, phoneKey }) => [values['person.email'], phoneKey])
    .filter((text) => typeof text === 'string');
  if (entries.length > 0) return addSuppression(context, { client, entries }, 'leads');
  return done({
    added: 0,
    known: 0,
    unreadable: [],
    unreadableCount: 0,
    here: { leads: 0, heldBack: 0, delivered: 0 },
  });
}
