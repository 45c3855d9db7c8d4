import { z } from 'zod';
import { procedure } from './procedure.ts';

export const demo = {
  /** The sample agency, written by the use-cases themselves into an empty file; the three months before now. */
  fill: procedure
    .input(z.strictObject({ job: z.string().optional() }))
    .output(z.strictObject({ clients: z.int(), contracts: z.int(), leads: z.int() })),
};
