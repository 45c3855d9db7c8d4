import { z } from 'zod';
import { Day, Decimal, Minor } from '../basics.ts';
import { Criterion } from '../contract/criterion.ts';

/**
 * What one unit costs, in minor units of the client's currency: a whole number, or decimal text where a unit costs a part of a
 * cent ("0.06"). Amounts are rounded only when units are summed up (domain §6).
 */
export const UnitPrice = z.union([
  Minor.nonnegative(),
  Decimal.refine((text) => !text.startsWith('-'), 'not below zero'),
]);
export type UnitPrice = z.infer<typeof UnitPrice>;

/** Which leads a conditional price is for: everything named must hold. What a lead does not say, it does not meet. */
const PriceCondition = z.strictObject({
  /** Score bands of the delivery's verdict (domain §2, 13). */
  bands: z.array(z.string().min(1)).min(1).optional(),
  /** How the lead was sold (domain §2, 14 and 15) [P06]. */
  leads: z.enum(['exclusive', 'shared']).optional(),
  /** Typed criteria on the lead's fields: industry, region, anything (domain §2, 18). */
  criteria: z.array(Criterion).min(1).optional(),
});

/**
 * A price for some units, on days of the event from `from` to `to`, both included. Where several of a list fit, the last one
 * wins (domain §2) [P13].
 */
export const PriceRule = z.strictObject({
  when: PriceCondition,
  from: Day.optional(),
  to: Day.optional(),
  price: Minor.nonnegative(),
});
export type PriceRule = z.infer<typeof PriceRule>;

/** Units up to and including `upTo` (null: all above), each at `unit`; `flat` is due once the tier is reached. */
export const Tier = z.strictObject({
  upTo: z.int().positive().nullable(),
  unit: UnitPrice,
  flat: Minor.nonnegative().optional(),
});
export type Tier = z.infer<typeof Tier>;

/**
 * How a unit price depends on the number of accepted units of a billing period, net of returns (domain §2, 19). Graduated: each
 * unit at the price of the tier it falls in [P02, P07]. Volume: all units at the price of the tier the number falls in [P03].
 * Package: a price for every started package, the first units free [P04].
 */
export const Volume = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('graduated'), tiers: z.array(Tier).min(1) }),
  z.strictObject({ shape: z.literal('volume'), tiers: z.array(Tier).min(1) }),
  z.strictObject({
    shape: z.literal('package'),
    size: z.int().positive(),
    free: z.int().nonnegative().default(0),
    each: Minor.nonnegative(),
  }),
]);
export type Volume = z.infer<typeof Volume>;

/** What every component has. A draft may lack its price: the linter says so. */
export const componentBase = {
  id: z.string().min(1),
  /** Words on the line in place of the usual ones. */
  name: z.string().min(1).optional(),
};

/** What a component has that prices units: one price, a list of conditional ones, or a volume shape in place of both. */
export const unitPriced = {
  ...componentBase,
  price: UnitPrice.optional(),
  prices: z.array(PriceRule).min(1).optional(),
  volume: Volume.optional(),
};

/**
 * Whether the charge of this component stands beside the charges the same lead brought before (`each`), or replaces them: they
 * come back as a visible line (`upgrade`). The contract must say it where one lead can bring both (domain §2).
 */
export const overlap = { overlap: z.enum(['each', 'upgrade']).optional() };
