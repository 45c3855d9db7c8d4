import { z } from 'zod';
import type { ChainState, FinalOutcome } from '../appointment.ts';
import type { Day, Decimal, Instant } from '../basics.ts';
import { Minor } from '../basics.ts';
import type { OutcomeEffect } from '../contract/terms.ts';
import type { Standing } from '../delivery.ts';
import { never } from '../never.ts';
import type { Period } from '../period.ts';
import type { EventKey, Line } from './charge.ts';

/** Why an event waits for a later invoice (domain §6). Never a reason not to issue. */
export const carryCodes = ['reviewOpen', 'disputeOpen', 'meetingUnconfirmed', 'revenueMissing'] as const;
export type CarryCode = (typeof carryCodes)[number];

/** Why an event is not billable at all. */
export const dropCodes = [
  'onHold',
  'returned',
  'replacement',
  'outcomeNotBillable',
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
}

/** A delivery with everything pricing needs. `day` is its delivery day in the client's zone. */
export interface DeliveryFacts extends Reviewed, Remedied {
  readonly id: number;
  readonly day: Day;
}

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
}

/** What each outcome of a meeting brings; an outcome not named has the trigger's default. */
export type OutcomeEffects = { readonly [outcome in FinalOutcome]?: OutcomeEffect | undefined };

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

/** What every component has. A draft may lack its price: the linter says so. */
export const componentBase = {
  id: z.string().min(1),
  /** Minor units of the client's currency, for one unit. */
  price: Minor.nonnegative().optional(),
  /** Words on the line in place of the usual ones. */
  name: z.string().min(1).optional(),
};
type ComponentBase = z.infer<z.ZodObject<typeof componentBase>> & { readonly kind: string };

/**
 * One kind of price component: one file. The schema is what a setup file may write, the functions say which billable events
 * it prices and whether they are billed; what is the same for all kinds (versions, one live charge, part credits, prorating,
 * rounding, tax) happens once, in `bill.ts`. Functions are written as methods so that one list can hold all kinds: a
 * component is only ever given to the model of its own kind.
 */
export interface ComponentModel<Schema extends z.ZodType<ComponentBase> = z.ZodType<ComponentBase>> {
  readonly kind: z.infer<Schema>['kind'];
  readonly schema: Schema;
  readonly unitWord: Line['unitWord'];
  /** Beyond `noRate`, which holds for all. */
  lint(component: z.infer<Schema>): readonly Finding[];
  /** What it charges, in plain English: "75.00 for every accepted lead". `price` is the price as written, or says there is none. */
  inWords(component: z.infer<Schema>, price: string): string;
  /** Prices deliveries, each on its delivery day. */
  onDelivery?(component: z.infer<Schema>, delivery: DeliveryFacts): Judged;
  /** The event of a chain this component prices; null without a trigger. */
  eventOf?(component: z.infer<Schema>, chain: ChainFacts): ChainEvent | null;
  onChain?(component: z.infer<Schema>, chain: ChainFacts, effects: OutcomeEffects): Judged;
  /** Whether it is charged for the billing period itself, by the day. */
  readonly perPeriod?: true;
}

const bill: Judged = { kind: 'bill' };

/** A unit by its review alone: what is undecided waits, what was returned is dropped, a replaced unit's charge stands (domain §5). */
export function judgeReviewed({ standing }: Reviewed, { replaced, isReplacement }: Remedied): Judged {
  if (isReplacement) return { kind: 'drop', code: 'replacement' };
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
