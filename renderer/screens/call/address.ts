import { z } from 'zod';

/** What of this screen lies in the address. */
export const callAddress = z.object({
  /** Called for this contract; without one for the first there is. */
  contract: z.string().optional().catch(undefined),
  /** The lead that is called; without one the first of the queue. */
  lead: z.int().optional().catch(undefined),
});
