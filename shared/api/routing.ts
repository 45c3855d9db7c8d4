import { z } from 'zod';
import { Count, Day, Minor } from '../domain/basics.ts';
import { RouteRule } from '../domain/routing.ts';
import { WhyShort } from './leadFind.ts';
import { LeadLine } from './leadLine.ts';
import { LimitUseShape } from './limits.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

/** Leads that can be chosen one by one, and leads that an answer lists. */
const mostRouted = 5000;

/** By what the owner gives leads out. */
export const RoutingRule = z.strictObject({
  rule: RouteRule,
  /** Refs of contracts, the first gets leads first. Those it does not name come after, by their refs. */
  order: z.array(z.string()).max(1000),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

export const RouteInput = z.strictObject({
  /** Leads that were chosen; else those of a batch that were never delivered, else those of the pool. */
  leads: z.array(z.int()).min(1).max(mostRouted).optional(),
  batch: z.int().optional(),
  /** The owner's where left out. */
  rule: RouteRule.optional(),
  /** The same run, and nothing of it is kept. */
  dryRun: z.boolean().default(false),
  /** Leads listed in `rows`, the first ones; all of them are routed and counted. */
  limit: z.int().min(0).max(mostRouted).default(500),
  job: JobName,
});

/** Where a person was delivered before, to this client or (`taken`) to another: the delivery itself is the proof. */
const Before = z.strictObject({
  /** Null where this dry run would have made it. */
  delivery: z.int().nullable(),
  /** Number of the last document that charges for it. */
  document: z.string().nullable(),
  /** The lead that was delivered: this one, or another of the same person. */
  lead: z.int(),
  contract: z.string(),
  /** In the zone of that contract's client; null while it waits on hold. */
  day: Day.nullable(),
  /** By what it is the same person. */
  by: z.enum(['lead', 'mail', 'phone']),
});

const Choice = z.strictObject({
  contract: z.string(),
  /** Null: it does not get the lead. */
  as: z.enum(['delivered', 'onHold']).nullable(),
  /** A `RouteReason`, or what speaks against it: a verdict, `suppressed`, `alreadyDelivered`, `discarded`, a limit. */
  reason: z.string(),
  /** What the verdict stands on, where a verdict speaks against it. */
  why: WhyShort.nullable(),
  /** What the lead is charged if it is accepted, in minor units without tax; null where it cannot go there. */
  price: Minor.nullable(),
  before: z.array(Before),
});

export const RouteRow = z.strictObject({
  lead: LeadLine,
  /** What decided: prices in several currencies are not compared, then the order does. */
  rule: RouteRule,
  /** One of each contract: who gets it first, then the others as the rule ranks them, then those that cannot. */
  choices: z.array(Choice),
});
export type RouteRow = z.infer<typeof RouteRow>;

const Contract = z.strictObject({
  ref: z.string(),
  name: z.string(),
  look: ClientLook,
  /** How many may have a lead together: 1 is exclusive, null any number. */
  buyers: Count.nullable(),
  /** How far each limit is used up before this run. */
  limits: z.array(LimitUseShape),
  delivered: Count,
  onHold: Count,
  /** Of the delivered, those that replace a returned unit and are never charged. */
  replacements: Count,
  /** What the delivered are charged if all are accepted, in minor units without tax. */
  amount: Minor,
  /** Leads delivered today beyond what the client's sales team can answer. */
  beyondCapacity: Count,
});

export const RouteAnswer = z.strictObject({
  rule: RouteRule,
  dryRun: z.boolean(),
  leads: Count,
  /** Leads that went to one contract or several. */
  delivered: Count,
  onHold: Count,
  /** Leads no contract takes now. */
  nowhere: Count,
  /** Active contracts with terms in force, in the owner's order. */
  contracts: z.array(Contract),
  rows: z.array(RouteRow),
  /** It was cancelled: what was routed stays, and the next call goes on from there. */
  cancelled: z.boolean(),
});
export type RouteAnswer = z.infer<typeof RouteAnswer>;

export const routing = {
  /** Judges leads against every active contract and delivers each to the best by the owner's rule; a job, and one step for all. */
  route: procedure.input(RouteInput).output(RouteAnswer),
  /** The owner's rule, with every active contract in its order. */
  rule: procedure.output(RoutingRule),
  /** Only an owner says it. */
  saveRule: procedure.input(RoutingRule).output(z.strictObject({ saved: z.literal(true) })),
};
