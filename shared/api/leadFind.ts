import { z } from 'zod';
import { Day, Instant } from '../domain/basics.ts';
import { standings } from '../domain/delivery.ts';
import { FieldTest } from '../domain/fieldTest.ts';
import { leadOutcomes, leadSorts, verdicts } from '../domain/lead.ts';
import { reachAnswers } from '../domain/reach.ts';
import { ClientLook } from './look.ts';

/** A total is counted up to this; beyond, the list says "10,000+". */
export const mostCounted = 10_000;

export const LeadFilter = z.strictObject({
  /** Ref: leads judged for it, at what they stand at for it. */
  contract: z.string().optional(),
  outcome: z.array(z.enum(leadOutcomes)).optional(),
  /** Only leads judged for no contract. */
  pool: z.boolean().optional(),
  contact: z.array(z.enum(verdicts)).optional(),
  delivery: z.array(z.enum(['none', ...standings])).optional(),
  /** Refs. */
  source: z.array(z.string()).optional(),
  channel: z.string().optional(),
  campaign: z.string().optional(),
  batch: z.int().optional(),
  tag: z.array(z.string()).optional(),
  /** Days of capture in the client's zone, the agency's without a contract; both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Words of a name, mail, phone, company, id, campaign or source. */
  text: z.string().max(200).optional(),
  /** Of the contract asked for; without one of the newest verdict. */
  band: z.array(z.string().min(1).max(40)).optional(),
  /** What a person said of whether it can be reached; `unasked`: nobody was asked. */
  reach: z.array(z.enum(['unasked', ...reachAnswers])).optional(),
  /** All of these hold. */
  fields: z.array(FieldTest).max(20).optional(),
});
export type LeadFilter = z.infer<typeof LeadFilter>;

export const LeadFindInput = z.strictObject({
  filter: LeadFilter.default({}),
  sort: z.enum(leadSorts).default('newest'),
  descending: z.boolean().default(true),
  /** The `next` of the page before. */
  after: z.string().max(500).optional(),
  limit: z.int().min(1).max(500).default(100),
  /** Fields whose values are wanted beside each lead, of the closed list or `custom.` ones. */
  fields: z.array(z.string().min(1).max(200)).max(60).default([]),
});

export const LeadCountInput = z.strictObject({
  filter: LeadFilter.default({}),
  /** The `next` of the answer before. */
  after: z.int().optional(),
});

/** Counted in pieces, so that a count over every lead keeps nobody waiting: the sum of the answers is the count. */
export const LeadCountAnswer = z.strictObject({
  count: z.int().nonnegative(),
  /** Null when all of them are counted. */
  next: z.int().nullable(),
  /** How much of the leads was looked through, 0 to 1. */
  looked: z.number(),
});

/** Why a lead stands where it stands, short: the definition's words of what it did not meet, and codes of the rest. */
export const WhyShort = z.strictObject({
  failed: z.array(z.string()),
  unknown: z.array(z.string()),
  junk: z.array(z.string()),
  contact: z.array(z.string()),
  duplicateOf: z.int().nullable(),
  duplicateDays: z.int().nullable(),
});

export const FoundLead = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  country: z.string().nullable(),
  /** Ref. */
  source: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  capturedAt: Instant,
  /** The contract the verdict is about; null in the pool. */
  contract: z.string().nullable(),
  outcome: z.enum(leadOutcomes),
  why: WhyShort,
  score: z.int().nullable(),
  band: z.string().nullable(),
  contact: z.enum(verdicts),
  deliveries: z.array(
    z.strictObject({
      id: z.int(),
      contract: z.string(),
      client: z.string(),
      standing: z.enum(standings),
      deliveredAt: Instant.nullable(),
      reviewEndsAt: Instant.nullable(),
    }),
  ),
  tags: z.array(z.string()),
  /** Of the fields asked for, as they would be typed; null where it has none. */
  values: z.record(z.string(), z.string().nullable()),
  /** Of the client whose contract the verdict is about; in the pool the agency's zone and currency under its name. */
  look: ClientLook.nullable(),
});
export type FoundLead = z.infer<typeof FoundLead>;

export const LeadFindAnswer = z.strictObject({
  rows: z.array(FoundLead),
  /** Counted for the first page only. `more`: there are more than `count`, which is not counted on. */
  total: z.strictObject({ count: z.int(), more: z.boolean() }).nullable(),
  /** A page may be short, even empty, and still have a next one: what few leads fit is looked for piece by piece. */
  next: z.string().nullable(),
  /** How much of the leads was looked through so far, 0 to 1; below 1 while they are put in an order that no index has. */
  looked: z.number(),
  /** When the order was made that this page is of, where it is not made anew for every page; null otherwise. */
  orderedAt: Instant.nullable(),
  /** See `search.find`; 0 without a text. */
  behind: z.int(),
});

/** What the filters of the list can be set to. */
export const LeadChoices = z.strictObject({
  contracts: z.array(
    z.strictObject({
      ref: z.string(),
      name: z.string(),
      client: z.string(),
      clientRef: z.string(),
      active: z.boolean(),
    }),
  ),
  sources: z.array(z.strictObject({ ref: z.string(), channel: z.string(), campaign: z.string().nullable() })),
  tags: z.array(z.string()),
  /** Names of columns of the agency's own, of the newest imports. */
  custom: z.array(z.string()),
  /** Score bands of the contracts. */
  bands: z.array(z.string()),
  /** The newest ones. */
  batches: z.array(z.strictObject({ id: z.int(), file: z.string(), at: Instant })),
  /** How a moment is written that belongs to no client. */
  look: ClientLook.nullable(),
});
