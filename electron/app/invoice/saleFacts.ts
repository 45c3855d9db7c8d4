import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { ReceivedRevenue, WonSale } from '../../../db/queries/saleFacts.ts';
import { chargedSales, receivedRevenue, wonSales } from '../../../db/queries/saleFacts.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { RevenueFacts, SaleFacts } from '../../../shared/domain/pricing/model.ts';
import type { CalendarMonth } from '../../../shared/domain/revenueCalendar.ts';
import { revenueCalendar } from '../../../shared/domain/revenueCalendar.ts';
import { addDays, dayOf, lastDayOf, monthsBetween } from '../../../shared/domain/time.ts';
import type { Claims } from './claimed.ts';
import type { PriceFacts } from './priceFacts.ts';

/** A sale or a month of revenue before anybody looked at how its lead was sold. */
export type Untraited<Facts> = Omit<Facts, 'traits'>;

/** The same with what prices look at. */
export const traited = <Facts extends Untraited<{ deliveryId: number }>>(
  one: Facts,
  facts: (deliveryId: number) => PriceFacts,
) => ({ ...one, traits: facts(one.deliveryId).traits });

/** The sales of a contract whose terms price any; days in the client's zone. */
export function saleFactsOf(r: Reader, contract: StoredContract, claims: Claims): Untraited<SaleFacts>[] {
  if (!prices(contract, 'onSale')) return [];
  const { timeZone } = contract.client;
  const sales = wonSales(r, contract.id);
  const first = firstSales(r, contract, sales);
  return sales.map(({ id, deliveryId, amount, wonAt, reportedAt, ...of }) => {
    const [wonDay, day] = [dayOf(wonAt, timeZone), dayOf(reportedAt, timeZone)];
    return {
      id,
      deliveryId,
      day,
      deliveryReturned: isReturned({ deliveryId, ...of }, claims),
      attributed: isAttributed(contract, of.deliveredDay, wonDay, day),
      wonDay,
      amount,
      isFirst: first.get(deliveryId) === id,
    };
  });
}

/**
 * The first sale to the customer behind each delivery: the one that was won first, unless another was charged as the first
 * before this one was heard of.
 */
function firstSales(r: Reader, contract: StoredContract, sales: readonly WonSale[]): ReadonlyMap<number, number> {
  const components = contract.versions.flatMap(({ terms }) =>
    terms.components.filter(({ kind }) => kind === 'firstPurchaseShare').map(({ id }) => id),
  );
  const first = components.length === 0 ? new Map() : chargedSales(r, contract.id, [...new Set(components)]);
  for (const { id, deliveryId } of sales) if (!first.has(deliveryId)) first.set(deliveryId, id);
  return first;
}

/**
 * The months of revenue of a contract whose terms share any: those the client reported, and those it owes a report for by
 * `now` (domain §6, revenue calendar).
 */
export function revenueFactsOf(
  r: Reader,
  contract: StoredContract,
  claims: Claims,
  now: Instant,
): Untraited<RevenueFacts>[] {
  return calendarsOf(r, contract, claims, now).flatMap(({ deliveryId, months }) => {
    const reported = months.flatMap(({ reports }) => reports);
    const [first] = reported;
    if (first === undefined) return [];
    return [
      ...reported,
      ...months
        .filter(({ state }) => state === 'missing')
        .map(({ month, place }) => ({
          id: first.id,
          deliveryId,
          day: lastDayOf(month),
          deliveryReturned: false,
          attributed: true,
          month,
          place,
          amount: null,
        })),
    ];
  });
}

/** A customer that paid, and the calendar of its revenue. */
export interface CustomerCalendar {
  readonly deliveryId: number;
  readonly months: readonly CalendarMonth<Untraited<RevenueFacts>>[];
}

/** The revenue calendar of every customer of a contract that paid, under terms that share any; by delivery. */
export function calendarsOf(r: Reader, contract: StoredContract, claims: Claims, now: Instant): CustomerCalendar[] {
  if (!prices(contract, 'onRevenue')) return [];
  const { versions } = contract;
  const today = dayOf(now, contract.client.timeZone);
  const byDelivery = Map.groupBy(receivedRevenue(r, contract.id), ({ deliveryId }) => deliveryId);
  return [...byDelivery].map(([deliveryId, [first, ...others]]) => {
    if (first === undefined) throw new Error(`no revenue of delivery ${deliveryId}`);
    const reports = [first, ...others].map((one) => revenueOf(contract, claims, one, first));
    // Nobody waits for a report that would bring nothing.
    const isOwed = reports.some(({ deliveryReturned, attributed }) => attributed && !deliveryReturned);
    return { deliveryId, months: revenueCalendar({ reports, versions, today, isOwed }) };
  });
}

function revenueOf(
  contract: StoredContract,
  claims: Claims,
  { opportunityId, month, amount, reportedAt, ...of }: ReceivedRevenue,
  first: ReceivedRevenue,
): Untraited<RevenueFacts> {
  const { timeZone } = contract.client;
  const day = dayOf(reportedAt, timeZone);
  // Money of a customer whose deal nobody reported as won began with the first month it paid for.
  const wonDay = of.wonAt === null ? `${first.month}-01` : dayOf(of.wonAt, timeZone);
  return {
    id: opportunityId,
    deliveryId: of.deliveryId,
    day,
    deliveryReturned: isReturned(of, claims),
    attributed: isAttributed(contract, of.deliveredDay, wonDay, day),
    month,
    place: monthsBetween(first.month, month) + 1,
    amount,
  };
}

/** Whether any version of the terms pays for sales, or for the months of their revenue. */
export const prices = ({ versions }: StoredContract, trigger: 'onSale' | 'onRevenue'): boolean =>
  versions.some(({ terms }) => terms.components.some((component) => modelOf(component)[trigger] !== undefined));

/** A lead that is replaced came back too, but what was agreed for it stands (domain §5). */
const isReturned = (
  { deliveryId, deliveryState }: Pick<WonSale, 'deliveryId' | 'deliveryState'>,
  claims: Claims,
): boolean => deliveryState === 'returned' && !claims(deliveryId, null).replaced;

/** Whether it was won within the days from delivery that the terms of the report day allow (domain §2). */
export function isAttributed(
  { versions }: Pick<StoredContract, 'versions'>,
  delivered: Day,
  won: Day,
  reported: Day,
): boolean {
  const days = inForce(versions, reported)?.terms.attribution?.days;
  return days === undefined || won <= addDays(delivered, days);
}
