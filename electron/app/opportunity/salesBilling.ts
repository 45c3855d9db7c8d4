import type { Reader } from '../../../db/handle.ts';
import type { SaleCharge } from '../../../db/queries/liveCharge.ts';
import { saleChargesOf } from '../../../db/queries/liveCharge.ts';
import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { opportunityOf } from '../../../shared/domain/pricing/charge.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import type { CarryCode, DropCode } from '../../../shared/domain/pricing/model.ts';
import type { Month } from '../../../shared/domain/time.ts';
import type { Ruled } from '../dispute/disputeCase.ts';

/** What a sale or a month brings; minor units of the client's currency. */
export interface Brought {
  /** On issued invoices, and left of it. */
  readonly billed: Minor;
  /** Those invoices, oldest first. */
  readonly numbers: readonly string[];
  /** What the next invoice bills of it. */
  readonly toCome: Minor;
  /** Why it waits or brings nothing; null where anything is billed, or nothing prices it. */
  readonly reason: CarryCode | DropCode | null;
}

/** What the sales of a contract and the months of their revenue bring. */
export interface SalesBilling {
  /** A sale with all its months. */
  readonly ofSale: (opportunityId: number) => Brought;
  readonly ofMonth: (opportunityId: number, month: Month) => Brought;
}

const nothing: Brought = { billed: 0, numbers: [], toCome: 0, reason: null };

/** Looks at every sale of the contract once; at none where no version of its terms pays for sales. */
export function salesBilling(r: Reader, ruled: Ruled, now: Instant): SalesBilling {
  const { contract } = ruled;
  const events = ruled.sold(now);
  if (events.length === 0) return { ofSale: () => nothing, ofMonth: () => nothing };
  const charges = saleChargesOf(r, contract.id);
  const eventsBySale = Map.groupBy(events, ({ event }) => opportunityOf(event));
  const chargesBySale = Map.groupBy(charges, ({ opportunityId }) => opportunityId);
  const brought = (id: number, isMeant: (event: string) => boolean): Brought =>
    broughtBy(
      (eventsBySale.get(id) ?? []).filter(({ event }) => isMeant(event)),
      (chargesBySale.get(id) ?? []).filter(({ event }) => isMeant(event)),
      (event) => ruled.expected(now).chargeFor(event).amount,
    );
  return {
    ofSale: (id) => brought(id, () => true),
    ofMonth: (id, month) => brought(id, (event) => event === `revenue:${id}:${month}`),
  };
}

function broughtBy(
  events: readonly BillableEvent[],
  charges: readonly SaleCharge[],
  expected: (event: BillableEvent) => Minor,
): Brought {
  const billed = new Set(charges.map(({ component, event }) => `${event} ${component}`));
  const open = events.filter(({ event, priced }) => !billed.has(`${event} ${priced.component.id}`));
  const toBill = open.filter(({ judged }) => judged.kind === 'bill');
  const codes = open.flatMap(({ judged }) => (judged.kind === 'bill' ? [] : [judged.code]));
  return {
    billed: sumOf(charges.map(({ left }) => left)),
    numbers: [...new Set(charges.map(({ number }) => number))],
    toCome: sumOf(toBill.map(expected)),
    reason: charges.length > 0 || toBill.length > 0 ? null : (codes[0] ?? null),
  };
}
