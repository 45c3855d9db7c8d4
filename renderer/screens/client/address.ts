import { z } from 'zod';
import { MonthInAddress } from '../clients/address.ts';

/** What of this screen lies in the address. */
export const clientAddress = z.object({
  month: MonthInAddress,
  /** The form is open. */
  edit: z.boolean().optional().catch(undefined),
});
