import type { z } from 'zod';
import { readContract } from '../../../db/queries/contract.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { writePutOff } from '../../../db/queries/putOff.ts';
import type { CallLater } from '../../../shared/api/call.ts';
import { putOff } from '../../../shared/domain/call.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { orStop, stop, transact } from '../transact.ts';

/**
 * Leaves a lead out of a contract's call queue until a moment, as one step; no attempt is counted. Why is personal: it may name what
 * somebody said. Refuses `notFound` and `putOffPast`.
 */
export function putOffLead(context: Context, input: z.output<typeof CallLater>): Result<{ until: number }> {
  const now = context.now();
  return transact(context, (w) => {
    const contract = readContract(w, input.contract);
    if (contract === null) stop('notFound', { kind: 'contract', ref: input.contract });
    const lead = readLead(w, input.lead);
    if (lead === null) stop('notFound', { kind: 'lead', ref: input.lead });
    const until = orStop(putOff(input.until, now));
    writePutOff(w, {
      contractId: contract.id,
      leadId: lead.id,
      until,
      reason: input.reason,
      putOffBy: context.actor.name,
      putOffAt: now,
    });
    appendHistory(w, context, {
      actor: context.actor,
      action: 'putOff',
      subject: `lead:${lead.id}`,
      change: { contract: contract.ref, until },
      personal: [{ leadId: lead.id, content: { before: {}, after: {}, note: input.reason } }],
    });
    return { until };
  });
}
