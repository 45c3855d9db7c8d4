import type { Instant, Minor } from '../basics.ts';
import type { Terms, TermsVersion } from '../contract/terms.ts';
import { ratePercent } from '../money.ts';
import type { Period } from '../period.ts';
import { periodContaining } from '../period.ts';
import { addDays, monthOf } from '../time.ts';
import type { Bill, BillFacts } from './bill.ts';
import { draftBill } from './bill.ts';
import type { Measured } from './measures.ts';
import type { ChainFacts, DeliveryFacts, RevenueFacts, Reviewed, SaleFacts } from './model.ts';
import { unlisted } from './model.ts';

/** What happens in an imagined period. Of the leads `upheld` are claimed with success, the others are accepted. */
export interface Imagined {
  readonly leads: number;
  readonly upheld: number;
  /** Meetings held on the leads that were not claimed. */
  readonly meetingsHeld: number;
  /** Sales to customers behind the leads, each of `saleAmount` minor units, which is also their first month's revenue. */
  readonly salesWon: number;
  readonly saleAmount: Minor;
}

const noMoment: Instant = 0;

/**
 * What the first whole billing period under these terms would bill if that happened in it, by the very engine that bills: an
 * example that agrees with the invoice by construction. A claim upheld ends with the remedy the terms name. Leads meet no
 * condition of a price list, calls are long enough, no costs are passed on.
 */
export function exampleBill(terms: Terms, imagined: Imagined, lineText: BillFacts['lineText'] = usualText): Bill {
  return draftBill({ ...exampleFacts(terms, imagined), lineText });
}

const usualText: BillFacts['lineText'] = ({ name, id }) => name ?? id;

function exampleFacts(terms: Terms, imagined: Imagined): Omit<BillFacts, 'lineText'> {
  const period = firstWholePeriod(terms);
  // As if they had begun with it: nothing of a broken first period is in an example.
  const version: TermsVersion = { id: 1, version: 1, terms: { ...terms, from: period.from } };
  const { leads, meetingsHeld, salesWon, saleAmount } = imagined;
  const upheld = Math.min(imagined.upheld, leads);
  const example = { terms, period, upheld };
  return {
    period,
    versions: [version],
    deliveries: numbered(leads, (id) => (id > leads - upheld ? claimed(id, example) : accepted(id, example))),
    chains: numbered(meetingsHeld, (id) => held(id, example)),
    sales: numbered(salesWon, (id) => won(id, example, saleAmount)),
    revenues: numbered(salesWon, (id) => received(id, example, saleAmount)),
    costs: [],
    measured: () => measuredOf(imagined),
    billed: () => false,
    ledger: [],
  };
}

interface Example {
  readonly terms: Terms;
  readonly period: Period;
}

function firstWholePeriod({ from, billing }: Terms): Period {
  const own = periodContaining(billing, from);
  return own.from === from ? own : periodContaining(billing, addDays(own.to, 1));
}

const byWord: Reviewed = { standing: 'accepted', acceptedAt: noMoment };

const traitsUnder = ({ exclusivity }: Terms): DeliveryFacts['traits'] => ({
  ...unlisted.traits,
  exclusive: exclusivity.leads === 'exclusive',
});

const accepted = (id: number, { terms, period }: Example): DeliveryFacts => ({
  id,
  day: period.from,
  ...byWord,
  ...unlisted,
  callSeconds: Number.MAX_SAFE_INTEGER,
  traits: traitsUnder(terms),
});

function claimed(id: number, example: Example): DeliveryFacts {
  const { disputes } = example.terms;
  switch (disputes?.remedy) {
    case 'replacement':
      return { ...accepted(id, example), replaced: true };
    case 'part':
      return { ...accepted(id, example), partPercent: disputes.partPercent ?? null };
    default:
      return { ...accepted(id, example), standing: 'returned', acceptedAt: null };
  }
}

const held = (id: number, { terms, period }: Example): ChainFacts => ({
  id,
  deliveryId: id,
  bookedDay: period.from,
  meetingDay: period.from,
  state: 'held',
  atBooking: byWord,
  atMeeting: byWord,
  deliveryReturned: false,
  ...unlisted,
  traits: traitsUnder(terms),
});

const sold = (id: number, { terms, period }: Example) =>
  ({
    id,
    deliveryId: id,
    day: period.from,
    deliveryReturned: false,
    attributed: true,
    traits: traitsUnder(terms),
  }) as const;

const won = (id: number, example: Example, amount: Minor): SaleFacts => ({
  ...sold(id, example),
  wonDay: example.period.from,
  amount,
  isFirst: true,
});

const received = (id: number, example: Example, amount: Minor): RevenueFacts => ({
  ...sold(id, example),
  month: monthOf(example.period.from),
  place: 1,
  amount,
});

/** The figures of the imagined period: every claim is decided, every meeting held. */
function measuredOf({ leads, upheld, meetingsHeld, salesWon }: Imagined): Measured {
  const back = Math.min(upheld, leads);
  return {
    delivered: String(leads),
    accepted: String(leads - back),
    held: String(meetingsHeld),
    sales: String(salesWon),
    acceptanceRate: ratePercent(leads - back, leads),
    returnRate: ratePercent(back, leads),
    showRate: ratePercent(meetingsHeld, meetingsHeld),
    leadToCloseRate: ratePercent(salesWon, leads),
  };
}

const numbered = <Item>(count: number, make: (id: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) => make(place + 1));
