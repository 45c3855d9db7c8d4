import type { Reader, Writer } from '../../../db/handle.ts';
import type { DeliveredBefore } from '../../../db/queries/deliveredBefore.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { Qualification } from '../../../db/queries/qualification.ts';
import type { RouteAnswer } from '../../../shared/api/routing.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import { beyondCapacity } from '../../../shared/domain/caps.ts';
import { inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { fillOf, type RouteCandidate } from '../../../shared/domain/routing.ts';
import type { Context } from '../context.ts';
import { createFirstVerdict } from '../lead/judgeForContract.ts';
import { lookOf } from '../look.ts';
import { type DeliveryPlan, keptReason, type Offer, openHanding } from './handOver.ts';

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
  readonly look: (lead: StoredLead, known: Known) => Interest;
  /** Hands a lead that was looked at since the last one was taken. */
  readonly take: (interest: Interest) => void;
  readonly close: (note: string) => RouteAnswer['contracts'][number];
}

/** `place`: in the owner's order, from 0. */
export function openBuyer(
  w: Writer,
  context: Context,
  plan: DeliveryPlan,
  leads: readonly StoredLead[],
  place: number,
): Buyer {
  const { contract, version, judging } = plan;
  const { client } = contract;
  const { exclusivity, capacity } = version.terms;
  const handing = openHanding(w, context, plan, leads, { tellsCost: true });
  const judgeFirst = createFirstVerdict(w, plan, judging);
  const buyers = exclusivity.leads === 'exclusive' ? 1 : (exclusivity.buyers ?? null);
  const limits = handing.uses().map((use) => ({ ...use }));
  const target = targetOf(w, plan);
  let [taken, amount]: [number, Minor] = [0, 0];

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

  function take({ offer }: Interest): void {
    if (offer === null) throw new Error(`a lead that ${contract.ref} does not take`);
    handing.hand(offer);
    if (offer.keeps !== undefined) return;
    taken += 1;
    amount += offer.cost.net;
  }

  function close(note: string): RouteAnswer['contracts'][number] {
    const { delivered, onHold, replacements } = handing.close(note);
    const today = countDelivered(w, contract.id, { from: judging.today, to: judging.today });
    return {
      ref: contract.ref,
      name: contract.name,
      look: lookOf(client),
      buyers,
      limits,
      delivered,
      onHold,
      replacements,
      amount,
      beyondCapacity: beyondCapacity(capacity, today),
    };
  }

  return { ref: contract.ref, plan, look, take, close };
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
