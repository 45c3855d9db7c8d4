import { z } from 'zod';
import { procedure } from './procedure.ts';

const JobShape = z.strictObject({
  name: z.string(),
  what: z.string(),
  /** Done and whole units, rows mostly; whole is null while unknown. */
  done: z.int(),
  whole: z.int().nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
});

export const job = {
  /**
   * Long poll of at most 10 s: answers when `change` has moved on from `after`, or when the time is over. `fileChange` counts
   * what calls changed in the file, from this window or another.
   */
  watch: procedure
    .input(z.strictObject({ after: z.int().default(-1), waitMs: z.int().min(0).max(10_000).default(0) }))
    .output(z.strictObject({ change: z.int(), fileChange: z.int(), jobs: z.array(JobShape) })),
  cancel: procedure.input(z.strictObject({ name: z.string() })).output(z.strictObject({ cancelled: z.boolean() })),
};
