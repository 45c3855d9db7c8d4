import { z } from 'zod';

/** What of this screen lies in the address. */
export const leadAddress = z.object({
  /** Fields without a value are shown too. */
  all: z.literal(true).optional().catch(undefined),
});
