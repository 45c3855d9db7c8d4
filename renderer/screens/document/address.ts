import { z } from 'zod';

/** What of this screen lies in the address: nothing but the number itself. */
export const documentAddress = z.object({});
