import type { StoredLead } from '../../../db/queries/lead.ts';
import { type Qualification, reasonsOf } from '../../../db/queries/qualification.ts';
import { rowOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { Target } from '../import/plan.ts';
import type { Repeats } from './repeats.ts';

/** What is known of a lead beside its own facts: whether a list names it, whom it repeats, whether it is sold to others. */
interface Found {
  readonly suppressed: boolean;
  readonly duplicate: Repeats;
  readonly taken: boolean;
}

/** The verdict on a stored lead for a contract under its terms in force (domain §3). Nothing is written. */
export function verdictFor(
  { contract, version, definition }: Target,
  judging: Judging,
  lead: StoredLead,
  { suppressed, duplicate, taken }: Found,
): Qualification {
  const criteria = judge(definition, lead, judging);
  return {
    contractId: contract.id,
    leadId: lead.id,
    termsId: version.id,
    verdict: criteria.verdict,
    outcome: rowOutcome({
      suppressed,
      duplicate: duplicate !== null,
      taken,
      criteria: criteria.verdict,
      contact: lead.contactVerdict,
    }),
    reasons: reasonsOf(criteria),
    score: criteria.score,
    band: criteria.band,
    duplicateOf: duplicate?.leadId ?? null,
    duplicateDays: duplicate?.days ?? null,
    judgedAt: judging.now,
  };
}
