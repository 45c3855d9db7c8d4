import { z } from 'zod';

/** A person as a row names it; everything but the id is null where it is unknown or was erased. */
export const LeadLine = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  email: z.string().nullable(),
});

/** A contract as a row or a filter names it. */
export const ContractLine = z.strictObject({ ref: z.string(), name: z.string() });
