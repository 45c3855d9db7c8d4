import type { z } from 'zod';
import type { ChainState, FinalOutcome } from '../appointment.ts';
import type { Day, Decimal, Instant, Minor } from '../basics.ts';
import type { Criterion } from '../contract/criterion.ts';
import type { OutcomeEffect } from '../contract/terms.ts';
import type { Standing } from '../delivery.ts';
import { never } from '../never.ts';
import type { Period } from '../period.ts';
import type { EventKey, Line } from './charge.ts';
import type { componentBase } from './unitPrice.ts';

/** Why an event waits for a later invoice (domain §6). Never a reason not to issue. */
export const carryCodes = ['reviewOpen', 'disputeOpen', 'meetingUnconfirmed', 'revenueMissing'] as const;
export type CarryCode = (typeof carryCodes)[number];

/** Why an event is not billable at all. */
export const dropCodes = [
  'onHold',
  'returned',
  'replacement',
  'outcomeNotBillable',
  /** Given free: a make-good from the hold bin. */
  'makeGood',
  'callTooShort',
  /** Sold too long after delivery (attribution window). */
  'notAttributed',
  'notFirstPurchase',
  /** A month of revenue after the last one that is shared. */
  'afterWindow',
  /** No conditional price fits, and there is no other. */
  'noPriceFits',
  /** A meeting that has not taken place yet. */
  'notYetDue',
  /** The component has no price or no trigger: a draft. */
  'incomplete',
] as const;
export type DropCode = (typeof dropCodes)[number];

/** What the client's review came to, at the moment of the run. */
export interface Reviewed {
  readonly standing: Standing;
  /** When it was accepted, or deemed accepted; null while undecided. */
  readonly acceptedAt: Instant | null;
}

/** What a part decision or a replacement did to a unit before it was invoiced. */
interface Remedied {
  /** Percent credited by a part decision, above 0 up to 100. */
  readonly partPercent: Decimal | null;
  /** An upheld claim whose remedy is a replacement: the charge stands, whatever `standing` says. */
  readonly replaced: boolean;
  /** It fulfils a replacement owed for a unit of its own kind: never charged (domain §9, 8). */
  readonly isReplacement: boolean;
  /** Given free as a make-good: never charged either. */
  readonly isFree: boolean;
}

/** A delivery with everything pricing needs. `day` is its delivery day in the client's zone. */
export interface DeliveryFacts extends Reviewed, Remedied {
  readonly id: number;
  readonly day: Day;
  /** Length of the call behind the lead; null where none was recorded. */
  readonly callSeconds: number | null;
  readonly traits: Traits;
}

/** What conditional prices look at. */
export interface Traits {
  readonly exclusive: boolean;
  /** Score band of the verdict of the delivery day; null without one. */
  readonly band: string | null;
  /** Whether the lead met a criterion on the day it was delivered; what it does not say it does not meet. */
  readonly meets: (criterion: Criterion) => boolean;
}

/** A unit nothing has happened to, sold exclusively, that meets no condition of a price list. */
export const unlisted = {
  partPercent: null,
  replaced: false,
  isReplacement: false,
  isFree: false,
  traits: { exclusive: true, band: null, meets: () => false },
} as const;

/** A chain of appointments with everything pricing needs; days in the client's zone. */
export interface ChainFacts extends Remedied {
  readonly id: number;
  readonly deliveryId: number;
  readonly bookedDay: Day;
  readonly meetingDay: Day;
  readonly state: ChainState;
  /** The review that runs from the first booking: decides where the trigger is `booked`. */
  readonly atBooking: Reviewed;
  /** The review that runs from the meeting: decides where the trigger is `held` (domain §5). */
  readonly atMeeting: Reviewed;
  /** The lead itself was returned. */
  readonly deliveryReturned: boolean;
  readonly traits: Traits;
}

/** What a sale and a month of revenue have in common. */
interface FromSale {
  /** The opportunity that was won. */
  readonly id: number;
  readonly deliveryId: number;
  /** The day the client reported it: the one it belongs to (domain §2). */
  readonly day: Day;
  readonly deliveryReturned: boolean;
  /** Whether it was won within the attribution window of its delivery. */
  readonly attributed: boolean;
  readonly traits: Traits;
}

/** A won sale; days in the client's zone, `amount` in minor units, null while the client has not said it. */
export interface SaleFacts extends FromSale {
  readonly wonDay: Day;
  readonly amount: Minor | null;
  /** The first the customer behind the delivery bought. */
  readonly isFirst: boolean;
}

