import type { Reader } from '../../../db/handle.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { Criterion } from '../../../shared/domain/contract/criterion.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import type { Traits } from '../../../shared/domain/pricing/model.ts';
import type { HandedLead } from '../../../shared/domain/pricing/unitCosts.ts';
import { type Condition, compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { Target } from '../import/plan.ts';

/** What a price asks of a verdict. */
export interface Banded {
  readonly band: string | null;
}

/** A lead as prices look at it; `banded` is asked where a price asks for the band. */
export type AsHanded = (facts: LeadFacts, banded: () => Banded | null) => HandedLead;

/** Looks at leads that may go out now, as the terms in force price them. */
export function createAsHanded({ version }: Pick<Target, 'version'>, judging: Judging): AsHanded {
  const exclusive = version.terms.exclusivity.leads === 'exclusive';
  const conditions = new Map<Criterion, Condition>();
  const conditionOf = (criterion: Criterion): Condition => {
    const condition = conditions.get(criterion) ?? compileCriterion(criterion);
    conditions.set(criterion, condition);
    return condition;
  };
  return (facts, banded) => {
    const seconds = facts.values['call.seconds'];
    return {
      day: judging.today,
      callSeconds: typeof seconds === 'number' ? seconds : null,
      isReplacement: false,
      isFree: false,
      traits: new LazyTraits(exclusive, banded, (criterion) => conditionOf(criterion)(facts, judging) === 'pass'),
    };
  };
}

/**
 * Asks for the band where a price does. A class because a getter written into an object gives each object a shape of its own; shapes
 * count as old from their birth, so that through them everything an import has read stayed until the old was swept.
 */
class LazyTraits implements Traits {
  readonly exclusive: boolean;
  readonly meets: Traits['meets'];
  readonly #banded: () => Banded | null;

  constructor(exclusive: boolean, banded: () => Banded | null, meets: Traits['meets']) {
    this.exclusive = exclusive;
    this.meets = meets;
    this.#banded = banded;
  }

  get band(): string | null {
    return this.#banded()?.band ?? null;
  }
}

/** The verdict of a stored lead under the terms in force; null where there is none yet. */
export const bandedBy = (r: Reader, { contract, version }: Target, lead: StoredLead): Banded | null =>
  qualificationsOf(r, lead.id).find(
    ({ contractId, termsId }) => contractId === contract.id && termsId === version.id,
  ) ?? null;
