import { z } from 'zod';
import { finalOutcomes } from '../appointment.ts';
import { Day, Decimal, Minor, Ref } from '../basics.ts';
import { measures } from '../pricing/measures.ts';
import { UnitPrice } from '../pricing/unitPrice.ts';
import { Component } from './component.ts';
import { LeadDefinition } from './criterion.ts';

/** How long the client may accept or dispute; silence means deemed accepted (domain §1, §2). Either hours or business days. */
export const Review = z.strictObject({
  hours: z.int().positive().optional(),
  businessDays: z.int().positive().optional(),
  silence: z.enum(['accept', 'ask']).default('accept'),
});
export type Review = z.infer<typeof Review>;

export const remedies = ['credit', 'replacement', 'part'] as const;
export type Remedy = (typeof remedies)[number];

export const reasonClasses = ['creditable', 'feedback'] as const;
export type ReasonClass = (typeof reasonClasses)[number];

/** Which claims are allowed, to which clause each appeals, and what an upheld one brings (domain §2, §5). */
export const DisputeTerms = z.strictObject({
  reasons: z
    .array(z.strictObject({ reason: z.string().min(1), clause: z.string().nullable(), class: z.enum(reasonClasses) }))
    .min(1),
  remedy: z.enum(remedies),
  /** Percent of the charge credited when the remedy is `part`. */
  partPercent: Decimal.optional(),
  /** Returns (upheld credits and replacements) allowed per billing period: a count, or percent of its deliveries. */
  cap: z.union([z.strictObject({ count: z.int().min(0) }), z.strictObject({ percent: Decimal })]).optional(),
  /** Days from delivery after which nothing can be claimed any more, whatever a late claim says. */
  maxAgeDays: z.int().positive().optional(),
  /** Days after the end of a billing period within which claims on its units are heard. */
  daysAfterPeriod: z.int().nonnegative().optional(),
  /** Whether a claim must say what proves it. */
  evidenceRequired: z.boolean().optional(),
  /** Business days of the client within which the agency answers a claim, from the day it heard of it. */
  answerBusinessDays: z.int().positive().optional(),
  /** What it means that the agency did not answer in time. */
  silence: z.enum(['uphold', 'deny']).optional(),
});
export type DisputeTerms = z.infer<typeof DisputeTerms>;

export const duplicateScopes = ['contract', 'client', 'allClients'] as const;

/** When a lead repeats an earlier one: days from captured to captured, an empty field never matches (domain §2, §3). */
export const DuplicateRule = z.strictObject({
  days: z.int().positive(),
  fields: z.array(z.string().min(1)).min(1),
  match: z.enum(['any', 'all']).default('any'),
  scope: z.enum(duplicateScopes).default('contract'),
  /** Whether a lead whose delivery was returned still counts as the earlier one. */
  countReturned: z.boolean().default(true),
});
export type DuplicateRule = z.infer<typeof DuplicateRule>;

const Exclusivity = z.strictObject({
  leads: z.enum(['exclusive', 'shared']),
  /** Buyers of a shared lead at most. */
  buyers: z.int().min(2).optional(),
  /** Whether the client may not run other marketing of its own. */
  client: z.boolean().optional(),
});

/**
 * How many leads, or leads for how much money, may be delivered per day, week, month or billing period (domain §2). Above, leads
 * are refused, wait on hold, or are delivered and cost the over-delivery `price` each. `allocations` says how many of the leads
 * each source may bring: what it brings above is not payable to it [P09].
 */
export const Cap = z.strictObject({
  per: z.enum(['day', 'week', 'month', 'period']),
  leads: z.int().positive().optional(),
  /** Minor units of the client's currency, by the prices of the units alone. */
  money: Minor.positive().optional(),
  above: z.enum(['refuse', 'hold', 'charge']),
  price: UnitPrice.optional(),
  allocations: z.array(z.strictObject({ source: Ref, leads: z.int().nonnegative() })).optional(),
});
export type Cap = z.infer<typeof Cap>;

export const outcomeEffects = ['bill', 'replace', 'credit', 'none'] as const;
export type OutcomeEffect = (typeof outcomeEffects)[number];

/** What each outcome of a meeting brings (domain §5). */
const AppointmentTerms = z.strictObject({
  outcomes: z.partialRecord(z.enum(finalOutcomes), z.enum(outcomeEffects)),
});

export const cycles = ['weekly', 'twoWeekly', 'monthly', 'quarterly'] as const;
export type Cycle = (typeof cycles)[number];

/** EN 16931 categories used here: S standard, Z zero, E exempt, AE reverse charge, O outside the scope, G export, K intra-community. */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'O', 'G', 'K'] as const;
export const Tax = z.strictObject({
  category: z.enum(taxCategories),
  ratePercent: Decimal,
  /** The sentence the law wants on the document where no tax is charged. */
  note: z.string().optional(),
});
export type Tax = z.infer<typeof Tax>;

/** Percent of what a period comes to, or a sum off it; of the charges alone, before minimum, passed-on costs and tax. */
export const Discount = z.union([z.strictObject({ percent: Decimal }), z.strictObject({ amount: Minor.positive() })]);
export type Discount = z.infer<typeof Discount>;

export const Billing = z.strictObject({
  cycle: z.enum(cycles).default('monthly'),
  /** A first day of a period: weekly and two-weekly periods count from it (default: Monday 2024-01-01). */
  firstDay: Day.optional(),
  paymentDays: z.int().min(0).default(14),
  purchaseOrder: z.string().optional(),
  tax: Tax.optional(),
  discount: Discount.optional(),
  /** Invoices are paid from a balance topped up before; it may go below zero by `creditLimit` (domain §2, §6). */
  prepaid: z.strictObject({ creditLimit: Minor.nonnegative().default(0) }).optional(),
});
export type Billing = z.infer<typeof Billing>;

