import { z } from 'zod';
import { Decimal, Minor } from '../domain/basics.ts';
import { carryCodes } from '../domain/pricing/model.ts';
import { JobName, procedure } from './procedure.ts';

const Counted = z.strictObject({ code: z.string(), count: z.int().positive() });

export const RunRow = z.strictObject({
  contract: z.string(),
  client: z.string(),
  period: z.string(),
  currency: z.string(),
  blockers: z.array(Counted),
  carriedOver: z.array(z.strictObject({ code: z.enum(carryCodes), count: z.int().positive() })),
  lines: z.array(
    z.strictObject({
      component: z.string(),
      /** The month the events belong to, `YYYY-MM`. */
      month: z.string(),
      text: z.string(),
      /** A whole number, or decimal text when it is not whole. */
      quantity: z.union([z.int(), Decimal]),
      unit: Minor,
      amount: Minor,
    }),
  ),
  net: Minor,
  tax: Minor,
  gross: Minor,
  number: z.string().nullable(),
  state: z.enum(['draft', 'issued', 'blocked']),
});

/** What a credit note took back, in minor units of its currency. */
export const CreditAnswer = z.strictObject({
  number: z.string(),
  of: z.string(),
  currency: z.string(),
  net: Minor,
  tax: Minor,
  gross: Minor,
});

export const documentFormats = ['pdf', 'csv', 'json'] as const;

export const invoice = {
  /** The invoice run. Without `issue` a dry run that writes nothing. A row per contract with something to bill or in the way. */
  run: procedure
    .input(
      z.strictObject({
        period: z.string(),
        contract: z.string().optional(),
        issue: z.boolean().default(false),
        job: JobName,
      }),
    )
    .output(z.array(RunRow)),
  credit: procedure
    .input(
      z.strictObject({
        number: z.string(),
        /** The whole invoice, or the deliveries named. */
        of: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('all') }),
          z.strictObject({ kind: z.literal('deliveries'), ids: z.array(z.int()).min(1) }),
        ]),
        /** Frees the events to be billed once more. */
        rebill: z.boolean().default(false),
        reason: z.string().max(500).optional(),
      }),
    )
    .output(CreditAnswer),
  /** An issued document as a file, rendered from its snapshot: the same bytes every time. */
  document: procedure.input(z.strictObject({ number: z.string(), format: z.enum(documentFormats) })).output(z.file()),
};
