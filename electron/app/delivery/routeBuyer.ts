import type { Reader, Writer } from '../../../db/handle.ts';
import type { DeliveredBefore } from '../../../db/queries/deliveredBefore.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { Qualification } from '../../../db/queries/qualification.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { LimitUse } from '../../../shared/domain/caps.ts';
import { inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { fillOf, type RouteCandidate } from '../../../shared/domain/routing.ts';
import type { Context } from '../context.ts';
import { createFirstVerdict } from '../lead/judgeForContract.ts';
import { type DeliveryPlan, keptReason, type Offer, openHanding } from './handOver.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What is known of a lead, whatever the contract. */
export interface Known {
  /** Deliveries of its person. */
  readonly before: readonly DeliveredBefore[];
  /** Newest first. */
  readonly verdicts: readonly Qualification[];
  /** Contracts (ids) that it was taken off hold from. */
  readonly discarded: ReadonlySet<number>;
}

/** A lead before one contract. */
export interface Interest {
  readonly candidate: RouteCandidate;
  /** Null where it was not looked at further. */
  readonly offer: Offer | null;
  /** The verdict that speaks against it. */
  readonly against: Qualification | null;
  /** Deliveries of the same person to the same client; to anybody where the lead is taken. */
  readonly before: readonly DeliveredBefore[];
}

/** A contract that leads may go to, one after the other. */
export interface Buyer {
  readonly ref: string;
  readonly plan: DeliveryPlan;
  /** How many may have a lead together: 1 is exclusive, null any number. */
  readonly buyers: number | null;
  /** How far its limits are used up by now. */
  readonly uses: () => readonly LimitUse[];
  readonly look: (lead: StoredLead, known: Known) => Interest;
  /** To be told of some leads before they are looked at. */
  readonly meet: (leads: readonly StoredLead[]) => void;
  /** Hands a lead that was looked at since the last one was taken; in a rehearsal nothing is written. */
  readonly take: (w: Writer | null, interest: Interest) => void;
  /** What it took since the last time, for history. */
  readonly note: (w: Writer | null, note: string) => void;
  /** What it took in all. */
  readonly took: () => Taken;
}

/** What a contract took of a run. */
export interface Taken {
  readonly delivered: number;
  readonly onHold: number;
  readonly replacements: number;
  readonly amount: Minor;
}

/** `place`: in the owner's order, from 0. */
export function openBuyer(
  r: Reader,
  context: Context,
  plan: DeliveryPlan,
  place: number,
  rehearsal: Rehearsal | null,
): Buyer {
  const { contract, version, judging } = plan;
  const { client } = contract;
  const { exclusivity } = version.terms;
  const handing = openHanding(r, context, plan, { tellsCost: true, rehearsal });
  const judgeFirst = createFirstVerdict(r, plan, judging, rehearsal);
  const buyers = exclusivity.leads === 'exclusive' ? 1 : (exclusivity.buyers ?? null);
  const target = targetOf(r, plan);
  let taken = 0;
  let took: Taken = { delivered: 0, onHold: 0, replacements: 0, amount: 0 };

  function look(lead: StoredLead, { before, verdicts, discarded }: Known): Interest {
    const there = before.filter(({ clientId }) => clientId === client.id);
    const held = there.find(({ contract: ref, by, day }) => ref === contract.ref && by === 'lead' && day === null);
    const isThere = there.some((one) => one.by === 'lead' && one !== held);
    const proofOf = (against: string | null): readonly DeliveredBefore[] => (against === 'taken' ? before : there);
    const closed = (against: string, verdict: Qualification | null = null): Interest => ({
      candidate: candidate(against, null),
      offer: null,
      against: verdict,
      before: proofOf(against),
    });
    if (isThere) return closed('alreadyDelivered');
    if (discarded.has(contract.id)) return closed('discarded');
    const newest = verdicts.find(({ contractId }) => contractId === contract.id);
    const made = newest === undefined ? judgeFirst(lead) : null;
    if (made === 'suppressed') return closed('suppressed');
    const stays = made ?? (newest !== undefined && isSettled(newest) ? newest : null);
    if (stays !== null && stays.outcome !== 'pass') return closed(stays.outcome, stays);
    const offer = handing.look(lead, held?.id ?? null, made);
    const against =
      offer.stands !== 'pass' ? offer.stands : offer.keeps?.above === 'refuse' ? keptReason(offer.keeps) : null;
    return {
      candidate: candidate(against, offer),
      offer,
      against: offer.verdict ?? newest ?? null,
      before: proofOf(against),
    };
  }

  /** Judged under the terms in force, or found to repeat a lead or to be sold: no new look changes it. */
  const isSettled = ({ termsId, outcome }: Qualification): boolean =>
    termsId === version.id || outcome === 'duplicate' || outcome === 'taken';

  const candidate = (against: string | null, offer: Offer | null): RouteCandidate => ({
    contract: contract.ref,
    client: client.ref,
    against,
    room: offer?.keeps === undefined ? 'free' : 'none',
    price: offer?.cost.net ?? 0,
    currency: client.currency,
    buyers,
    sold: offer?.buyers ?? 0,
    fill: fillOf(handing.uses(), target === null ? null : { ...target, delivered: target.delivered + taken }),
    place,
  });

  function take(w: Writer | null, { offer }: Interest): void {
    if (offer === null) throw new Error(`a lead that ${contract.ref} does not take`);
    handing.hand(w, offer);
    if (offer.keeps !== undefined) return;
    taken += 1;
    took = { ...took, amount: took.amount + offer.cost.net };
  }

  function note(w: Writer | null, why: string): void {
    const { delivered, onHold, replacements } = handing.close(w, why);
    took = {
      ...took,
      delivered: took.delivered + delivered,
      onHold: took.onHold + onHold,
      replacements: took.replacements + replacements,
    };
  }

  const { meet, uses } = handing;
  return { ref: contract.ref, plan, buyers, uses, meet, look, take, note, took: () => took };
}

/** What the contract is to get in the running billing period, and has got; null where nobody said. */
function targetOf(
  r: Reader,
  { contract, version, judging }: DeliveryPlan,
): { readonly wanted: number; readonly delivered: number } | null {
  const period = periodContaining(version.terms.billing, judging.today);
  const { target } = inputsIn(contract.inputs, period);
  return target === undefined ? null : { wanted: Number(target), delivered: countDelivered(r, contract.id, period) };
}
