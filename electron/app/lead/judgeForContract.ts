import type { Reader, Writer } from '../../../db/handle.ts';
import type { Candidate } from '../../../db/queries/candidate.ts';
import { soldElsewhere } from '../../../db/queries/deliverable.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { type Qualification, qualificationInsert } from '../../../db/queries/qualification.ts';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import type { Rehearsal } from '../delivery/rehearsal.ts';
import type { Target } from '../import/plan.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import { createRepeats } from './repeats.ts';
import { verdictFor } from './verdictFor.ts';

/**
 * Judges leads that were never judged for the contract, as an import would: duplicates of leads captured before them, people sold
 * elsewhere, suppressed people, and the criteria under the terms in force. A suppressed lead is left without a verdict.
 */
export function createFirstJudgement(w: Writer, target: Target, judging: Judging): (lead: StoredLead) => LeadOutcome {
  const judgeFirst = createFirstVerdict(w, target, judging);
  const insert = qualificationInsert(w);
  return (lead) => {
    const made = judgeFirst(lead);
    if (made === 'suppressed') return made;
    insert(made);
    return made.outcome;
  };
}

/** The same, and the verdict is not kept: for those who only look, in a dry run with what it has given out so far. */
export function createFirstVerdict(
  r: Reader,
  target: Target,
  judging: Judging,
  rehearsal: Rehearsal | null = null,
): (lead: StoredLead) => Qualification | 'suppressed' {
  const { contract } = target;
  const check = createSuppressionCheck(r, contract.client.id);
  const soldInFile = soldElsewhere(r, contract.id);
  const repeats = createRepeats(r, target, judging.readers, rehearsal);
  return (lead) => {
    const [suppressed = false] = check?.([suppressionForms(lead, judging.readers)]) ?? [];
    if (suppressed) return 'suppressed';
    // A lead captured later repeats this one, not the other way round.
    const isEarlier = ({ id, facts }: Candidate): boolean =>
      facts.capturedAt < lead.capturedAt || (facts.capturedAt === lead.capturedAt && id < lead.id);
    const sold = rehearsal?.sold(lead, contract.id, soldInFile(lead)) ?? soldInFile(lead);
    const duplicate = repeats(lead, isEarlier);
    return verdictFor(target, judging, lead, { suppressed, duplicate, taken: sold.exclusively });
  };
}
