import { liveLead } from './lead.ts';

/**
 * To be put behind WHERE or AND: a delivery of this id (an expression) whose lead everybody may see. While no batch is hidden,
 * which is nearly always, no lead is looked at.
 */
export const seenDelivery = (id: string): string => `((SELECT count(*) FROM batch WHERE state <> 'live') = 0
  OR EXISTS (SELECT 1 FROM delivery seen JOIN lead ON lead.id = seen.lead_id WHERE seen.id = ${id} AND ${liveLead}))`;
