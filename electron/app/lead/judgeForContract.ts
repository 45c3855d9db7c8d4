import type { Reader, Writer } from '../../../db/handle.ts';
import { createCandidates } from '../../../db/queries/candidate.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { type Qualification, qualificationInsert, reasonsOf } from '../../../db/queries/qualification.ts';
import { rowOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import { createDuplicateIndex, type Duplicate, duplicateKeys } from '../../../shared/domain/matching.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import type { Target } from '../import/plan.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';

/** What a lead of the pool comes to for a contract; `suppressed` leaves no verdict. */
type Judged = LeadOutcome | 'suppressed';

/**
 * Judges leads that were never judged for the contract, as an import would: duplicates of leads captured before them, people sold
 * elsewhere, suppressed people, and the criteria under the terms in force.
 */
export function createFirstJudgement(w: Writer, target: Target, judging: Judging): (lead: StoredLead) => Judged {
  const judgeFirst = createFirstVerdict(w, target, judging);
  const insert = qualificationInsert(w);
  return (lead) => {
    const made = judgeFirst(lead);
    if (made === 'suppressed') return made;
    insert(made);
    return made.outcome;
  };
}

/** The same, and the verdict is not kept: for those who only look. */
export function createFirstVerdict(
  r: Reader,
  target: Target,
  judging: Judging,
): (lead: StoredLead) => Qualification | 'suppressed' {
  const { contract, version, definition } = target;
  const check = createSuppressionCheck(r, contract.client.id);
  return (lead) => {
    const [suppressed = false] = check?.([suppressionForms(lead, judging.readers)]) ?? [];
    if (suppressed) return 'suppressed';
    const { duplicate, taken } = samePerson(r, target, lead, judging);
    const criteria = judge(definition, lead, judging);
    const outcome = rowOutcome({
      suppressed,
      duplicate: duplicate !== null,
      taken,
      criteria: criteria.verdict,
      contact: lead.contactVerdict,
    });
    if (outcome === 'suppressed') return outcome;
    return {
      contractId: contract.id,
      leadId: lead.id,
      termsId: version.id,
      verdict: criteria.verdict,
      outcome,
      reasons: reasonsOf(criteria),
      score: criteria.score,
      band: criteria.band,
      duplicateOf: duplicate?.leadId ?? null,
      duplicateDays: duplicate?.days ?? null,
      judgedAt: judging.now,
    };
  };
}

/** Whom the lead repeats, and whether its person is sold exclusively elsewhere. */
function samePerson(
  r: Reader,
  { contract, version }: Target,
  lead: StoredLead,
  { readers }: Judging,
): { readonly duplicate: Duplicate<number> | null; readonly taken: boolean } {
  const rule = version.terms.duplicates ?? null;
  const candidates = createCandidates({ contractId: contract.id, clientId: contract.client.id, rule });
  const others = [
    ...(lead.emailKey === null ? [] : candidates.byKey(r, 'email_key', [lead.emailKey])),
    ...(lead.phoneKey === null ? [] : candidates.byKey(r, 'phone_key', [lead.phoneKey])),
  ].filter(({ id }) => id !== lead.id);
  const taken = others.some((other) => other.taken);
  if (rule === null) return { duplicate: null, taken };
  const index = createDuplicateIndex<number>(rule);
  const keyed = (
    facts: StoredLead | (typeof others)[number]['facts'],
    emailKey: string | null,
    phoneKey: string | null,
  ) =>
    duplicateKeys(rule, facts, readers).map((key, place) => {
      const field = rule.fields[place];
      return field === 'person.email' ? emailKey : field === 'person.phone' ? phoneKey : key;
    });
  const met = new Set<number>();
  for (const { id, facts, emailKey, phoneKey, counts } of others) {
    // A lead captured later repeats this one, not the other way round.
    const isEarlier = facts.capturedAt < lead.capturedAt || (facts.capturedAt === lead.capturedAt && id < lead.id);
    if (!counts || !isEarlier || met.has(id)) continue;
    met.add(id);
    index.add(keyed(facts, emailKey, phoneKey), id, facts.capturedAt);
  }
  return { duplicate: index.find(keyed(lead, lead.emailKey, lead.phoneKey), lead.capturedAt), taken };
}
