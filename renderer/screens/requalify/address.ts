import { z } from 'zod';
import { leadOutcomes } from '../../../shared/domain/lead.ts';
import { leadsAddress } from '../leads/address.ts';

/** For which contract leads are judged again, which ones, and what of it is looked at. */
export const requalifyAddress = z.object({
  contract: z.string().optional().catch(undefined),
  /** Chosen leads; else those of a list as it was narrowed, else all that were not delivered. */
  leads: z.array(z.int()).min(1).max(5000).optional().catch(undefined),
  filter: leadsAddress.optional().catch(undefined),
  /** Those that were delivered are looked at too. */
  all: z.literal(true).optional().catch(undefined),
  /** What was done, in place of a dry run. */
  run: z.int().optional().catch(undefined),
  /** The cell the panel shows. */
  from: z.enum(leadOutcomes).optional().catch(undefined),
  to: z.enum(leadOutcomes).optional().catch(undefined),
});
export type RequalifyAddress = z.output<typeof requalifyAddress>;
