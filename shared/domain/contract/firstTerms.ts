import type { Day } from '../basics.ts';
import { homelandOf } from '../homeland.ts';
import type { Component } from './component.ts';
import { type DisputeTerms, type Tax, Terms } from './terms.ts';

/** What the terms of a new contract start from: the usual of the trade, each of it there to be changed. */
export interface FirstTerms {
  readonly from: Day;
  readonly components: readonly Component[];
  /** Countries of the seller and the buyer, where known. */
  readonly seller: string | null;
  readonly buyer: string | null;
}

/**
 * Terms that lint clean once they have a price and a tax: a reachable person counts, 48 hours to review, wrong data can be
 * claimed, no duplicate within 90 days, exclusive, monthly, the client's data. The tax is guessed only between two parties of one
 * country with one standard rate; everything else is a question for whoever knows the law, and the linter asks it.
 */
export function firstTerms({ from, components, seller, buyer }: FirstTerms): Terms {
  const tax = usualTax(seller, buyer);
  return Terms.parse({
    from,
    definition: {
      criteria: [
        { id: 'mail', field: 'person.email', op: 'present', hard: true },
        { id: 'phone', field: 'person.phone', op: 'phoneValid', hard: true },
      ],
      junk: ['testData', 'keyboardRun', 'disposableMail'],
    },
    components,
    review: { hours: 48, silence: 'accept' },
    disputes: {
      ...usualDisputes,
      reasons: usualDisputes.reasons.map((one) => (one.reason === wrongData ? { ...one, clause: 'phone' } : one)),
      cap: { percent: '15' },
    },
    duplicates: { days: 90, fields: ['person.email', 'person.phone'], match: 'any', scope: 'contract' },
    exclusivity: { leads: 'exclusive' },
    billing: { cycle: 'monthly', paymentDays: 14, ...(tax && { tax }) },
    reporting: { cadence: 'weekly' },
    dataOwner: 'client',
  });
}

const wrongData = 'wrong contact data';

/** The claims of the trade: wrong data and leads off the definition move money, a lead that does not want to is feedback. */
export const usualDisputes: DisputeTerms = {
  reasons: [
    { reason: wrongData, clause: null, class: 'creditable' },
    { reason: 'not to definition', clause: 'definition', class: 'creditable' },
    { reason: 'not interested', clause: null, class: 'feedback' },
  ],
  remedy: 'credit',
};

function usualTax(seller: string | null, buyer: string | null): Tax | null {
  if (seller === null || seller !== buyer) return null;
  const rate = homelandOf(seller)?.standardTax ?? null;
  return rate === null ? null : { category: 'S', ratePercent: rate };
}
