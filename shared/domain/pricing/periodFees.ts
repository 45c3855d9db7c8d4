import { z } from 'zod';
import { Day, Decimal, Minor } from '../basics.ts';
import { measures } from './measures.ts';
import type { ComponentModel } from './model.ts';
import { componentBase } from './unitPrice.ts';

/** A fee for every billing period, prorated by the day where the terms hold only for a part of it (domain §2, 11). */
export const Retainer = z.strictObject({
  ...componentBase,
  kind: z.literal('retainer'),
  price: Minor.nonnegative().optional(),
});

/** A fee once, in the period its day lies in (domain §2, 20). */
export const OneOff = z.strictObject({
  ...componentBase,
  kind: z.literal('oneOff'),
  price: Minor.nonnegative().optional(),
  on: Day.optional(),
});

/**
 * A sum for a period in which every target is met: volume and quality measured as the results report measures them (domain §2,
 * 12, and §7). A measure without a value meets no target.
 */
export const Bonus = z.strictObject({
  ...componentBase,
  kind: z.literal('bonus'),
  price: Minor.nonnegative().optional(),
  targets: z
    .array(
      z.strictObject({
        measure: z.enum(measures),
        /** Both limits are included. */
        atLeast: Decimal.optional(),
        atMost: Decimal.optional(),
      }),
    )
    .min(1)
    .optional(),
});
export type Bonus = z.infer<typeof Bonus>;

/**
 * The costs of the sources of a period, shared over their contracts by delivered leads, passed on with a mark-up (domain §2, 20).
 * Without `sources` those of all. Only costs in the client's currency: nothing is converted silently.
 */
export const PassThrough = z.strictObject({
  ...componentBase,
  kind: z.literal('passThrough'),
  markUpPercent: Decimal.optional(),
  sources: z.array(z.string().min(1)).min(1).optional(),
});
export type PassThrough = z.infer<typeof PassThrough>;

export const retainer: ComponentModel<typeof Retainer> = {
  kind: 'retainer',
  schema: Retainer,
  unitWord: 'period',
  perPeriod: true,
};

export const oneOff: ComponentModel<typeof OneOff> = { kind: 'oneOff', schema: OneOff, unitWord: 'period' };

export const bonus: ComponentModel<typeof Bonus> = { kind: 'bonus', schema: Bonus, unitWord: 'period' };

export const passThrough: ComponentModel<typeof PassThrough> = {
  kind: 'passThrough',
  schema: PassThrough,
  unitWord: 'period',
};
