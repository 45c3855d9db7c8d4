import { z } from 'zod';

/** `YYYY-MM`; the month that runs where it is left out. */
export const MonthInAddress = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);

/** What of this screen lies in the address. */
export const clientsAddress = z.object({
  month: MonthInAddress,
  sort: z.string().optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
  /** The form for a new client is open. */
  new: z.boolean().optional().catch(undefined),
});
