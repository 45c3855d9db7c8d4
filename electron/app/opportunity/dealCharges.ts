import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { liveChargesOfSale } from '../../../db/queries/liveCharge.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import type { DealCharge } from '../../../shared/domain/opportunity.ts';

/** What invoices charge for a sale and its months, as long as anything is left of it: what was credited in full fixes nothing. */
export function dealCharges(r: Reader, { versions }: StoredContract, opportunityId: number): DealCharge[] {
  const charges = liveChargesOfSale(r, opportunityId).filter(({ left }) => left !== 0);
  if (charges.length === 0) return [];
  const shares = new Set(
    versions.flatMap(({ terms }) =>
      terms.components.filter((component) => modelOf(component).percentOf !== undefined).map(({ id }) => id),
    ),
  );
  return charges.map(({ event, number, component }) => ({ event, number, isShare: shares.has(component) }));
}
