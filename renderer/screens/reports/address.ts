import { z } from 'zod';

/** What of this screen lies in the address. */
export const reportsAddress = z.object({});
