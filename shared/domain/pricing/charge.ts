import { z } from 'zod';
import { Day, Decimal, Instant, Minor } from '../basics.ts';

/**
 * What triggers a component (domain §1, billable event), unique within the contract: `delivery:7`, `chain:7:booked`,
 * `chain:7:held`, `period:2026-03-01` (the first day of the period on which the price holds).
 */
export const EventKey = z.union([
  z.templateLiteral(['delivery:', z.int()]),
  z.templateLiteral(['chain:', z.int(), z.enum([':booked', ':held'])]),
  z.templateLiteral(['period:', Day]),
]);
export type EventKey = z.infer<typeof EventKey>;

const chargeRules = ['unitPrice', 'partCredited', 'proratedByDay'] as const;

/** How a client came to owe a unit: by word, or by silence at the end of the review window (domain §5). */
const acceptances = ['accepted', 'deemedAccepted'] as const;
export type Acceptance = (typeof acceptances)[number];

/** Why a charge costs what it costs (domain §1): enough to compute it again by hand. Money in minor units. */
export const Derivation = z.strictObject({
  rule: z.enum(chargeRules),
  /** Kind of the price component. */
  kind: z.string(),
  /** The version of the terms in force on the day of the event, and the day it is in force from. */
  termsVersion: z.int().positive(),
  from: Day,
  quantity: Decimal,
  /** The contract's price of one unit, before a part credit. */
  unit: Minor,
  /** Percent credited by a part decision before it was invoiced. */
  partPercent: Decimal.nullable(),
  /** The sum as one would write it down: `2500 - 85% * 2500`, `100000 * 17 / 31`. */
  working: z.string(),
  rounding: z.enum(['none', 'halfAwayFromZero']),
  /** Null where no review decides: a retainer, a unit that is replaced. */
  accepted: z.enum(acceptances).nullable(),
  acceptedAt: Instant.nullable(),
});
export type Derivation = Readonly<z.infer<typeof Derivation>>;

/** One priced billable event (domain §1). */
export const Charge = z.strictObject({
  component: z.string(),
  event: EventKey,
  /** The day the event belongs to, in the client's zone, and its month `YYYY-MM`. */
  day: Day,
  month: z.string(),
  deliveryId: z.int().nullable(),
  chainId: z.int().nullable(),
  quantity: Decimal,
  /** What one unit costs after a part credit; `amount` is `quantity × unit`, rounded once. */
  unit: Minor,
  amount: Minor,
  derivation: Derivation,
});
export type Charge = Readonly<z.infer<typeof Charge>>;

/** Charges of one component, month, price and part percent, as the document shows them. */
export const Line = z.strictObject({
  component: z.string(),
  text: z.string(),
  /** The month the events belong to, `YYYY-MM`: carried-over ones name their own (domain §2). */
  month: z.string(),
  /** A number when whole, else decimal text ("0.5484", four places). */
  quantity: z.union([z.int(), Decimal]),
  /** From before the invoiced period: billed late, on a line of its own. */
  carriedIn: z.boolean(),
  unitWord: z.enum(['lead', 'appointment', 'period']),
  unit: Minor,
  partPercent: Decimal.nullable(),
  amount: Minor,
  /** Places of its charges in the list of charges. */
  charges: z.array(z.int().nonnegative()),
});
export type Line = Readonly<z.infer<typeof Line>>;
