import { z } from 'zod';
import { Count, Day, Instant, Minor } from '../domain/basics.ts';
import { limitKinds } from '../domain/caps.ts';
import { reasonClasses } from '../domain/contract/terms.ts';
import { deliveryStates, standings } from '../domain/delivery.ts';
import { disputeStates } from '../domain/dispute.ts';
import { verdicts } from '../domain/lead.ts';
import { ContractLine, LeadLine } from './leadLine.ts';
import { DeliverChosenInput } from './leadPage.ts';
import { LimitUseShape } from './limits.ts';
import { ClientLook } from './look.ts';
import { directions, Paged, PageEnd } from './page.ts';
import { JobName, procedure } from './procedure.ts';
import { When } from './when.ts';

export const DeliverInput = z.strictObject({ contract: z.string(), job: JobName });

export const DeliverAnswer = z.strictObject({
  delivered: Count,
  /** What waits on hold after the call. */
  onHold: Count,
  /** Delivered in place of an owed replacement: never charged. Counted in `delivered`. */
  replacements: Count,
  /** Not delivered now, by reason: the new verdict, `consent`, `taken`, `suppressed`, `capReached` or `balanceUsedUp`. */
  kept: z.array(z.strictObject({ reason: z.string(), count: Count })),
  /** Leads delivered today beyond what the client's sales team can answer; zero where the terms do not say. */
  beyondCapacity: Count,
});

/** What can be done with what waits on hold. */
export const heldWays = ['deliver', 'makeGood', 'discard'] as const;
export type HeldWay = (typeof heldWays)[number];

/** A delivery on hold: what keeps it, and what it would cost if it went out in its turn. */
export const HeldDelivery = z.strictObject({
  id: z.int(),
  lead: LeadLine,
  since: Instant,
  /** The limits without room for it, those that refuse first; none where it goes out with the next delivery. */
  keptBy: z.array(z.enum(limitKinds)),
  /** Minor units, without tax, by the prices of units. */
  cost: Minor,
});

export const HoldAnswer = z.strictObject({
  asOf: Instant,
  contract: ContractLine,
  client: ClientLook,
  /** Oldest first: in the order in which they go out. */
  rows: z.array(HeldDelivery),
  /** All that wait; there may be more than are listed. */
  total: Count,
  limits: z.array(LimitUseShape),
});

export const DecideHeldInput = z.strictObject({
  contract: z.string(),
  /** Everything that waits where left out. */
  ids: z.array(z.int()).min(1).max(10_000).optional(),
  as: z.enum(heldWays),
  /** Why, for the history. */
  note: z.string().trim().min(1).max(500).optional(),
});

export const DecideHeldAnswer = z.strictObject({
  ...DeliverAnswer.shape,
  /** Taken off for good. */
  discarded: Count,
});

const decisions = ['accept', 'dispute'] as const;

export const DecideInput = z.strictObject({
  ids: z.array(z.int()).min(1).max(10_000),
  decision: z.enum(decisions),
  /** Of a claim: one of the contract's reasons, or any where it names none. */
  reason: z.string().max(200).optional(),
  /** Of a claim: what the client says proves it. */
  evidence: z.string().max(2000).optional(),
  /** The client's own time of the answer; now where left out. Lateness is judged by it (domain §5). */
  at: When.optional(),
});

export const DecideAnswer = z.strictObject({
  accepted: Count,
  /** Claims in time, feedback claims among them. */
  disputed: Count,
  /** Recorded, and left as they are until an owner takes them. */
  late: Count,
  /** They stood so already. */
  unchanged: Count,
  claims: z.array(z.strictObject({ delivery: z.int(), dispute: z.int(), state: z.enum(['open', 'noted', 'late']) })),
});

const deliverySorts = ['deliveredAt', 'name', 'reviewEndsAt'] as const;

export const DeliveryListInput = z.strictObject({
  contract: z.string(),
  /** None: everything that was handed over; what waits on hold is listed when asked for. */
  standings: z.array(z.enum(standings)).default([]),
  /** Part of a name, company, mail or phone. */
  text: z.string().max(200).default(''),
  sort: z.enum(deliverySorts).default('deliveredAt'),
  direction: z.enum(directions).default('descending'),
  ...Paged,
});

/** A delivery as the contract shows it; moments in the client's zone, money in its currency. */
export const ListedDelivery = z.strictObject({
  id: z.int(),
  lead: LeadLine,
  state: z.enum(deliveryStates),
  standing: z.enum(standings),
  /** Null on hold. */
  deliveredAt: Instant.nullable(),
  /** Last moment of the review window, inclusive: by its silence the client accepted then, or will (`standing`). */
  reviewEndsAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  verdict: z.enum(verdicts).nullable(),
  score: z.int().nullable(),
  band: z.string().nullable(),
  /** What the lead and its meetings are charged, and will be when nothing is disputed: `number` is null for the latter. */
  charges: z.array(z.strictObject({ amount: Minor, left: Minor, number: z.string().nullable() })),
  /** It fulfils a replacement owed: never charged. */
  isReplacement: z.boolean(),
  /** It was given as a make-good: never charged. */
  isFree: z.boolean(),
  /** The replacement owed for it; null when none. */
  replacement: z.strictObject({ dueDay: Day.nullable(), fulfilled: z.boolean() }).nullable(),
  disputes: z.array(
    z.strictObject({ id: z.int(), reason: z.string(), state: z.enum(disputeStates), openedAt: Instant }),
  ),
  meetings: Count,
});

export const DeliveryListAnswer = z.strictObject({
  asOf: Instant,
  contract: ContractLine,
  client: ClientLook,
  rows: z.array(ListedDelivery),
  total: Count,
  next: PageEnd.nullable(),
  counts: z.array(z.strictObject({ standing: z.enum(standings), count: Count })),
  /** The reasons a claim may give today; empty where the contract takes any. */
  reasons: z.array(z.strictObject({ reason: z.string(), class: z.enum(reasonClasses), clause: z.string().nullable() })),
});

export const delivery = {
  /** The deliveries of a contract, newest first. */
  list: procedure.input(DeliveryListInput).output(DeliveryListAnswer),
  /** The client's answer by word: accepts or disputes deliveries, all of them or none. */
  decide: procedure.input(DecideInput).output(DecideAnswer),
  /** Delivers everything that passed and is not delivered, as of now; each lead is judged again under the terms in force today. */
  deliver: procedure.input(DeliverInput).output(DeliverAnswer),
  /** Delivers the leads named, under the same rules; those of the pool are judged first. */
  deliverChosen: procedure.input(DeliverChosenInput).output(DeliverAnswer),
  /** What waits on hold for a contract, and what keeps it. */
  hold: procedure.input(z.strictObject({ contract: z.string() })).output(HoldAnswer),
  /** Delivers what waits on hold as far as there is room, gives it free, or takes it off for good; all of it or none. */
  decideHeld: procedure.input(DecideHeldInput).output(DecideHeldAnswer),
};
