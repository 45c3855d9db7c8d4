import type { Minor } from '../../../shared/domain/basics.ts';
import { takenBack } from '../../../shared/domain/decision.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import type { Bill, BillFacts } from '../../../shared/domain/pricing/bill.ts';
import { draftBill } from '../../../shared/domain/pricing/bill.ts';
import type { Charge, EventKey } from '../../../shared/domain/pricing/charge.ts';
import type { LedgerEntry } from '../../../shared/domain/pricing/ledger.ts';
import type {
  ChainFacts,
  DeliveryFacts,
  RevenueFacts,
  Reviewed,
  SaleFacts,
} from '../../../shared/domain/pricing/model.ts';
import { lessUpgrades } from '../../../shared/domain/pricing/upgraded.ts';
import type { Remedied } from '../../../shared/domain/remedy.ts';
import type { Happening, Said, ThreeMonths } from './threeMonths.ts';
import { monthOf, months } from './threeMonths.ts';

const isPart = (said: Said): boolean => /^\d/.test(said);

/** Several words of the product for one and the same: which one makes no difference to a bill. */
const opens = ['reviewOpen', 'disputed', 'silent'] as const;

function reviewed(said: Said, id: number): Reviewed {
  const acceptedAt = 1_000;
  switch (said) {
    case 'open':
      return { standing: opens[id % opens.length] ?? 'disputed', acceptedAt: null };
    case 'returned':
    case 'replaced':
      return { standing: 'returned', acceptedAt: null };
    default:
      return { standing: id % 2 === 0 ? 'accepted' : 'deemedAccepted', acceptedAt };
  }
}

const remedied = (said: Said) => ({
  partPercent: isPart(said) ? said : null,
  replaced: said === 'replaced',
  isReplacement: said === 'replacement',
  isFree: said === 'free',
});

const traitsOf = ({ leads, band, met }: Happening): DeliveryFacts['traits'] => ({
  exclusive: leads === 'exclusive',
  band,
  meets: ({ id }) => met.includes(id),
});

/** What an invoice run is told of the months, as the store would tell it. */
export function factsAt(story: ThreeMonths, run: number, ledger: readonly LedgerEntry[]): BillFacts {
  const month = months[run] ?? months[0];
  const saidOf = ({ said }: Happening): Said => said[run] ?? 'open';
  const at = (place: Happening['at']): Happening[] => story.happenings.filter((one) => one.at === place);
  const leads = new Map(at('lead').map((one) => [one.id, one]));
  const isBack = ({ deliveryId }: Happening): boolean => leads.get(deliveryId)?.said[run] === 'returned';
  const billed = new Set(ledger.map(({ component, event }) => `${component} ${event}`));
  const fromSale = (one: Happening) => ({
    id: one.id,
    deliveryId: one.deliveryId,
    deliveryReturned: isBack(one),
    attributed: saidOf(one) !== 'notAttributed',
    traits: traitsOf(one),
  });
  const bookings = new Map(at('booked').map((one) => [one.id, one]));
  return {
    period: { from: month.from, to: month.to },
    versions: story.terms.map((terms, place) => ({ id: place + 1, version: place + 1, terms })),
    deliveries: [...leads.values()].map(
      (one): DeliveryFacts => ({
        id: one.id,
        day: one.day,
        ...reviewed(saidOf(one), one.id),
        ...remedied(saidOf(one)),
        callSeconds: one.seconds,
        traits: traitsOf(one),
      }),
    ),
    chains: at('held').map((one): ChainFacts => {
      const booked = bookings.get(one.id) ?? one;
      const outcome = saidOf(one);
      const open = one.day > month.to ? 'booked' : 'unconfirmed';
      return {
        id: one.id,
        deliveryId: one.deliveryId,
        bookedDay: booked.day,
        meetingDay: one.day,
        state: outcome === 'unconfirmed' ? open : outcome === 'notHeld' ? 'prospectNoShow' : 'held',
        atBooking: reviewed(saidOf(booked), one.id),
        atMeeting: reviewed(saidOf(booked), one.id),
        ...remedied(saidOf(booked)),
        deliveryReturned: isBack(one),
        traits: traitsOf(one),
      };
    }),
    sales: at('sale').map(
      (one): SaleFacts => ({
        ...fromSale(one),
        day: one.day,
        wonDay: one.day,
        amount: one.amount,
        isFirst: one.isFirst,
      }),
    ),
    revenues: at('revenue').map((one): RevenueFacts => {
      const earned = revenueMonth(story, one);
      const isReported = one.day <= month.to;
      return {
        ...fromSale(one),
        day: isReported ? one.day : periodContaining({ cycle: 'monthly' }, `${earned}-01`).to,
        month: earned,
        place: one.place,
        amount: isReported ? one.amount : null,
      };
    }),
    costs: story.costs
      .filter(({ month: place }) => place <= run)
      .map(({ source, month: place, amounts }) => ({
        source,
        period: months[place] ?? month,
        amount: amounts[run] ?? 0,
      })),
    measured: (period) => story.measured[run]?.[monthOf(period.from)] ?? nothingMeasured,
    billed: (component, event) => billed.has(`${component} ${event}`),
    ledger,
    lineText: (component) => component.name ?? component.id,
  };
}

