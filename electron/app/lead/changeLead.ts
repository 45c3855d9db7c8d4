import type { Writer } from '../../../db/handle.ts';
import {
  difference,
  type LeadContact,
  type LeadImage,
  type StoredLead,
  writeLeadImage,
} from '../../../db/queries/lead.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { contactFields } from '../../../shared/domain/leadEdit.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import type { Readers } from '../../../shared/domain/qualification/readers.ts';
import { keysOf } from '../import/draftRows.ts';

/** What a change did to a lead, column by column; personal. */
export interface ChangedLead {
  readonly before: LeadImage;
  readonly after: LeadImage;
  readonly contact: LeadContact;
}

/** Writes a lead's new facts, with its contact verdict made anew where the change touches it. Null where nothing changes. */
export function changeLead(
  w: Writer,
  lead: StoredLead,
  facts: LeadFacts,
  fields: readonly string[],
  readers: Readers,
): ChangedLead | null {
  const contact = fields.some((field) => contactFields.has(field)) ? contactOf(facts, fields, readers, lead) : lead;
  const { before, after } = difference(lead, facts, contact);
  if (Object.keys(after).length === 0) return null;
  writeLeadImage(w, lead.id, after);
  return { before, after, contact };
}

/** A key of what was not changed stays: it may have been read by another client's country. */
function contactOf(facts: LeadFacts, fields: readonly string[], readers: Readers, lead: StoredLead): LeadContact {
  const keys = keysOf(facts, readers);
  const { verdict: contactVerdict, reasons: contactReasons } = judgeContact(facts, readers);
  return {
    emailKey: fields.includes('person.email') ? keys.emailKey : lead.emailKey,
    phoneKey: fields.includes('person.phone') || fields.includes('address.country') ? keys.phoneKey : lead.phoneKey,
    contactVerdict,
    contactReasons,
  };
}
