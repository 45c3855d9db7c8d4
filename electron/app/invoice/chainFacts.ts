import type { UnbilledAppointment } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import type { Review } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import type { ChainFacts, Reviewed } from '../../../shared/domain/pricing/model.ts';
import type { Calendar } from '../../../shared/domain/time.ts';
import { dayOf, endOfWindow } from '../../../shared/domain/time.ts';
import { calendarOf } from '../dispute/claimUnit.ts';
import type { Claimed, Claims } from './claimed.ts';
import type { PriceFacts } from './priceFacts.ts';
import { reviewedAt } from './reviewed.ts';

/** Chains as pricing sees them, from all their links and the claims on their deliveries. */
export function chainFactsOf(
  appointments: readonly UnbilledAppointment[],
  contract: StoredContract,
  claims: Claims,
  priceFacts: (deliveryId: number) => PriceFacts,
  now: Instant,
): ChainFacts[] {
  const calendar = calendarOf(contract);
  const links = new Map(appointments.map((row) => [row.chainId, row]));
  return chains(appointments).map((chain) => {
    const bookedDay = dayOf(chain.bookedAt, calendar.zone);
    const meetingDay = dayOf(chain.startsAt, calendar.zone);
    const claim = claims(chain.deliveryId, chain.id);
    const onLead = claims(chain.deliveryId, null);
    const link = links.get(chain.id);
    const reviewFrom = (from: Instant, day: string): Reviewed =>
      meetingReview(claim, onLead, from, inForce(contract.versions, day)?.terms.review, calendar, now);
    return {
      id: chain.id,
      deliveryId: chain.deliveryId,
      bookedDay,
      meetingDay,
      state: chainState(chain, now),
      atBooking: reviewFrom(chain.bookedAt, bookedDay),
      atMeeting: reviewFrom(chain.startsAt, meetingDay),
      deliveryReturned: link?.deliveryState === 'returned' && !onLead.replaced,
      partPercent: claim.partPercent,
      replaced: claim.replaced,
      isReplacement: link?.replacesMeeting ?? false,
      isFree: link !== undefined && isFreeMeeting(contract, link),
      traits: priceFacts(chain.deliveryId).traits,
    };
  });
}

/**
 * A lead given free is free of what leads cost. Where leads cost nothing by themselves, its meeting is what the client would have
 * paid, and what is given.
 */
export function isFreeMeeting(
  { versions }: StoredContract,
  { isFree, termsId }: Pick<UnbilledAppointment, 'isFree' | 'termsId'>,
): boolean {
  const components = versions.find(({ id }) => id === termsId)?.terms.components ?? [];
  return isFree && !components.some((component) => modelOf(component).stage?.(component) === 'lead');
}

/**
 * A meeting has no state of its own: claims decide, then the clock (domain §5). A claim on its lead leaves it open too, unless
 * it came back already.
 */
function meetingReview(
  claim: Claimed,
  onLead: Claimed,
  from: Instant,
  review: Review | undefined,
  calendar: Calendar,
  now: Instant,
): Reviewed {
  const reviewEndsAt = endOfWindow(from, review ?? {}, calendar);
  const state = onLead.isWaiting && claim.state !== 'returned' ? 'disputed' : claim.state;
  return reviewedAt(standing({ state, reviewEndsAt }, review?.silence ?? 'accept', now), {
    decidedAt: claim.decidedAt,
    reviewEndsAt,
  });
}
