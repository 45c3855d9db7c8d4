import type { z } from 'zod';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { LiveVerdict } from '../../../shared/api/call.ts';
import { judgedOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { contactFields, editedFacts, type TypedFields } from '../../../shared/domain/leadEdit.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { contactAfter } from '../../../shared/domain/reach.ts';
import { judgingFor, targetAt } from '../import/plan.ts';

export type Live = z.output<typeof LiveVerdict>;

/** What is typed so far; texts that cannot be read leave their field as it was, and are named. */
export function typedSoFar(
  lead: LeadFacts,
  typed: TypedFields,
  zone: string,
): { readonly facts: LeadFacts; readonly unreadable: readonly string[] } {
  let facts: LeadFacts = lead;
  const unreadable: string[] = [];
  for (const [field, text] of Object.entries(typed)) {
    const edited = editedFacts(facts, { [field]: text }, zone);
    if (edited.ok) facts = edited.value;
    else unreadable.push(field);
  }
  return { facts, unreadable };
}

/** A lead's facts with the length of a conversation. */
export const withSeconds = (facts: LeadFacts, seconds: number | undefined): LeadFacts =>
  seconds === undefined
    ? facts
    : { ...facts, values: Object.assign(Object.create(null), facts.values, { 'call.seconds': seconds }) };

/** What the rules say of a lead by the terms in force now; null where the contract has nothing to judge by. */
export function liveVerdict(
  contract: StoredContract,
  lead: StoredLead,
  facts: LeadFacts,
  { fields, unreadable }: { readonly fields: readonly string[]; readonly unreadable: readonly string[] },
  now: number,
): Live | null {
  const target = targetAt(contract, now);
  const definition = target?.version.terms.definition;
  if (target === null || definition === undefined) return null;
  const judging = judgingFor(contract, now);
  const criteria = judge(target.definition, facts, judging);
  const contact = fields.some((field) => contactFields.has(field))
    ? contactAfter(judgeContact(facts, judging.readers), lead.reach)
    : { verdict: lead.contactVerdict, reasons: lead.contactReasons };
  return {
    verdict: criteria.verdict,
    outcome: judgedOutcome({ criteria: criteria.verdict, contact: contact.verdict }),
    contact: contact.verdict,
    contactReasons: [...contact.reasons],
    score: criteria.score,
    band: criteria.band,
    junk: criteria.junk.map(({ check }) => check),
    criteria: explainCriteria(definition, facts, judging).map(
      ({ id, definition: words, field, value, result, hard, points }) => ({
        id,
        definition: words,
        field,
        value,
        result,
        hard,
        points,
      }),
    ),
    unreadable: [...unreadable],
  };
}
