import type { Instant } from '../basics.ts';
import type { Terms, TermsVersion } from '../contract/terms.ts';
import type { Period } from '../period.ts';
import { periodContaining } from '../period.ts';
import { addDays } from '../time.ts';
import type { Bill } from './bill.ts';
import { draftBill } from './bill.ts';
import type { ChainFacts, DeliveryFacts, Reviewed } from './model.ts';

/** What happens in an imagined period. Of the leads `upheld` are claimed with success, the others are accepted. */
export interface Imagined {
  readonly leads: number;
  readonly upheld: number;
  readonly meetingsHeld: number;
}

const noMoment: Instant = 0;

/**
 * What the first whole billing period under these terms would bill if that happened in it, by the very engine that bills: an
 * example that agrees with the invoice by construction. A claim upheld ends with the remedy the terms name.
 */
export function exampleBill(terms: Terms, imagined: Imagined): Bill {
  const version: TermsVersion = { id: 1, version: 1, terms };
  const period = firstWholePeriod(terms);
  const upheld = Math.min(imagined.upheld, imagined.leads);
  return draftBill({
    period,
    versions: [version],
    deliveries: numbered(imagined.leads, (id) => (id <= upheld ? claimed(id, terms, period) : accepted(id, period))),
    chains: numbered(imagined.meetingsHeld, (id) => held(id, period)),
    billed: () => false,
    lineText: ({ name, id }) => name ?? id,
  });
}

function firstWholePeriod({ from, billing }: Terms): Period {
  const own = periodContaining(billing, from);
  return own.from === from ? own : periodContaining(billing, addDays(own.to, 1));
}

const byWord: Reviewed = { standing: 'accepted', acceptedAt: noMoment };
const untouched = { partPercent: null, replaced: false, isReplacement: false } as const;

const accepted = (id: number, { from }: Period): DeliveryFacts => ({ id, day: from, ...byWord, ...untouched });

function claimed(id: number, { disputes }: Terms, period: Period): DeliveryFacts {
  switch (disputes?.remedy) {
    case 'replacement':
      return { ...accepted(id, period), replaced: true };
    case 'part':
      return { ...accepted(id, period), partPercent: disputes.partPercent ?? null };
    default:
      return { ...accepted(id, period), standing: 'returned', acceptedAt: null };
  }
}

const held = (id: number, { from }: Period): ChainFacts => ({
  id,
  deliveryId: id,
  bookedDay: from,
  meetingDay: from,
  state: 'held',
  atBooking: byWord,
  atMeeting: byWord,
  deliveryReturned: false,
  ...untouched,
});

const numbered = <Item>(count: number, make: (id: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) => make(place + 1));
