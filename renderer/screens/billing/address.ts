import { z } from 'zod';
import { documentKinds, documentSorts } from '../../../shared/domain/document.ts';

/** What of this screen lies in the address: the tab, and of each tab what is asked for and what is open. */
export const billingAddress = z.object({
  tab: z.enum(['run', 'documents']).optional().catch(undefined),
  /** The run's month, or that of the documents' periods, `YYYY-MM`. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** The row the panel shows: a contract's period in the run, a number among the documents. */
  open: z.string().optional().catch(undefined),
  kind: z.enum(documentKinds).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  sort: z.enum(documentSorts).optional().catch(undefined),
  up: z.boolean().optional().catch(undefined),
});
