import type { Reader, Writer } from '../../../db/handle.ts';
import { insertBatchUpdate } from '../../../db/queries/batchUpdate.ts';
import {
  difference,
  type LeadContact,
  type LeadReach,
  readLeadOfAnyBatch,
  type StoredLead,
  writeLeadImage,
} from '../../../db/queries/lead.ts';
import { keepLeadWas } from '../../../db/queries/leadWas.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { contactFields, isOtherContact } from '../../../shared/domain/leadEdit.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { contactAfter, wordAfterChange } from '../../../shared/domain/reach.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import { agencyDay } from '../lead/leadLook.ts';
import { keysOf } from './draftRows.ts';
import { completed, type KnownLead, type LeadRef } from './fills.ts';
import type { ImportPlan } from './plan.ts';
import { createRequalify, type Requalified } from './requalify.ts';

/**
 * Fills empty fields of leads whose id came again, and judges these leads anew (domain §4). What a lead has by now stays. Of
 * leads that were there before the batch the images before and after are kept for its undo. Answers the verdicts that
 * changed, for the history.
 */
export function completeLeads(
  w: Writer,
  { id: batchId, finishedAt }: { readonly id: number; readonly finishedAt: Instant },
  plan: ImportPlan,
  known: Iterable<KnownLead>,
  idOf: (ref: LeadRef) => number,
): Json[] {
  const requalify = createRequalify(plan.judging.now);
  const changed: Json[] = [];
  for (const { ref, added } of known) {
    if (added === null) continue;
    const lead = readLeadOfAnyBatch(w, idOf(ref));
    const facts = completed(lead, added);
    const contact = [...contactFields].some((field) => added.has(field))
      ? contactOf(w, facts, plan.judging, lead)
      : lead;
    const { before, after } = difference(lead, facts, contact);
    if (Object.keys(after).length === 0) continue;
    writeLeadImage(w, lead.id, after);
    keepLeadWas(w, lead.id, finishedAt, before);
    const verdicts = requalify(w, lead.id);
    changed.push(...changesOf(lead.id, verdicts));
    if (lead.batchId === batchId) continue;
    insertBatchUpdate(w, batchId, {
      leadId: lead.id,
      before: { lead: before, qualifications: [...verdicts.before] },
      after: { lead: after, qualifications: [...verdicts.after] },
    });
  }
  return changed;
}

/** A key the lead has stays: it may have been read by another client's country. */
function contactOf(
  r: Reader,
  facts: LeadFacts,
  { readers, now }: Pick<Judging, 'readers' | 'now'>,
  lead: StoredLead,
): LeadContact & LeadReach {
  const keys = keysOf(facts, readers);
  const reach =
    lead.reach !== null && isOtherContact(lead, facts) ? wordAfterChange(lead.reach, agencyDay(r, now)) : lead.reach;
  const { verdict: contactVerdict, reasons: contactReasons } = contactAfter(judgeContact(facts, readers), reach);
  return {
    emailKey: lead.emailKey ?? keys.emailKey,
    phoneKey: lead.phoneKey ?? keys.phoneKey,
    contactVerdict,
    contactReasons,
    reach,
  };
}

const changesOf = (leadId: number, { before, after }: Requalified): Json[] =>
  after.map((anew) => {
    const old = before.find((one) => one.contractId === anew.contractId);
    return {
      lead: leadId,
      contract: anew.contractId,
      before: old ? { terms: old.termsId, verdict: old.verdict, outcome: old.outcome } : null,
      after: { terms: anew.termsId, verdict: anew.verdict, outcome: anew.outcome },
    };
  });
