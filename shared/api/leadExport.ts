import { z } from 'zod';
import { leadSorts, listedColumns } from '../domain/lead.ts';
import { LeadFilter } from './leadFind.ts';
import { JobName } from './procedure.ts';

export const LeadExportInput = z.strictObject({
  filter: LeadFilter.default({}),
  sort: z.enum(leadSorts).default('newest'),
  descending: z.boolean().default(true),
  /** What the file holds of each lead; without it everything, so that the file taken in again gives the same leads. */
  columns: z.array(z.enum(listedColumns)).min(1).max(listedColumns.length).optional(),
  job: JobName,
});
