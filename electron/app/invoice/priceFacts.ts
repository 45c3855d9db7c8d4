import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { bandByDelivery } from '../../../db/queries/figures.ts';
import { readLeads, withImage } from '../../../db/queries/lead.ts';
import { wasAt } from '../../../db/queries/leadWas.ts';
import type { PricedDelivery } from '../../../db/queries/priceFacts.ts';
import { pricedDeliveries } from '../../../db/queries/priceFacts.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Criterion } from '../../../shared/domain/contract/criterion.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import type { DeliveryFacts, Traits } from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import { asksOfLead } from '../../../shared/domain/pricing/priceList.ts';
import type { PriceRule } from '../../../shared/domain/pricing/unitPrice.ts';
import type { Condition } from '../../../shared/domain/qualification/conditions.ts';
import { compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { judgingFor } from '../import/plan.ts';

/** What a price can depend on beside the day: how the lead was sold, its score, what it says, how long its call was. */
export type PriceFacts = Pick<DeliveryFacts, 'traits' | 'callSeconds'>;

const plain: PriceFacts = { traits: unlisted.traits, callSeconds: null };

/**
 * What prices look at of some deliveries, by id, as of their delivery day. Only what the terms ask for is read: most contracts
 * have one price, and a run over a hundred thousand leads then looks at none of them.
 */
export function priceFactsOf(
  r: Reader,
  contract: StoredContract,
  deliveryIds: readonly number[],
): (deliveryId: number) => PriceFacts {
  const asked = askedBy(contract.versions);
  if (!asked.deliveries || deliveryIds.length === 0) return () => plain;
  const deliveries = pricedDeliveries(r, deliveryIds);
  const bands = asked.bands ? bandByDelivery(r, deliveryIds) : new Map<number, string>();
  const meets = asked.criteria ? meeting(r, contract, [...deliveries.values()]) : () => unlisted.traits.meets;
  return (id) => {
    const delivery = deliveries.get(id);
    if (delivery === undefined) return plain;
    const { exclusive, callSeconds } = delivery;
    return { traits: { exclusive, band: bands.get(id) ?? null, meets: meets(delivery) }, callSeconds };
  };
}

/** What the price lists of any version look at. */
function askedBy(versions: readonly TermsVersion[]): Readonly<Record<'deliveries' | 'bands' | 'criteria', boolean>> {
  const components = versions.flatMap(({ terms }) => terms.components);
  const conditions = components.flatMap((component): PriceRule['when'][] =>
    'prices' in component ? (component.prices ?? []).map(({ when }) => when) : [],
  );
  return {
    deliveries: components.some(asksOfLead),
    bands: conditions.some(({ bands }) => bands !== undefined),
    criteria: conditions.some(({ criteria }) => criteria !== undefined),
  };
}

/** Whether the leads behind deliveries met criteria at the moment each was delivered, by what they said then. */
function meeting(
  r: Reader,
  contract: StoredContract,
  deliveries: readonly PricedDelivery[],
): (delivery: PricedDelivery) => Traits['meets'] {
  const leadIds = [...new Set(deliveries.map(({ leadId }) => leadId))];
  const leads = new Map(readLeads(r, leadIds).map((one) => [one.id, one]));
  const was = wasAt(r, leadIds);
  const conditions = new Map<Criterion, Condition>();
  const moments = new Map<Instant, Judging>();
  const judgingAt = (now: Instant): Judging => known(moments, now, () => judgingFor(contract, now));
  return ({ leadId, deliveredAt }) => {
    const lead = leads.get(leadId);
    if (lead === undefined) return unlisted.traits.meets;
    const image = was(leadId, deliveredAt);
    const facts = image === null ? lead : withImage(lead, image);
    return (criterion) => {
      const condition = known(conditions, criterion, () => compileCriterion(criterion));
      return condition(facts, judgingAt(deliveredAt)) === 'pass';
    };
  };
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
