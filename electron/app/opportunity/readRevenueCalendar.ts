import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { billingDisputes } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { Customer } from '../../../db/queries/opportunity.ts';
import { customersOf } from '../../../db/queries/opportunity.ts';
import { wonSales } from '../../../db/queries/saleFacts.ts';
import type { RevenueCalendar } from '../../../shared/api/opportunity.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Month } from '../../../shared/domain/time.ts';
import { addMonths, dayOf, latestOf, monthOf, monthsBetween } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { ruledBy } from '../dispute/disputeCase.ts';
import { claimsByUnit } from '../invoice/claimed.ts';
import type { CustomerCalendar } from '../invoice/saleFacts.ts';
import { calendarsOf, isAttributed, prices } from '../invoice/saleFacts.ts';
import { lookOf } from '../look.ts';
import type { SalesBilling } from './salesBilling.ts';
import { salesBilling } from './salesBilling.ts';

type Answer = z.output<typeof RevenueCalendar>;
type Row = Answer['customers'][number];

/** How far back months are shown that nobody misses. */
const shownMonths = 12;

/**
 * The revenue calendar of a contract (domain §6): what each customer paid by month, and what nobody has reported; those with most
 * missing first, then those that were won and have paid nothing yet. Refuses an unknown contract (`notFound`).
 */
export function readRevenueCalendar(
  { handle: { reader }, now: clock }: Pick<Context, 'handle' | 'now'>,
  { contract: ref }: { readonly contract: string },
): Result<Answer> {
  const contract = readContract(reader, ref);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref });
  const now = clock();
  const today = dayOf(now, contract.client.timeZone);
  const customers = rowsOf(reader, contract, now);
  return done({
    contract: { ref, name: contract.name },
    client: lookOf(contract.client),
    today,
    shares: prices(contract, 'onRevenue'),
    missing: sumOf(customers.map(({ missing }) => missing)),
    months: monthsShown(customers, monthOf(today)),
    customers,
  });
}

function rowsOf(r: Reader, contract: StoredContract, now: Instant): Row[] {
  const calendars = new Map(calendarsNow(r, contract, now).map((one) => [one.deliveryId, one]));
  const won = unpaidSales(r, contract, calendars);
  if (calendars.size === 0 && won.size === 0) return [];
  const billing = salesBilling(r, ruledBy(r, contract), now);
  return [...customersOf(r, contract.id).values()]
    .flatMap((customer): Row[] => {
      const { deliveryId: delivery } = customer;
      const calendar = calendars.get(delivery);
      if (calendar === undefined && !won.has(delivery)) return [];
      return [rowOf(customer, calendar, won.get(delivery) ?? null, billing)];
    })
    .toSorted((a, b) => b.missing - a.missing || isPaying(a) - isPaying(b) || a.delivery - b.delivery);
}

const isPaying = ({ months }: Row): number => (months.length > 0 ? 1 : 0);

/** The calendars as the invoice run sees them now. */
export const calendarsNow = (r: Reader, contract: StoredContract, now: Instant): CustomerCalendar[] =>
  prices(contract, 'onRevenue') ? calendarsOf(r, contract, claimsByUnit(billingDisputes(r, contract.id)), now) : [];

/** The days on which customers were won that have paid nothing yet, of those that would bring something. */
function unpaidSales(
  r: Reader,
  contract: StoredContract,
  paid: ReadonlyMap<number, CustomerCalendar>,
): ReadonlyMap<number, Day> {
  if (!prices(contract, 'onRevenue')) return new Map();
  const { timeZone } = contract.client;
  return new Map(
    wonSales(r, contract.id)
      .filter(({ deliveryId, deliveryState, deliveredDay, wonAt, reportedAt }) => {
        if (paid.has(deliveryId) || deliveryState === 'returned') return false;
        return isAttributed(contract, deliveredDay, dayOf(wonAt, timeZone), dayOf(reportedAt, timeZone));
      })
      .map(({ deliveryId, wonAt }) => [deliveryId, dayOf(wonAt, timeZone)]),
  );
}

function rowOf(
  { deliveryId: delivery, leadId: lead, name, company, deliveredDay }: Customer,
  calendar: CustomerCalendar | undefined,
  wonDay: Day | null,
  billing: SalesBilling,
): Row {
  const months = (calendar?.months ?? []).map(({ month, place, state, reports }): Row['months'][number] => {
    const brought = reports.map(({ id }) => billing.ofMonth(id, month));
    const [first, ...others] = reports.map(({ day }) => day);
    return {
      month,
      place,
      state,
      amount: reports.length === 0 ? null : sumOf(reports.map(({ amount }) => amount ?? 0)),
      reportedDay: first === undefined ? null : latestOf(first, ...others),
      deal: reports.length === 1 ? (reports[0]?.id ?? null) : null,
      billed: sumOf(brought.map(({ billed }) => billed)),
      numbers: [...new Set(brought.flatMap(({ numbers }) => numbers))],
      toCome: sumOf(brought.map(({ toCome }) => toCome)),
      reason: brought.map(({ reason }) => reason).find((reason) => reason !== null) ?? null,
    };
  });
  const missing = months.filter(({ state }) => state === 'missing').length;
  return { delivery, lead, name, company, deliveredDay, wonDay, missing, months };
}

/** Months that are missing however long ago, and those up to the running one of the last year. */
function monthsShown(customers: readonly Row[], current: Month): Month[] {
  const all = customers.flatMap(({ months }) => months).filter(({ month }) => month <= current);
  const [first] = all.map(({ month }) => month).toSorted();
  if (first === undefined) return [];
  const missing = new Set(all.filter(({ state }) => state === 'missing').map(({ month }) => month));
  return Array.from({ length: monthsBetween(first, current) + 1 }, (_, at) => addMonths(first, at)).filter(
    (month) => missing.has(month) || monthsBetween(month, current) < shownMonths,
  );
}
