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
export function suppressLeads(
  context: Context,
  { leads: ids, client }: z.output<typeof SuppressLeadsInput>,
): Result<z.output<typeof SuppressionAnswer>> {
  const leads = readLeads(context.handle.reader, ids);
  const there = new Set(leads.map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) return refuse('notFound', { kind: 'lead', ref: missing });
  const mails = leads.map(({ values }) => values['person.email']).filter((mail) => typeof mail === 'string');
  const phones = leads.map(({ phoneKey }) => phoneKey).filter((phone) => phone !== null);
  if (mails.length + phones.length === 0) return done({ added: 0, known: 0, unreadable: [] });
  return addSuppression(context, { client, mails, phones });
}
