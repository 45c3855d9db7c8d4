import type { Reader } from '../../../db/handle.ts';
import { billingDisputes } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import { revenueEvents, saleEvents } from '../../../shared/domain/pricing/events.ts';
import type { Timeline } from '../../../shared/domain/pricing/timeline.ts';
import { claimsByUnit } from './claimed.ts';
import { priceFactsOf } from './priceFacts.ts';
import { prices, revenueFactsOf, saleFactsOf, traited } from './saleFacts.ts';

/** What the sales of a contract and the months of their revenue trigger, billed or not; nothing where no terms pay for sales. */
export function soldEvents(r: Reader, contract: StoredContract, timeline: Timeline, now: Instant): BillableEvent[] {
  if (!prices(contract, 'onSale') && !prices(contract, 'onRevenue')) return [];
  const claims = claimsByUnit(billingDisputes(r, contract.id));
  const sales = saleFactsOf(r, contract, claims);
  const revenues = revenueFactsOf(r, contract, claims, now);
  const facts = priceFactsOf(r, contract, [...new Set([...sales, ...revenues].map(({ deliveryId }) => deliveryId))]);
  return [
    ...sales.flatMap((sale) => saleEvents(traited(sale, facts), timeline)),
    ...revenues.flatMap((revenue) => revenueEvents(traited(revenue, facts), timeline)),
  ];
}
