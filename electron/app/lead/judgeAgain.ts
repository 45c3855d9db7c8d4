import type { Reader } from '../../../db/handle.ts';
import { soldElsewhere } from '../../../db/queries/deliverable.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { Qualification } from '../../../db/queries/qualification.ts';
import { isTaken } from '../../../shared/domain/exclusivity.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import type { Target } from '../import/plan.ts';
import { isFoundByKey } from '../import/storedPeople.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import { createRepeats, type Repeats } from './repeats.ts';
import { verdictFor } from './verdictFor.ts';

/** What a lead that was judged for a contract comes to now; `newest` is the last verdict on it. Nothing is written. */
export type JudgeAgain = (lead: StoredLead, newest: Qualification) => Qualification;

/**
 * Judges leads again for a contract under its terms in force (domain §3): the suppression lists, other buyers and the criteria as
 * they are now. Whom it repeats is asked again only where the duplicate rule is another one than it was judged by: which rows
 * an import met before it does not change.
 */
export function createJudgeAgain(r: Reader, target: Target, judging: Judging): JudgeAgain {
  const { contract, version } = target;
  const check = createSuppressionCheck(r, contract.client.id);
  const sold = soldElsewhere(r, contract.id);
  const repeats = createRepeats(r, target, judging.readers);
  const rules = new Map(contract.versions.map(({ id, terms }) => [id, terms.duplicates]));
  const rule = version.terms.duplicates;
  const isOtherRule = (termsId: number): boolean =>
    (rule === undefined || isFoundByKey(rule)) && JSON.stringify(rules.get(termsId)) !== JSON.stringify(rule);

  function repeatedBy(lead: StoredLead, { termsId, duplicateOf, duplicateDays }: Qualification): Repeats {
    if (isOtherRule(termsId)) return repeats(lead, ({ id }) => id < lead.id);
    return duplicateOf === null ? null : { leadId: duplicateOf, days: duplicateDays ?? 0 };
  }

  return (lead, newest) => {
    const [suppressed = false] = check?.([suppressionForms(lead, judging.readers)]) ?? [];
    return verdictFor(target, judging, lead, {
      suppressed,
      duplicate: repeatedBy(lead, newest),
      taken: isTaken(version.terms.exclusivity, sold(lead)),
    });
  };
}

/** Whether two verdicts on a lead say the same, whenever they were made. */
export const saysTheSame = (one: Qualification, other: Qualification): boolean =>
  one.termsId === other.termsId &&
  one.verdict === other.verdict &&
  one.outcome === other.outcome &&
  one.score === other.score &&
  one.band === other.band &&
  one.duplicateOf === other.duplicateOf &&
  one.duplicateDays === other.duplicateDays &&
  JSON.stringify(one.reasons) === JSON.stringify(other.reasons);
