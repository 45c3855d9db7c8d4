import type { ChainState } from '../appointment.ts';
import type { Day, Minor } from '../basics.ts';
import type { Standing } from '../delivery.ts';
import type { Period } from '../period.ts';
import { isIn } from '../period.ts';

/** `key` is the value of the cut looked at; any text, all the same where nothing is cut. */
export interface Keyed {
  readonly key: string;
}

/** A delivery as the figures see it. Days in the client's zone. */
export interface DeliveryFigure extends Keyed {
  /** Null while on hold: not delivered, in no figure. */
  readonly day: Day | null;
  readonly standing: Standing;
  /** An upheld claim whose remedy is a replacement. */
  readonly replaced: boolean;
  /** Claims that are not late, and those that are (domain §5). */
  readonly claims: number;
  readonly lateClaims: number;
  /** Seconds from delivery to the first contact; null while nobody has spoken to the lead. */
  readonly firstContact: number | null;
}

/** A chain of appointments as the figures see it. */
export interface ChainFigure extends Keyed {
  readonly bookedDay: Day;
  /** Of the last meeting of the chain. */
  readonly meetingDay: Day;
  readonly state: ChainState;
}

/** An opportunity the client reported; a sale once it is won. Amounts in the client's currency. */
export interface OpportunityFigure extends Keyed {
  readonly day: Day;
  readonly wonDay: Day | null;
  readonly amount: Minor | null;
  /** The day the lead was captured. */
  readonly leadDay: Day;
}

/** Money of the period: a charge net of its credits, or a part of a source's cost. */
export interface AmountFigure extends Keyed {
  readonly amount: Minor;
  readonly currency: string;
}

type Stand = Pick<DeliveryFigure, 'standing' | 'replaced'>;

/** Whether a delivery counts as accepted; whether it came back; whether it is decided one way or the other. */
export const isAccepted = ({ standing, replaced }: Stand): boolean =>
  (standing === 'accepted' || standing === 'deemedAccepted') && !replaced;
const isReturned = ({ standing, replaced }: Stand): boolean => standing === 'returned' || replaced;
export const isDecided = (delivery: Stand): boolean => isAccepted(delivery) || isReturned(delivery);

/**
 * What makes a delivery of the period count (domain §5, §7): accepted by word, by silence or in part; returned with a credit
 * or a replacement; disputed by a claim in time, whatever became of it.
 */
const deliveryCounts = {
  delivered: () => true,
  accepted: isAccepted,
  returned: isReturned,
  decided: isDecided,
  disputed: ({ claims }) => claims > 0,
} as const satisfies Record<string, (delivery: DeliveryFigure) => boolean>;

/** Whether a delivery belongs to a period at all; what is on hold is not delivered yet and in no figure. */
export const isDelivered = (delivery: DeliveryFigure, period: Period): boolean =>
  delivery.day !== null && delivery.standing !== 'onHold' && isIn(period, delivery.day);

const met =
  (state: ChainState) =>
  (chain: ChainFigure, period: Period): boolean =>
    chain.state === state && isIn(period, chain.meetingDay);

/** What makes a chain count: *booked* by the day it was first booked, outcomes by the day of the meeting. */
const chainCounts = {
  booked: (chain, period) => isIn(period, chain.bookedDay),
  held: met('held'),
  prospectNoShow: met('prospectNoShow'),
  clientNoShow: met('clientNoShow'),
  cancelledInTime: met('cancelledInTime'),
  lateCancel: met('lateCancel'),
  unconfirmed: met('unconfirmed'),
} as const satisfies Record<string, (chain: ChainFigure, period: Period) => boolean>;

/** A chain whose meeting lies in the period and has passed by `today`: the denominator of the kept rate. */
export const hasPassed = (chain: ChainFigure, period: Period, today: Day): boolean =>
  chain.state !== 'booked' && isIn(period, chain.meetingDay) && chain.meetingDay <= today;

type DeliveryCount = keyof typeof deliveryCounts;
type ChainCount = keyof typeof chainCounts;

/** How many of each, in a period. */
export type Counts = Readonly<Record<DeliveryCount | ChainCount | 'opportunities' | 'sales', number>>;

/** Counts everything once for a period, of whose deliveries the caller has kept those that {@link isDelivered}. */
export function countAll(
  facts: {
    readonly deliveries: readonly DeliveryFigure[];
    readonly chains: readonly ChainFigure[];
    readonly opportunities: readonly OpportunityFigure[];
  },
  period: Period,
): Counts {
  const deliveries = (name: DeliveryCount): number => countOf(facts.deliveries, deliveryCounts[name]);
  const chains = (name: ChainCount): number => countOf(facts.chains, (chain) => chainCounts[name](chain, period));
  return {
    delivered: deliveries('delivered'),
    accepted: deliveries('accepted'),
    returned: deliveries('returned'),
    decided: deliveries('decided'),
    disputed: deliveries('disputed'),
    booked: chains('booked'),
    held: chains('held'),
    prospectNoShow: chains('prospectNoShow'),
    clientNoShow: chains('clientNoShow'),
    cancelledInTime: chains('cancelledInTime'),
    lateCancel: chains('lateCancel'),
    unconfirmed: chains('unconfirmed'),
    opportunities: countOf(facts.opportunities, ({ day }) => isIn(period, day)),
    sales: countOf(facts.opportunities, (one) => isWon(one, period)),
  };
}

/** Whether an opportunity became a sale in the period. */
export const isWon = ({ wonDay }: Pick<OpportunityFigure, 'wonDay'>, period: Period): boolean =>
  wonDay !== null && isIn(period, wonDay);

/** How many pass. */
export function countOf<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let count = 0;
  for (const item of items) if (test(item)) count += 1;
  return count;
}