export const cadences = ['weekly', 'monthly', 'quarterly'] as const;

/**
 * What the client pays at least for a billing period (domain §2) [P01]: a sum, or the price of so many units of a component. A
 * period below it is billed up to it (`trueUp`), or what is missing is added to the next period's minimum (`rollover`).
 */
export const Minimum = z.strictObject({
  amount: Minor.positive().optional(),
  units: z.int().positive().optional(),
  /** Whose accepted units count, and what a missing one costs. */
  component: z.string().min(1).optional(),
  price: UnitPrice.optional(),
  shortfall: z.enum(['trueUp', 'rollover']).optional(),
});
export type Minimum = z.infer<typeof Minimum>;

/**
 * How many accepted units of a component the agency promises for a billing period (domain §2). What is missing is given free in
 * the next period (`makeGood`), added to the next period's promise (`rollover`), or cut from the retainers by its share
 * (`feeCut`).
 */
export const Guarantee = z.strictObject({
  units: z.int().positive(),
  component: z.string().min(1),
  shortfall: z.enum(['makeGood', 'rollover', 'feeCut']).optional(),
});
export type Guarantee = z.infer<typeof Guarantee>;

/** The time in which both sides try each other, with caps of its own (domain §2). Its last day is included. */
const Pilot = z.strictObject({
  until: Day.optional(),
  leads: z.int().positive().optional(),
  money: Minor.positive().optional(),
});

/** What is to be reached by a day, and what the client may do where it is not (domain §2). Both limits are included. */
export const Benchmark = z.strictObject({
  measure: z.enum(measures),
  atLeast: Decimal.optional(),
  atMost: Decimal.optional(),
  by: Day,
  exit: z.enum(['terminate', 'renegotiate']),
});
export type Benchmark = z.infer<typeof Benchmark>;

export const assetKinds = ['adAccount', 'landingPage', 'phoneNumber', 'domain', 'mailbox', 'other'] as const;

/** Who owns what the work is done with (domain §2, asset register). */
export const Asset = z.strictObject({
  kind: z.enum(assetKinds),
  name: z.string().min(1),
  owner: z.enum(['client', 'agency']),
});
export type Asset = z.infer<typeof Asset>;

/**
 * One version of a contract's content, in force from a day on in the client's time zone until the next version
 * (domain §2). What is missing here is said by the linter, not by the schema: a draft may be incomplete.
 */
export const Terms = z.strictObject({
  from: Day,
  definition: LeadDefinition.optional(),
  components: z.array(Component).default([]),
  review: Review.optional(),
  disputes: DisputeTerms.optional(),
  replacement: z.strictObject({ dueDays: z.int().positive() }).optional(),
  appointments: AppointmentTerms.optional(),
  duplicates: DuplicateRule.optional(),
  exclusivity: Exclusivity.default({ leads: 'exclusive' }),
  caps: z.array(Cap).default([]),
  /** Leads a day that the client's sales team can answer. */
  capacity: z.strictObject({ leadsPerDay: z.int().positive() }).optional(),
  minimum: Minimum.optional(),
  guarantee: Guarantee.optional(),
  /** Days from delivery within which a sale counts as the lead's; revenue counts with its sale. */
  attribution: z.strictObject({ days: z.int().positive() }).optional(),
  billing: Billing.prefault({}),
  reporting: z.strictObject({ cadence: z.enum(cadences), nextDue: Day.optional() }).optional(),
  pilot: Pilot.optional(),
  /** Months from the day the contract began. */
  minimumTerm: z.strictObject({ months: z.int().positive() }).optional(),
  /** Notice to end the contract, in days before a billing period ends. */
  notice: z.strictObject({ days: z.int().positive() }).optional(),
  benchmarks: z.array(Benchmark).default([]),
  assets: z.array(Asset).default([]),
  dataOwner: z.enum(['client', 'agency', 'both']).optional(),
  consentRequired: z.boolean().default(false),
  retentionDays: z.int().positive().optional(),
});
export type Terms = z.infer<typeof Terms>;

/** Terms as stored: `version` counts from 1 in the order of `from`; `id` is the stored row. */
export interface TermsVersion {
  readonly id: number;
  readonly version: number;
  readonly terms: Terms;
}

/** Figures no event gives, kept on the contract, dated, with who said so (domain §7). Money in minor units of the client's currency. */
export const inputKeys = [
  'target',
  'inMarketBuyers',
  'averagePurchase',
  'purchasesPerYear',
  'years',
  'salesCost',
] as const;
export const ContractInput = z.strictObject({
  key: z.enum(inputKeys),
  from: Day,
  value: Decimal,
  saidBy: z.string().min(1),
});
export type ContractInput = z.infer<typeof ContractInput>;

export const contractStates = ['draft', 'active'] as const;
export type ContractState = (typeof contractStates)[number];

/** A contract as a setup file writes it. */
export const Contract = z.strictObject({
  ref: Ref,
  client: Ref,
  name: z.string().min(1),
  status: z.enum(contractStates).default('draft'),
  terms: z.array(Terms).min(1),
  inputs: z.array(ContractInput).default([]),
});
export type Contract = z.infer<typeof Contract>;

/** The version in force on `day` (client's zone): the last whose `from` is not after it; none before the first. */
export function inForce(versions: readonly TermsVersion[], day: Day): TermsVersion | null {
  let found: TermsVersion | null = null;
  for (const version of versions) {
    if (version.terms.from <= day && (found === null || version.terms.from > found.terms.from)) found = version;
  }
  return found;
}
