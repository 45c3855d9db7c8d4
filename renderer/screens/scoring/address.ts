import { z } from 'zod';
import { scoringOutcomes } from '../../../shared/domain/scoring/outcome.ts';
import { daysInAddress } from '../insights/address.ts';

/** What of this screen lies in the address. */
export const scoringAddress = z.object({
  ...daysInAddress,
  /** Ref. */
  contract: z.string().optional().catch(undefined),
  /** Weights are learned, for this outcome. */
  learn: z.enum(scoringOutcomes).optional().catch(undefined),
});
