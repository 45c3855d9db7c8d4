import { z } from 'zod';
import { procedure } from './procedure.ts';

export const report = {
  /** The results report of a contract and period: figures frozen, their hash printed, as one HTML file and a PDF. */
  make: procedure
    .input(z.strictObject({ contract: z.string(), period: z.string() }))
    .output(z.strictObject({ hash: z.string(), restated: z.boolean(), files: z.array(z.file()) })),
};
