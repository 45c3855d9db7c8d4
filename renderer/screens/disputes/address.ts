import { z } from 'zod';
import { disputeStates, queueSorts } from '../../../shared/domain/dispute.ts';

/** `waiting` is everything that waits for a decision. */
const shownStates = ['waiting', ...disputeStates, 'all'] as const;

/** What of this screen lies in the address. */
export const disputesAddress = z.object({
  state: z.enum(shownStates).optional().catch(undefined),
  contract: z.string().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  sort: z.enum(queueSorts).optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
  /** The claim the cursor stands on. */
  at: z.number().optional().catch(undefined),
});
export type DisputesAddress = z.infer<typeof disputesAddress>;
