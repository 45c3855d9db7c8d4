import { z } from 'zod';
import { procedure } from './procedure.ts';

export const verification = {
  /** The whole file: integrity, foreign keys, history chain, every invariant of domain §9. `count` is what was looked at. */
  run: procedure.output(
    z.strictObject({
      ok: z.boolean(),
      checks: z.array(
        z.strictObject({ name: z.string(), ok: z.boolean(), count: z.int(), detail: z.string().optional() }),
      ),
    }),
  ),
};
