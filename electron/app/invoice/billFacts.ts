import type { Reader } from '../../../db/handle.ts';
import type { DeliveryPrice, UnbilledDelivery } from '../../../db/queries/billing.ts';
import { billingDisputes, isBilled, unbilledAppointments, unbilledDeliveries } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { liveLedger } from '../../../db/queries/ledger.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Component } from '../../../shared/domain/contract/component.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { BillFacts } from '../../../shared/domain/pricing/bill.ts';
import { needsLedger } from '../../../shared/domain/pricing/bill.ts';
import type { DeliveryFacts } from '../../../shared/domain/pricing/model.ts';
import { lineText } from '../documents/words.ts';
import { chainFactsOf } from './chainFacts.ts';
import type { Claims } from './claimed.ts';
import { claimsByUnit } from './claimed.ts';
import { costFactsOf, measuredBy } from './periodFacts.ts';
import type { PriceFacts } from './priceFacts.ts';
import { priceFactsOf } from './priceFacts.ts';
import { reviewedAt } from './reviewed.ts';
import { revenueFactsOf, saleFactsOf, traited } from './saleFacts.ts';

/** Everything the bill of a contract and period is made of, as it stands at `now`. */
export function billFacts(r: Reader, contract: StoredContract, period: Period, now: Instant): BillFacts {
  const { id, versions } = contract;
  const claims = claimsByUnit(billingDisputes(r, id));
  const deliveries = unbilledDeliveries(r, id, period.to, pricing(versions, isOnDeliveries));
  const appointments = unbilledAppointments(r, id, [
    ...new Set(pricing(versions, isOnChains).map(({ component }) => component)),
  ]);
  const sales = saleFactsOf(r, contract, claims);
  const revenues = revenueFactsOf(r, contract, claims, now);
  const behind = [...appointments, ...sales, ...revenues].map(({ deliveryId }) => deliveryId);
  const facts = priceFactsOf(r, contract, [...new Set([...deliveries.map((row) => row.id), ...behind])]);
  return {
    period,
    versions,
    deliveries: deliveries.map((row) => deliveryFacts(row, versions, claims, facts, now)),
    chains: chainFactsOf(appointments, contract, claims, facts, now),
    sales: sales.map((sale) => traited(sale, facts)),
    revenues: revenues.map((revenue) => traited(revenue, facts)),
    costs: costFactsOf(r, contract, period),
    measured: measuredBy(r, contract, now),
    billed: isBilled(r, id),
    ledger: needsLedger(versions) ? liveLedger(r, id) : [],
    lineText: lineText(contract.client.locale),
  };
}

/** The components that price such events, under each version. */
const pricing = (versions: readonly TermsVersion[], prices: (component: Component) => boolean): DeliveryPrice[] =>
  versions.flatMap(({ id: termsId, terms }) =>
    terms.components.filter(prices).map(({ id: component }) => ({ termsId, component })),
  );

function isOnDeliveries(component: Component): boolean {
  const model = modelOf(component);
  return model.onDelivery !== undefined && model.stage?.(component) === 'lead';
}

function isOnChains(component: Component): boolean {
  const model = modelOf(component);
  return model.onChain !== undefined && model.stage?.(component) !== 'lead';
}

function deliveryFacts(
  row: UnbilledDelivery,
  versions: readonly TermsVersion[],
  claims: Claims,
  facts: (deliveryId: number) => PriceFacts,
  now: Instant,
): DeliveryFacts {
  const claim = claims(row.id, null);
  const review = versions.find(({ id }) => id === row.termsId)?.terms.review;
  return {
    id: row.id,
    day: row.day,
    ...reviewedAt(standing(row, review?.silence ?? 'accept', now), row),
    partPercent: claim.partPercent,
    replaced: claim.replaced,
    isReplacement: row.isReplacement,
    isFree: row.isFree,
    ...facts(row.id),
  };
}
