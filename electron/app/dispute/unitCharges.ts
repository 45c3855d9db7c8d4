import type { Reader } from '../../../db/handle.ts';
import { appointmentsOfDelivery } from '../../../db/queries/appointment.ts';
import type { StoredDelivery } from '../../../db/queries/delivery.ts';
import { claimsOn } from '../../../db/queries/dispute.ts';
import { liveChargesOf } from '../../../db/queries/liveCharge.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import type { Decimal, Instant } from '../../../shared/domain/basics.ts';
import type { UnitCharge } from '../../../shared/domain/decision.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import { chainEvents, deliveryEvents } from '../../../shared/domain/pricing/events.ts';
import type { ChainFacts, Traits } from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import { lessUpgrades } from '../../../shared/domain/pricing/upgraded.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { isFreeMeeting } from '../invoice/chainFacts.ts';
import { priceFactsOf } from '../invoice/priceFacts.ts';
import { isReplacement } from './claimUnit.ts';
import type { Ruled } from './disputeCase.ts';

/**
 * What a delivery, its meetings and its sales are charged on issued invoices, and will be charged if nobody disputes them any further:
 * nothing for what came back, nor for a meeting whose outcome nobody has said yet where its outcome decides.
 */
export function chargesOfUnit(r: Reader, ruled: Ruled, delivery: StoredDelivery, now: Instant): UnitCharge[] {
  const live = liveChargesOf(r, delivery.id);
  const billed = ruled.expected(now);
  const invoiced = new Set(live.map(({ component, event }) => `${event} ${component}`));
  const expected = eventsOf(r, ruled, delivery, now).filter(
    ({ priced, event, judged }) => judged.kind === 'bill' && !invoiced.has(`${event} ${priced.component.id}`),
  );
  const own = expected.map(billed.chargeFor);
  return [
    ...lessUpgrades(live).map(({ event, chainId, amount, left, number }) => ({ event, chainId, amount, left, number })),
    ...[...own, ...billed.upgradesOf(delivery.id, own)].map(({ event, chainId, amount }) => ({
      event,
      chainId,
      amount,
      left: amount,
      number: null,
    })),
  ];
}

function eventsOf(r: Reader, ruled: Ruled, delivery: StoredDelivery, now: Instant): BillableEvent[] {
  const { timeline } = ruled;
  const { id, deliveredDay, deliveredAt, replacementId } = delivery;
  const lead = claimedOn(r, id, null);
  if (deliveredDay === null || lead.cameBack) return [];
  const facts = priceFactsOf(r, ruled.contract, [id])(id);
  const onLead = deliveryEvents(
    {
      id,
      day: deliveredDay,
      standing: 'accepted',
      acceptedAt: deliveredAt,
      partPercent: lead.partPercent,
      replaced: false,
      isReplacement: replacementId !== null,
      isFree: delivery.isFree,
      ...facts,
    },
    timeline,
  );
  const onMeetings = chains(appointmentsOfDelivery(r, id)).flatMap((chain) => {
    const { cameBack, partPercent } = claimedOn(r, id, chain.id);
    if (cameBack) return [];
    const meeting = undisputed(ruled, chain, facts.traits, now);
    const isFree = isFreeMeeting(ruled.contract, { isFree: delivery.isFree, termsId: delivery.termsId });
    return chainEvents(
      { ...meeting, partPercent, isReplacement: isReplacement(r, { delivery, chain }), isFree },
      timeline,
    );
  });
  return [...onLead, ...onMeetings, ...ruled.sold(now).filter((event) => isOf(event, id))];
}

/** Whether a sale or a month of revenue came of the delivery. */
const isOf = ({ source }: BillableEvent, deliveryId: number): boolean =>
  (source.kind === 'sale' || source.kind === 'revenue') && source.facts.deliveryId === deliveryId;

/** What the decided claims on a unit leave to be billed: a part of it, or nothing. */
function claimedOn(
  r: Reader,
  deliveryId: number,
  chainId: number | null,
): { readonly cameBack: boolean; readonly partPercent: Decimal | null } {
  const claims = claimsOn(r, deliveryId, chainId);
  return {
    cameBack: claims.some(({ state, remedy }) => state === 'upheld' && remedy !== 'replacement'),
    partPercent: claims.findLast(({ state }) => state === 'part')?.percent ?? null,
  };
}

/** A chain as pricing sees it when nobody disputes it: what its outcome brings by the terms alone. */
export function undisputed(
  { contract }: Pick<Ruled, 'contract'>,
  chain: Chain,
  traits: Traits,
  now: Instant,
): ChainFacts {
  const zone = contract.client.timeZone;
  const accepted = { standing: 'accepted', acceptedAt: chain.startsAt } as const;
  return {
    id: chain.id,
    deliveryId: chain.deliveryId,
    bookedDay: dayOf(chain.bookedAt, zone),
    meetingDay: dayOf(chain.startsAt, zone),
    state: chainState(chain, now),
    atBooking: accepted,
    atMeeting: accepted,
    deliveryReturned: false,
    ...unlisted,
    traits,
  };
}
