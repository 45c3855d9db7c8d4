import { z } from 'zod';

export const contractTabs = [
  'overview',
  'deliveries',
  'appointments',
  'disputes',
  'pipeline',
  'billing',
  'reports',
  'terms',
] as const;
export type ContractTab = (typeof contractTabs)[number];

/** What of this screen lies in the address. */
export const contractAddress = z.object({
  tab: z.enum(contractTabs).optional().catch(undefined),
  /** The version in the editor: `new`, or the day it is in force from. */
  edit: z.string().optional().catch(undefined),
  /** The version that is read. */
  version: z.number().optional().catch(undefined),
  /** Whose contract is written, for a new one. */
  client: z.string().optional().catch(undefined),
  /** The contract a new one is made like, its `version` where one is named. */
  like: z.string().optional().catch(undefined),
  /** Of the lists: what is shown. */
  show: z.string().optional().catch(undefined),
});
