import { z } from 'zod';

/** What of this screen lies in the address. */
export const mergeAddress = z.object({
  /** The lead that stays first, then those that go into it, one after the other. */
  leads: z.array(z.int()).max(100).catch([]),
});
