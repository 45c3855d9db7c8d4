import type { Component } from '../../../shared/domain/contract/component.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import type { Bill, BillFacts } from '../../../shared/domain/pricing/bill.ts';
import { draftBill } from '../../../shared/domain/pricing/bill.ts';
import type { LedgerEntry } from '../../../shared/domain/pricing/ledger.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import type {
  ChainFacts,
  DeliveryFacts,
  RevenueFacts,
  Reviewed,
  SaleFacts,
} from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';

export const march = { from: '2026-03-01', to: '2026-03-31' };
export const april = { from: '2026-04-01', to: '2026-04-30' };
export const may = { from: '2026-05-01', to: '2026-05-31' };

/** A version of the terms with 19 % tax, as stored. */
export function version(from: string, components: readonly Component[], more: object = {}): TermsVersion {
  const terms = Terms.parse({ from, components, billing: { tax: { category: 'S', ratePercent: '19' } }, ...more });
  return { id: Number(from.replaceAll('-', '')), version: 1, terms };
}

/** Leads, held meetings and a retainer, from January. */
export const hybrid = version('2026-01-01', [
  { id: 'lead', kind: 'perLead', price: 7_500, name: 'Clinic leads' },
  { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000 },
  { id: 'base', kind: 'retainer', price: 100_000 },
]);
/** From 16 March: dearer leads, no meetings, the same retainer. */
export const dearer = version('2026-03-16', [
  { id: 'lead', kind: 'perLead', price: 8_000 },
  { id: 'base', kind: 'retainer', price: 100_000 },
]);

export const deemed: Reviewed = { standing: 'deemedAccepted', acceptedAt: 1_000 };

/** A delivery on 10 March that silence accepted. */
export const delivery = (id: number, more: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  id,
  day: '2026-03-10',
  ...deemed,
  ...unlisted,
  callSeconds: null,
  ...more,
});

/** A chain booked on 4 March and held on 11 March, both reviews over. */
export const chain = (id: number, more: Partial<ChainFacts> = {}): ChainFacts => ({
  id,
  deliveryId: 1_000 + id,
  bookedDay: '2026-03-04',
  meetingDay: '2026-03-11',
  state: 'held',
  atBooking: deemed,
  atMeeting: deemed,
  deliveryReturned: false,
  ...unlisted,
  ...more,
});

/** A sale of 10 000.00 won and reported on 20 March, the customer's first. */
export const sale = (id: number, more: Partial<SaleFacts> = {}): SaleFacts => ({
  id,
  deliveryId: 1_000 + id,
  day: '2026-03-20',
  wonDay: '2026-03-20',
  deliveryReturned: false,
  attributed: true,
  traits: unlisted.traits,
  amount: 1_000_000,
  isFirst: true,
  ...more,
});

/** A month of revenue of 1 000.00, reported on 20 March: unless told otherwise the first, and each month after the one before. */
export const revenue = (id: number, more: Partial<RevenueFacts> = {}): RevenueFacts => ({
  id,
  deliveryId: 1_000 + id,
  day: '2026-03-20',
  deliveryReturned: false,
  attributed: true,
  traits: unlisted.traits,
  month: `2026-${String(more.place ?? 1).padStart(2, '0')}`,
  place: 1,
  amount: 100_000,
  ...more,
});

export const many = <Item>(count: number, make: (id: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) => make(place + 1));

/** No figure has a value. */
export const unmeasured: Measured = {
  delivered: null,
  accepted: null,
  held: null,
  sales: null,
  acceptanceRate: null,
  returnRate: null,
  showRate: null,
  leadToCloseRate: null,
};

/** The bill of March unless told otherwise. */
export const billOf = (facts: Partial<BillFacts>): Bill =>
  draftBill({
    period: march,
    versions: [],
    deliveries: [],
    chains: [],
    sales: [],
    revenues: [],
    costs: [],
    measured: () => unmeasured,
    ledger: [],
    billed: () => false,
    lineText: ({ name, kind }) => name ?? kind,
    ...facts,
  });

/** Lines as a person would read them: component, month, quantity, unit, amount. */
export const linesOf = (bill: Bill): unknown[][] =>
  bill.lines.map(({ component, month, quantity, unit, amount }) => [component, month, quantity, unit, amount]);

/** Charges as a person would tell them: component, event, amount. */
export const chargesIn = (bill: Bill): (readonly [component: string, event: string, amount: number])[] =>
  bill.charges.map(({ component, event, amount }) => [component, event, amount]);

/** What is live after these bills were issued; units of `cameBack` were credited in full. */
export const ledgerOf = (bills: readonly Bill[], cameBack: readonly string[] = []): LedgerEntry[] =>
  bills
    .flatMap(({ charges }) => charges)
    .map(({ component, event, day, deliveryId, chainId, amount, price }) => {
      const isBack = cameBack.includes(event);
      return {
        component,
        event,
        day,
        deliveryId,
        chainId,
        amount,
        price,
        credited: isBack ? amount : 0,
        stands: !isBack,
      };
    });

/** The facts of a run once these bills are issued: what they charged is billed. */
export function issued(bills: readonly Bill[], cameBack: readonly string[] = []): Pick<BillFacts, 'ledger' | 'billed'> {
  const ledger = ledgerOf(bills, cameBack);
  const names = new Set(ledger.map(({ component, event }) => `${component} ${event}`));
  return { ledger, billed: (component, event) => names.has(`${component} ${event}`) };
}
