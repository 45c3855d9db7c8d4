import type { Reader } from '../../../db/handle.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { HandedLead } from '../../../shared/domain/pricing/unitCosts.ts';
import { compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { Target } from '../import/plan.ts';

/** What a price asks of a verdict. */
export interface Banded {
  readonly band: string | null;
}

/**
 * A lead that may go out now, as prices look at it: under the terms in force, by its verdict under them, or by one that was made
 * and is not kept yet.
 */
export function candidateLead(
  r: Reader,
  { contract, version }: Target,
  judging: Judging,
  lead: StoredLead,
  made: Banded | null = null,
): HandedLead {
  const seconds = lead.values['call.seconds'];
  return {
    day: judging.today,
    callSeconds: typeof seconds === 'number' ? seconds : null,
    isReplacement: false,
    isFree: false,
    traits: {
      exclusive: version.terms.exclusivity.leads === 'exclusive',
      // Read where a price asks for it.
      get band() {
        if (made !== null) return made.band;
        const verdict = qualificationsOf(r, lead.id).find(
          ({ contractId, termsId }) => contractId === contract.id && termsId === version.id,
        );
        return verdict?.band ?? null;
      },
      meets: (criterion) => compileCriterion(criterion)(lead, judging) === 'pass',
    },
  };
}
