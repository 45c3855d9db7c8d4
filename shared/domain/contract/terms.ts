import { z } from 'zod';
import { finalOutcomes } from '../appointment.ts';
import { Day, Decimal, Ref } from '../basics.ts';
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
  /** Business days of the client within which the agency answers a claim, from the day it heard of it. */
  answerBusinessDays: z.int().positive().optional(),
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
});

/** How many leads may be delivered per day, week, month or billing period, and what happens above (domain §2). */
export const Cap = z.strictObject({
  per: z.enum(['day', 'week', 'month', 'period']),
  leads: z.int().positive(),
  above: z.enum(['refuse', 'hold']),
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

export const Billing = z.strictObject({
  cycle: z.enum(cycles).default('monthly'),
  /** A first day of a period: weekly and two-weekly periods count from it (default: Monday 2024-01-01). */
  firstDay: Day.optional(),
  paymentDays: z.int().min(0).default(14),
  purchaseOrder: z.string().optional(),
  tax: Tax.optional(),
});
export type Billing = z.infer<typeof Billing>;

export const cadences = ['weekly', 'monthly', 'quarterly'] as const;

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
  billing: Billing.prefault({}),
  reporting: z.strictObject({ cadence: z.enum(cadences) }).optional(),
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
