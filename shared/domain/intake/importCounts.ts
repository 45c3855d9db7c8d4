import { z } from 'zod';
import { Count, CurrencyCode, Minor } from '../basics.ts';

/** What an import came to. Every row is in exactly one of the counts from `pass` to `broken`; `updated` and `setAside` come besides. */
export const ImportCounts = z.object({
  rows: Count,
  pass: Count,
  check: Count,
  fail: Count,
  duplicate: Count,
  taken: Count,
  suppressed: Count,
  broken: Count,
  updated: Count,
  /** Lines of the report around the table, which are no rows (`AsideReason`). */
  setAside: Count,
  /** What the rows that pass will bill under the terms in force, in minor units. Null without a contract. */
  willBill: z.strictObject({ amount: Minor, currency: CurrencyCode }).nullable(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;
