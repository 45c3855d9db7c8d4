import { z } from 'zod';
import { reportStands } from '../../../shared/domain/report.ts';

/** What of this screen lies in the address: which reports are listed, and the one that is open. */
export const reportsAddress = z.object({
  state: z.enum(reportStands).optional().catch(undefined),
  contract: z.string().optional().catch(undefined),
  open: z.string().optional().catch(undefined),
});
