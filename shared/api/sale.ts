import { z } from 'zod';
import { Count } from '../domain/basics.ts';
import { ClientFile, Problems } from './clientFile.ts';
import { procedure } from './procedure.ts';

/**
 * `opportunities` counts those the file says a stage, an amount or a day of, `sales` how many of them are won after the file,
 * `revenue` the months of money it reports. One row may bring all three.
 */
export const SalesAnswer = z.strictObject({
  rows: Count,
  opportunities: Count,
  sales: Count,
  revenue: Count,
  unmatched: Count,
  broken: Count,
  problems: Problems,
});

export const sale = {
  /** What the client says happened next: stages, won amounts, money by month. A known id updates. */
  import: procedure.input(ClientFile).output(SalesAnswer),
};
