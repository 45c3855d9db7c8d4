import { z } from 'zod';

/** Where a page ends: the value its list is sorted by and the id of its last row. Handed back as `after` for the next one. */
export const PageEnd = z.strictObject({ key: z.union([z.string(), z.number()]), id: z.int() });
export type PageEnd = z.infer<typeof PageEnd>;

export const directions = ['ascending', 'descending'] as const;

/** Which page of a list: at most `limit` rows after `after`; from the beginning without it. */
export const Paged = {
  after: PageEnd.optional(),
  limit: z.int().positive().max(1000).default(100),
};
