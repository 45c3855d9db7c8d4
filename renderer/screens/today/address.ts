import { z } from 'zod';
import { urgencies } from '../../../shared/domain/today.ts';

/** What of this screen lies in the address. */
export const todayAddress = z.object({
  urgency: z.enum(urgencies).optional().catch(undefined),
  /** A client's ref. */
  client: z.string().optional().catch(undefined),
});
