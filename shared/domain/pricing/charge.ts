import { z } from 'zod';
import { Day, Decimal, Instant, Minor } from '../basics.ts';
import { UnitPrice } from './unitPrice.ts';

/** What a period does to its charges (domain §2, order of effects); each is a line of its own. */
export const effects = ['tier', 'shortfall', 'upgrade', 'bonus', 'discount', 'minimum', 'guarantee', 'cost'] as const;
export type Effect = (typeof effects)[number];

/**
 * What triggers a charge (domain §1, billable event), unique within the contract and component: `delivery:7`, `chain:7:booked`,
 * `chain:7:held`, `sale:7`, `revenue:7:2026-03`, `period:2026-03-01` (the first day on which a price of the period holds).
 *
 * An effect is `tier:2026-03-01:1`: what it is, what it is of (the first day of the period, the delivery that is upgraded, the
 * source whose costs are passed on), and a number counted up each time it is worked out anew and comes out differently.
 */
export const EventKey = z.union([
  z.templateLiteral(['delivery:', z.int()]),
  z.templateLiteral(['chain:', z.int(), z.enum([':booked', ':held'])]),
  z.templateLiteral(['sale:', z.int()]),
  z.templateLiteral(['revenue:', z.int(), ':', z.string()]),
  z.templateLiteral(['period:', Day]),
  z.templateLiteral([z.enum(effects), ':', z.string(), ':', z.int().positive()]),
]);
export type EventKey = z.infer<typeof EventKey>;

/** The effect that an event is; null for what happened to a unit, or a fee of the period. */
export function effectNamed(event: string): Effect | null {
  return effects.find((effect) => event.startsWith(`${effect}:`)) ?? null;
}

/** The sale an event is, or the month of revenue is of; null for every other event. */
export function opportunityOf(event: EventKey): number | null {
  const [kind, id] = event.split(':');
  return kind === 'sale' || kind === 'revenue' ? Number(id) : null;
}

/** Why a charge costs what it costs. */
const chargeRules = [
  /** The price of the component. */
  'unitPrice',
  /** The last conditional price that fits [P13]. */
  'priceRule',
  /** The step of a volume shape, a subscription, a promise or an over-delivery price that the unit falls on. */
  'volume',
  'percentOfRevenue',
  'partCredited',
  'proratedByDay',
  /** An effect of a period: what it comes to now, less what was billed of it before. */
  'effect',
] as const;

/** How a client came to owe a unit: by word, or by silence at the end of the review window (domain §5). */
const acceptances = ['accepted', 'deemedAccepted'] as const;
export type Acceptance = (typeof acceptances)[number];

/** Why a charge costs what it costs (domain §1): enough to compute it again by hand. Money in minor units. */
export const Derivation = z.strictObject({
  rule: z.enum(chargeRules),
  /** Kind of the price component; the name of the effect for one that no component makes (`discount`, `minimum`, `guarantee`). */
  kind: z.string(),
  /** The version of the terms in force on the day of the event, and the day it is in force from. */
  termsVersion: z.int().positive(),
  from: Day,
  quantity: Decimal,
  /** The contract's price of one unit, before a part credit. */
  unit: UnitPrice,
  /** Percent credited by a part decision before it was invoiced. */
  partPercent: Decimal.nullable(),
  /** The sum as one would write it down, in minor units: `2500 - 85% * 2500`, `100000 * 17 / 31`, `100000 - 80000`. */
  working: z.string(),
  rounding: z.enum(['none', 'halfAwayFromZero']),
  /** Null where no review decides: a retainer, a unit that is replaced. */
  accepted: z.enum(acceptances).nullable(),
  acceptedAt: Instant.nullable(),
  /** The how-manieth conditional price of the list fits, from 1. */
  priceRule: z.int().positive().optional(),
  /** The how-manieth accepted unit of its period it is, from 1, where the price depends on it. */
  rank: z.int().positive().optional(),
  /** How many units before it are free; of an effect what it was worked out from, by name, in minor units or units: `{ minimum: 100000, charges: 80000 }`. */
  inputs: z.record(z.string(), Decimal).optional(),
});
export type Derivation = Readonly<z.infer<typeof Derivation>>;

/** One priced billable event, or one computed amount (domain §1). An amount below zero gives back what was charged before. */
export const Charge = z.strictObject({
  component: z.string(),
  event: EventKey,
  /** The day the event belongs to, in the client's zone, and its month `YYYY-MM`. */
  day: Day,
  month: z.string(),
  deliveryId: z.int().nullable(),
  chainId: z.int().nullable(),
  /** `-1` for what is given back: a document's prices are never below zero (EN 16931 BR-27). */
  quantity: Decimal,
  /** What one unit costs after a part credit; `amount` is `quantity × unit`, rounded once for the whole line. */
  unit: UnitPrice,
  amount: Minor,
  /** What the unit costs before a part credit: what volume shapes are worked out from. */
  price: Minor,
  derivation: Derivation,
});
export type Charge = Readonly<z.infer<typeof Charge>>;

const unitWords = [
  'lead',
  'record',
  'submission',
  'call',
  'appointment',
  'sale',
  'month',
  'unit',
  'package',
  'period',
] as const;

/** Whether the client's review decides about it: a lead or a meeting, not what was sold or is worked out. */
export const isReviewed = ({ event }: Pick<Charge, 'event'>): boolean =>
  event.startsWith('delivery:') || event.startsWith('chain:');

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
  unitWord: z.enum(unitWords),
  unit: UnitPrice,
  partPercent: Decimal.nullable(),
  amount: Minor,
  /** Places of its charges in the list of charges. */
  charges: z.array(z.int().nonnegative()),
});
export type Line = Readonly<z.infer<typeof Line>>;