const nothingMeasured = {
  delivered: null,
  accepted: null,
  held: null,
  sales: null,
  acceptanceRate: null,
  returnRate: null,
  showRate: null,
  leadToCloseRate: null,
} as const;

/** What the claims upheld since the last run take back of what was invoiced, as the credit notes do; the entries afterwards. */
export function credit(story: ThreeMonths, run: number, ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const known = new Map<string, Happening>(story.happenings.map((one) => [eventOf(story, one), one]));
  const back = new Set(
    story.happenings.filter(({ at, said }) => at === 'lead' && said[run] === 'returned').map(({ id }) => id),
  );
  const open = ledger.map((entry) => ({ ...entry, entry, left: entry.amount - entry.credited }));
  const left = new Map<LedgerEntry, Minor>();
  for (const charges of Map.groupBy(open, ({ deliveryId }) => deliveryId).values()) {
    for (const charge of lessUpgrades(charges)) left.set(charge.entry, charge.left);
  }
  return ledger.map((entry) => {
    const [one, isLeft] = [known.get(entry.event), left.get(entry) ?? 0];
    if (one === undefined || !entry.stands) return entry;
    const said = one.said[run] ?? 'open';
    const take = (remedy: Remedied): Minor =>
      entry.credited + takenBack({ amount: entry.amount, left: isLeft }, remedy);
    if (said === 'returned' || back.has(one.deliveryId)) {
      return { ...entry, credited: take({ kind: 'credit' }), stands: false };
    }
    // A part that was decided before the invoice is off its charge already.
    const isLate = isPart(said) && entry.credited === 0 && entry.amount === entry.price;
    return isLate ? { ...entry, credited: take({ kind: 'part', percent: said }) } : entry;
  });
}

/** Revenue is reported some time after it was earned: from the month of the delivery on, one after the other. */
function revenueMonth({ happenings }: ThreeMonths, { deliveryId, place }: Happening): string {
  const delivered = happenings.find(({ at, id }) => at === 'lead' && id === deliveryId);
  return `2026-0${monthOf(delivered?.day ?? months[0].from) + 2 + place}`;
}

/** Its name in charges. */
export function eventOf(story: ThreeMonths, one: Happening): EventKey {
  const { at, id } = one;
  switch (at) {
    case 'lead':
      return `delivery:${id}`;
    case 'booked':
    case 'held':
      return `chain:${id}:${at}`;
    case 'sale':
      return `sale:${id}`;
    case 'revenue':
      return `revenue:${id}:${revenueMonth(story, one)}`;
  }
}

/** One run: what was credited before it, what it drafted, and what it came to; null where it would give back. */
export interface Run {
  readonly credited: Minor;
  readonly bill: Bill;
  readonly net: Minor | null;
  /** After it. */
  readonly ledger: readonly LedgerEntry[];
}

/** Issues month after month: what a draft charges goes onto the ledger, unless it would give back. */
export function issueMonths(story: ThreeMonths, draft: (facts: BillFacts) => Bill = draftBill): Run[] {
  const runs: Run[] = [];
  for (const run of months.keys()) {
    const before = runs.at(-1)?.ledger ?? [];
    const credited = credit(story, run, before);
    const bill = draft(factsAt(story, run, credited));
    const isIssued = bill.net >= 0;
    runs.push({
      credited: sumOf(credited.map((entry, place) => entry.credited - (before[place]?.credited ?? 0))),
      bill,
      net: isIssued ? bill.net : null,
      ledger: isIssued ? [...credited, ...bill.charges.map(entryOf)] : credited,
    });
  }
  return runs;
}

const entryOf = ({ component, event, day, deliveryId, chainId, amount, price }: Charge): LedgerEntry => ({
  component,
  event,
  day,
  deliveryId,
  chainId,
  amount,
  price,
  credited: 0,
  stands: true,
});
