import type { z } from 'zod';
import { readContract } from '../../../db/queries/contract.ts';
import { listedDisputes } from '../../../db/queries/dispute.ts';
import type { ListedDispute, ListInput } from '../../../shared/api/dispute.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';

/**
 * The claims of a contract by the client's own time; `open` only those that wait for a decision, so neither late nor feedback
 * claims (command-line.md, disputes). Refuses an unknown contract (`notFound`).
 */
export function listDisputes(
  context: Context,
  input: z.output<typeof ListInput>,
): Result<z.output<typeof ListedDispute>[]> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  return done(
    listedDisputes(reader, contract.id, input.open).map((one) => ({
      id: one.id,
      lead: one.leadId,
      delivery: one.deliveryId,
      appointment: one.chainId,
      email: one.email,
      reason: one.reason,
      evidence: one.evidence,
      class: one.class,
      state: one.state,
      openedAt: Temporal.Instant.fromEpochMilliseconds(one.openedAt).toString(),
    })),
  );
}
