import { z } from 'zod';
import { Instant } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** One action of a user that can be, or was, taken back. */
export const Step = z.strictObject({
  id: z.int(),
  at: Instant,
  actor: z.string(),
  /** As history names it: `dispute.uphold`, `deliver`. */
  action: z.string(),
  subject: z.string(),
  state: z.enum(['done', 'undone']),
});
export type Step = z.infer<typeof Step>;

const StepInput = z.strictObject({
  /** Without one: the newest that was done, or the last one undone. */
  id: z.int().optional(),
});

/** Undo and redo of business steps, until a document is issued (domain §9, 10). */
export const step = {
  /** Newest first. */
  list: procedure.input(z.strictObject({ limit: z.int().positive().max(200).default(50) })).output(z.array(Step)),
  undo: procedure.input(StepInput).output(Step),
  redo: procedure.input(StepInput).output(Step),
};
