import { z } from 'zod';
import { Agency, Client } from './client.ts';
import { Contract } from './contract/terms.ts';
import { Source } from './source.ts';

/** The declarative file of the `setup` command: everything in it is created or updated, all or nothing. */
export const Setup = z.strictObject({
  agency: Agency.optional(),
  sources: z.array(Source).default([]),
  clients: z.array(Client).default([]),
  contracts: z.array(Contract).default([]),
});
export type Setup = z.infer<typeof Setup>;
