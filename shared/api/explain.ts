import { z } from 'zod';
import { Day, Minor } from '../domain/basics.ts';
import { Derivation } from '../domain/pricing/charge.ts';
import { UnitPrice } from '../domain/pricing/unitPrice.ts';
import { procedure } from './procedure.ts';

const CriterionRow = z.strictObject({
  id: z.string(),
  definition: z.string(),
  value: z.string().nullable(),
  /** What the value was taken for where that is not the value itself: a kind of mail, a number in E.164, a rank. */
  readAs: z.string().nullable(),
  result: z.enum(['pass', 'fail', 'unknown']),
  hard: z.boolean(),
  points: z.int().nullable(),
});

export const VerdictShape = z.strictObject({
  contract: z.string(),
  termsVersion: z.int(),
  termsFrom: z.string(),
  verdict: z.enum(['pass', 'check', 'fail']),
  outcome: z.string(),
  judgedAt: z.string(),
  criteria: z.array(CriterionRow),
  junk: z.array(z.string()),
  score: z.int().nullable(),
  band: z.string().nullable(),
  duplicateOf: z.int().nullable(),
  duplicateDays: z.int().nullable(),
});

export const ChargeShape = z.strictObject({
  number: z.string(),
  line: z.int(),
  component: z.string(),
  event: z.string(),
  /** The lead behind it, however late it brought this: its reference and the day it was delivered; null for what no lead stands behind. */
  lead: z.strictObject({ reference: z.string(), deliveredDay: Day }).nullable(),
  amount: z.int(),
  currency: z.string(),
  /** The derivation as the document holds it: rule, terms version, quantity, unit price, rounding, acceptance. */
  derivation: z.union([Derivation, z.strictObject({ charged: Minor, of: z.string() })]),
  credits: z.array(z.strictObject({ number: z.string(), amount: z.int() })),
});

const DeliveryShape = z.strictObject({
  id: z.int(),
  contract: z.string(),
  state: z.string(),
  standing: z.string(),
  deliveredAt: z.string().nullable(),
  reviewEndsAt: z.string().nullable(),
  replacement: z.boolean(),
  disputes: z.array(z.strictObject({ id: z.int(), reason: z.string(), state: z.string(), openedAt: z.string() })),
  charges: z.array(ChargeShape),
});

/** Why: qualified or not, this price, this line. */
export const explain = {
  lead: procedure.input(z.strictObject({ id: z.int() })).output(
    z.strictObject({
      id: z.int(),
      source: z.string().nullable(),
      capturedAt: z.string(),
      contact: z.strictObject({ verdict: z.string(), reasons: z.array(z.string()) }),
      verdicts: z.array(VerdictShape),
      deliveries: z.array(DeliveryShape),
    }),
  ),
  delivery: procedure
    .input(z.strictObject({ id: z.int() }))
    .output(z.strictObject({ lead: z.int(), verdict: VerdictShape.nullable(), delivery: DeliveryShape })),
  line: procedure.input(z.strictObject({ number: z.string(), line: z.int().positive() })).output(
    z.strictObject({
      number: z.string(),
      line: z.int(),
      text: z.string(),
      component: z.string(),
      month: z.string(),
      quantity: z.union([z.int(), z.string()]),
      unit: UnitPrice,
      amount: z.int(),
      currency: z.string(),
      charges: z.array(ChargeShape),
    }),
  ),
};
