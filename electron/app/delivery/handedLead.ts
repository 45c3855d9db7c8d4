import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { HandedDelivery } from '../../../db/queries/handed.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { HandedLead } from '../../../shared/domain/pricing/unitCosts.ts';
import { compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { judgingFor, type Target } from '../import/plan.ts';

const meeting =
  (lead: () => StoredLead | undefined, judging: () => Judging): HandedLead['traits']['meets'] =>
  (criterion) => {
    const facts = lead();
    return facts !== undefined && compileCriterion(criterion)(facts, judging()) === 'pass';
  };

/** A lead that may go out now, as prices look at it: under the terms in force, by its verdict under them. */
export function candidateLead(
  r: Reader,
  { contract, version }: Target,
  judging: Judging,
  lead: StoredLead,
): HandedLead {
  const verdict = qualificationsOf(r, lead.id).find(
    ({ contractId, termsId }) => contractId === contract.id && termsId === version.id,
  );
  return {
    day: judging.today,
    callSeconds: numberOf(lead.values['call.seconds']),
    isReplacement: false,
    isFree: false,
    traits: {
      exclusive: version.terms.exclusivity.leads === 'exclusive',
      band: verdict?.band ?? null,
      meets: meeting(
        () => lead,
        () => judging,
      ),
    },
  };
}

const numberOf = (value: StoredLead['values'][keyof StoredLead['values']]): number | null =>
  typeof value === 'number' ? value : null;

/** A lead that went out, as prices look at it: by what held on the day it did. */
export const deliveredLead = (r: Reader, contract: StoredContract, delivery: HandedDelivery): HandedLead => ({
  day: delivery.day,
  callSeconds: delivery.callSeconds,
  isReplacement: delivery.isReplacement,
  isFree: delivery.isFree,
  traits: {
    exclusive: delivery.exclusive,
    band: delivery.band,
    meets: meeting(
      () => readLeads(r, [delivery.leadId])[0],
      () => judgingFor(contract, delivery.deliveredAt),
    ),
  },
});
