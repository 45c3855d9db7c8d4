import type { Instant } from '../basics.ts';
import type { BillFacts } from './bill.ts';
import type { Reviewed } from './model.ts';

/** The facts of a bill as if the client had accepted everything it may still decide on, at `at`: what is open at most. */
export function asAccepted(facts: BillFacts, at: Instant): BillFacts {
  const accepted = <One extends Reviewed>(one: One): One =>
    undecided.has(one.standing) ? { ...one, standing: 'accepted', acceptedAt: at } : one;
  return {
    ...facts,
    deliveries: facts.deliveries.map(accepted),
    chains: facts.chains.map((chain) => ({
      ...chain,
      atBooking: accepted(chain.atBooking),
      atMeeting: accepted(chain.atMeeting),
    })),
  };
}

const undecided: ReadonlySet<Reviewed['standing']> = new Set(['reviewOpen', 'silent', 'disputed']);
