import { z } from 'zod';
import { daysInAddress } from '../insights/address.ts';

/** What of this screen lies in the address. */
export const sourcesAddress = z.object({
  ...daysInAddress,
  sort: z.string().optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
  /** The source whose details are open: its ref. */
  open: z.string().optional().catch(undefined),
  /** A form stands in the panel: of a new source, or of the one that is open. */
  form: z.enum(['new', 'change']).optional().catch(undefined),
  view: z.enum(['list', 'chart']).optional().catch(undefined),
});
