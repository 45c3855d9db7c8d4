import { z } from 'zod';
import { Count, Instant } from '../domain/basics.ts';
import { verdicts } from '../domain/lead.ts';
import { procedure, RefusalShape } from './procedure.ts';

const Pair = {
  /** The lead that stays. */
  keep: z.int(),
  /** The lead that goes into it. */
  from: z.int(),
};

const Side = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  capturedAt: Instant,
  source: z.string().nullable(),
  deliveries: Count,
  calls: Count,
});

const MergePreview = z.strictObject({
  keep: Side,
  from: Side,
  /** Agency's zone. */
  zone: z.string(),
  /** Why they are not merged this way round; null where they may be. */
  refusal: RefusalShape.nullable(),
  /** Whether they may be merged the other way round. */
  otherWay: z.boolean(),
  /** Fields one of them has, in the order of the closed list. */
  cells: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      keep: z.string().nullable(),
      from: z.string().nullable(),
      stays: z.enum(['keep', 'from']),
      /** The two differ: a person chooses. */
      open: z.boolean(),
    }),
  ),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const MergeInput = z.strictObject({
  ...Pair,
  /** Fields on which the two differ and the value of the one that goes is taken. */
  take: z.array(z.string().min(1).max(200)).max(500).default([]),
});

/** Two entries of one enquiry become one lead (domain §4). */
export const merge = {
  preview: procedure.input(z.strictObject(Pair)).output(MergePreview),
  /** All of it or nothing; undo brings both back exactly. */
  do: procedure.input(MergeInput).output(
    z.strictObject({
      lead: z.int(),
      contact: z.enum(verdicts),
      /** Fields that are other ones now. */
      changed: z.array(z.string()),
      calls: Count,
      tags: Count,
    }),
  ),
};
