import type { Instant } from '../basics.ts';
import type { LeadFacts } from '../lead.ts';
import type { DraftRow } from './rowReader.ts';

const nothing: LeadFacts['custom'] = Object.freeze(Object.create(null));

/** What the rules know of a row that could be read. Without a moment of its own it was captured `now`. */
export function leadFacts({ values, custom, unread }: DraftRow<'leads'>, now: Instant): LeadFacts {
  return {
    capturedAt: values['lead.capturedAt'] ?? now,
    values,
    custom: custom.length === 0 ? nothing : recordOf(custom),
    unread: unread.length === 0 ? nothing : recordOf(unread.map(({ field, text }) => [field, text])),
  };
}

function recordOf(entries: readonly (readonly [string, string])[]): LeadFacts['custom'] {
  const record: Record<string, string> = Object.create(null);
  for (const [name, text] of entries) record[name] = text;
  return record;
}

/** Whether a row says who it is about: an id, a mail, a phone, or a name with its company (command-line, Files). */
export function namesSomebody({ values }: Pick<DraftRow<'leads'>, 'values'>): boolean {
  if (values['person.email'] ?? values['person.phone'] ?? values['lead.id']) return true;
  const name = values['person.fullName'] ?? values['person.lastName'] ?? values['person.firstName'];
  return name !== undefined && values['company.name'] !== undefined;
}
