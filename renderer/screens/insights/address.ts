import { z } from 'zod';

const DayInAddress = z.iso.date().optional().catch(undefined);

/** Days in an address; both, or the usual ones. */
export const daysInAddress = { from: DayInAddress, to: DayInAddress };

/** What of this screen lies in the address. */
export const insightsAddress = z.object({
  ...daysInAddress,
  /** Refs. */
  contract: z.string().optional().catch(undefined),
  client: z.string().optional().catch(undefined),
  view: z.enum(['client', 'agency']).optional().catch(undefined),
});
