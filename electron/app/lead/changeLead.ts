import type { Reader, Writer } from '../../../db/handle.ts';
import {
  difference,
  type LeadContact,
  type LeadImage,
  type LeadReach,
  type StoredLead,
  writeLeadImage,
} from '../../../db/queries/lead.ts';
import { keepLeadWas } from '../../../db/queries/leadWas.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { contactFields, isOtherContact } from '../../../shared/domain/leadEdit.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import type { Readers } from '../../../shared/domain/qualification/readers.ts';
import { contactAfter, type ReachWord, wordAfterChange } from '../../../shared/domain/reach.ts';
import { keysOf } from '../import/draftRows.ts';
import { agencyDay } from './leadLook.ts';

/** What a change did to a lead, column by column; personal. */
export interface ChangedLead {
  readonly before: LeadImage;
  readonly after: LeadImage;
  readonly contact: LeadContact & LeadReach;
}

interface Change {
  /** Fields whose facts may be other ones now. */
  readonly fields: readonly string[];
  readonly readers: Readers;
  readonly now: Instant;
  /** What a person says of reaching the lead; without it the word it has goes on. */
  readonly word?: ReachWord;
}

/** Writes a lead's new facts, with its contact verdict made anew where the change touches it; what it said before is kept. Null where nothing changes. */
export function changeLead(w: Writer, lead: StoredLead, facts: LeadFacts, change: Change): ChangedLead | null {
  const touched = change.word !== undefined || change.fields.some((field) => contactFields.has(field));
  const contact = touched ? contactOf(w, facts, change, lead) : lead;
  const { before, after } = difference(lead, facts, contact);
  if (Object.keys(after).length === 0) return null;
  writeLeadImage(w, lead.id, after);
  keepLeadWas(w, lead.id, change.now, before);
  return { before, after, contact };
}

/** A key of what was not changed stays: it may have been read by another client's country. */
function contactOf(
  r: Reader,
  facts: LeadFacts,
  { fields, readers, now, word }: Change,
  lead: StoredLead,
): LeadContact & LeadReach {
  const keys = keysOf(facts, readers);
  const reach = word ?? (isOtherContact(lead, facts) ? wordAfterChange(lead.reach, agencyDay(r, now)) : lead.reach);
  const { verdict: contactVerdict, reasons: contactReasons } = contactAfter(judgeContact(facts, readers), reach);
  return {
    emailKey: fields.includes('person.email') ? keys.emailKey : lead.emailKey,
    phoneKey: fields.includes('person.phone') || fields.includes('address.country') ? keys.phoneKey : lead.phoneKey,
    contactVerdict,
    contactReasons,
    reach,
  };
}
