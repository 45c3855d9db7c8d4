import type { Reader } from '../../../db/handle.ts';
import type {
  BillingDispute,
  DeliveryPrice,
  UnbilledAppointment,
  UnbilledDelivery,
} from '../../../db/queries/billing.ts';
import { billingDisputes, isBilled, unbilledAppointments, unbilledDeliveries } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import type { Decimal, Instant } from '../../../shared/domain/basics.ts';
import type { ReviewedUnit } from '../../../shared/domain/claim.ts';
import { standOfMeeting } from '../../../shared/domain/claim.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import type { Review, TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Standing } from '../../../shared/domain/delivery.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import { waiting } from '../../../shared/domain/dispute.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { BillFacts } from '../../../shared/domain/pricing/bill.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import type { ChainFacts, DeliveryFacts, Reviewed } from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import type { Calendar } from '../../../shared/domain/time.ts';
import { dayOf, endOfWindow } from '../../../shared/domain/time.ts';
import { calendarOf } from '../dispute/claimUnit.ts';
import { lineText } from '../documents/words.ts';

/** Everything the bill of a contract and period is made of, as it stands at `now`. */
export function billFacts(r: Reader, contract: StoredContract, period: Period, now: Instant): BillFacts {
  const claims = claimsByUnit(billingDisputes(r, contract.id));
  const deliveries = unbilledDeliveries(r, contract.id, period.to, pricing(contract.versions, 'onDelivery'));
  const appointments = unbilledAppointments(r, contract.id, [
    ...new Set(pricing(contract.versions, 'onChain').map(({ component }) => component)),
  ]);
  return {
    period,
    versions: contract.versions,
    deliveries: deliveries.map((row) => deliveryFacts(row, contract.versions, claims, now)),
    chains: chainsFrom(appointments, contract, claims, now),
    sales: [],
    revenues: [],
    costs: [],
    measured: () => unmeasured,
    ledger: [],
    billed: isBilled(r, contract.id),
    lineText: lineText(contract.client.locale),
  };
}

const unmeasured: Measured = {
  delivered: null,
  accepted: null,
  held: null,
  sales: null,
  acceptanceRate: null,
  returnRate: null,
  showRate: null,
  leadToCloseRate: null,
};

/** The components that such events are charged by, under each version. */
const pricing = (versions: readonly TermsVersion[], trigger: 'onDelivery' | 'onChain'): DeliveryPrice[] =>
  versions.flatMap(({ id: termsId, terms }) =>
    terms.components
      .filter((component) => modelOf(component)[trigger] !== undefined)
      .map(({ id: component }) => ({ termsId, component })),
  );

type Claims = ReadonlyMap<string, readonly BillingDispute[]>;

const unitOf = (deliveryId: number, chainId: number | null): string => `${deliveryId} ${chainId ?? ''}`;

function claimsByUnit(disputes: readonly BillingDispute[]): Claims {
  const byUnit = new Map<string, BillingDispute[]>();
  for (const dispute of disputes) {
    const unit = unitOf(dispute.deliveryId, dispute.chainId);
    const known = byUnit.get(unit);
    if (known) known.push(dispute);
    else byUnit.set(unit, [dispute]);
  }
  return byUnit;
}

/** What the claims against a unit come to. */
interface Claimed {
  readonly isWaiting: boolean;
  /** The unit by its claims alone; `delivered` where they decide nothing. */
  readonly state: ReviewedUnit['state'];
  readonly replaced: boolean;
  readonly partPercent: Decimal | null;
  readonly decidedAt: Instant | null;
}

function claimed(claims: readonly BillingDispute[] = []): Claimed {
  return {
    isWaiting: claims.some(({ state }) => waiting.includes(state)),
    state: standOfMeeting(claims),
    replaced: claims.some(({ state, remedy }) => state === 'upheld' && remedy === 'replacement'),
    partPercent: claims.findLast(({ state }) => state === 'part')?.percent ?? null,
    decidedAt: claims.findLast(({ decidedAt }) => decidedAt !== null)?.decidedAt ?? null,
  };
}

function deliveryFacts(
  row: UnbilledDelivery,
  versions: readonly TermsVersion[],
  claims: Claims,
  now: Instant,
): DeliveryFacts {
  const claim = claimed(claims.get(unitOf(row.id, null)));
  const review = versions.find(({ id }) => id === row.termsId)?.terms.review;
  return {
    id: row.id,
    day: row.day,
    ...reviewed(standing(row, review?.silence ?? 'accept', now), row),
    partPercent: claim.partPercent,
    replaced: claim.replaced,
    isReplacement: row.isReplacement,
    isFree: false,
    callSeconds: null,
    traits: unlisted.traits,
  };
}

function reviewed(
  at: Standing,
  { decidedAt, reviewEndsAt }: { decidedAt: Instant | null; reviewEndsAt: Instant | null },
): Reviewed {
  switch (at) {
    case 'accepted':
      return { standing: at, acceptedAt: decidedAt };
    case 'deemedAccepted':
      return { standing: at, acceptedAt: reviewEndsAt };
    default:
      return { standing: at, acceptedAt: null };
  }
}

/** Chains as pricing sees them, from all their links and the claims on their deliveries. */
export const chainFactsOf = (
  appointments: readonly UnbilledAppointment[],
  contract: StoredContract,
  disputes: readonly BillingDispute[],
  now: Instant,
): ChainFacts[] => chainsFrom(appointments, contract, claimsByUnit(disputes), now);

function chainsFrom(
  appointments: readonly UnbilledAppointment[],
  contract: StoredContract,
  claims: Claims,
  now: Instant,
): ChainFacts[] {
  const calendar = calendarOf(contract);
  const links = new Map(appointments.map((row) => [row.chainId, row]));
  return chains(appointments).map((chain) => {
    const bookedDay = dayOf(chain.bookedAt, calendar.zone);
    const meetingDay = dayOf(chain.startsAt, calendar.zone);
    const claim = claimed(claims.get(unitOf(chain.deliveryId, chain.id)));
    const onLead = claimed(claims.get(unitOf(chain.deliveryId, null)));
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
      isFree: false,
      traits: unlisted.traits,
    };
  });
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
  return reviewed(standing({ state, reviewEndsAt }, review?.silence ?? 'accept', now), {
    decidedAt: claim.decidedAt,
    reviewEndsAt,
  });
}
