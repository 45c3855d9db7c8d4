import { z } from 'zod';

/** What of this screen lies in the address. */
export const reachAddress = z.object({
  /** The lead that is asked about; without one the first of the queue. */
  lead: z.int().optional().catch(undefined),
});
