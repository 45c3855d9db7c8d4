import type { z } from 'zod';
import { readContract } from '../../db/queries/contract.ts';
import { deliveriesOfLeads, listedLeads } from '../../db/queries/leadList.ts';
import type { LeadListInput, ListedLead } from '../../shared/api/lead.ts';
import { done, type Result, refuse } from '../../shared/domain/refusal.ts';
import type { Context } from './context.ts';

const usualLimit = 1000;

/**
 * Leads in the order of their ids, a page at a time (command-line.md leads): of a contract those that were judged for it, else
 * all. Refuses an unknown contract (`notFound`).
 */
export function listLeads(
  { handle: { reader } }: Pick<Context, 'handle'>,
  input: z.output<typeof LeadListInput>,
): Result<z.output<typeof ListedLead>[]> {
  const contract = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && contract === null) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  const { filter = '', after = 0, limit = usualLimit } = input;
  const leads = listedLeads(reader, { contractId: contract?.id ?? null, filter, after, limit });
  const deliveries = deliveriesOfLeads(
    reader,
    leads.map(({ id }) => id),
  );
  return done(
    leads.map((lead) => ({
      ...lead,
      deliveries: (deliveries.get(lead.id) ?? []).map(({ deliveredAt, ...delivery }) => ({
        ...delivery,
        deliveredAt: deliveredAt === null ? null : new Date(deliveredAt).toISOString(),
      })),
    })),
  );
}