/** A month of a customer's revenue. `amount` is null while the client has not reported it; `day` is then the month's last. */
export interface RevenueFacts extends FromSale {
  /** `YYYY-MM`. */
  readonly month: string;
  /** The how-manieth month of this customer, from 1. */
  readonly place: number;
  readonly amount: Minor | null;
}

/** Costs of a source that fall to the contract in a billing period, in minor units of the client's currency. */
export interface CostFacts {
  readonly source: string;
  readonly period: Period;
  readonly amount: Minor;
}

/** What each outcome of a meeting brings; an outcome not named has the trigger's default. */
export type OutcomeEffects = { readonly [outcome in FinalOutcome]?: OutcomeEffect | undefined };

/** A billing period, or what is left of one within which the contract changes to another cycle: the rest of it is in that cycle's. */
export interface BillingPeriod extends Period {
  /** All of it: what a fee, a minimum or a promise is for. */
  readonly whole: Period;
}

/** Days of a billing period on which a component holds unchanged. */
export interface Segment extends Period {
  readonly days: number;
  readonly periodDays: number;
}

/** Whether an event is billed now, waits, or never is. */
export type Judged =
  | { readonly kind: 'bill' }
  | { readonly kind: 'carry'; readonly code: CarryCode }
  | { readonly kind: 'drop'; readonly code: DropCode };

/** A billable event of a chain and the day it belongs to (domain §2). */
export interface ChainEvent {
  readonly event: EventKey;
  readonly day: Day;
  /** The review that decides it. */
  readonly reviewed: Reviewed;
}

/** What the linter found. An error keeps a contract from being activated (domain §2). */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Where in the terms, as a path such as `components.lead.price`. */
  readonly place: string;
}

/** Stages of a lead's way that bring money, in their order: an upgrade replaces the charges of earlier ones (domain §2). */
export const stages = ['lead', 'booked', 'held', 'sale'] as const;
export type Stage = (typeof stages)[number];

type AnyComponent = z.infer<z.ZodObject<typeof componentBase>> & { readonly kind: string };

/**
 * One kind of price component: one file for kinds that belong together. The schema is what a setup file may write, the functions
 * say which billable events it prices and whether they are billed; what is the same for all kinds (versions, one live charge,
 * price lists, volume shapes, part credits, prorating, rounding, the effects of a period, tax) happens once, in `bill.ts`.
 * Functions are written as methods so that one list can hold all kinds: a component is only ever given to the model of its own
 * kind.
 */
export interface ComponentModel<Schema extends z.ZodType<AnyComponent> = z.ZodType<AnyComponent>> {
  readonly kind: z.infer<Schema>['kind'];
  readonly schema: Schema;
  readonly unitWord: Line['unitWord'];
  /** What triggers it, for one that prices units; null while a draft does not say. */
  stage?(component: z.infer<Schema>): Stage | null;
  /** Prices deliveries, each on its delivery day. */
  onDelivery?(component: z.infer<Schema>, delivery: DeliveryFacts): Judged;
  /** The event of a chain this component prices; null without a trigger. */
  eventOf?(component: z.infer<Schema>, chain: ChainFacts): ChainEvent | null;
  onChain?(component: z.infer<Schema>, chain: ChainFacts, effects: OutcomeEffects): Judged;
  /** Prices sales, each on the day it was reported. */
  onSale?(component: z.infer<Schema>, sale: SaleFacts): Judged;
  onRevenue?(component: z.infer<Schema>, revenue: RevenueFacts): Judged;
  /** Of a share: percent of the money of the sale or month, in place of a price. */
  percentOf?(component: z.infer<Schema>): Decimal | undefined;
  /** Whether it is charged for the billing period itself, by the day. */
  readonly perPeriod?: true;
}

const bill: Judged = { kind: 'bill' };

/** A unit by its review alone: what is undecided waits, what was returned is dropped, a replaced unit's charge stands (domain §5). */
export function judgeReviewed({ standing }: Reviewed, { replaced, isReplacement, isFree }: Remedied): Judged {
  if (isReplacement) return { kind: 'drop', code: 'replacement' };
  if (isFree) return { kind: 'drop', code: 'makeGood' };
  if (replaced) return bill;
  switch (standing) {
    case 'onHold':
      return { kind: 'drop', code: 'onHold' };
    case 'returned':
      return { kind: 'drop', code: 'returned' };
    case 'reviewOpen':
    case 'silent':
      return { kind: 'carry', code: 'reviewOpen' };
    case 'disputed':
      return { kind: 'carry', code: 'disputeOpen' };
    case 'accepted':
    case 'deemedAccepted':
      return bill;
    default:
      return never(standing);
  }
}
