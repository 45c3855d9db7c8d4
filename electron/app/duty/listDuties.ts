import type { z } from 'zod';
import { readContracts } from '../../../db/queries/contract.ts';
import type { DutyList, DutyListInput } from '../../../shared/api/duty.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { contractDuties } from './contractDuties.ts';

/**
 * What the terms of one contract date, or of all, what comes first before the others (domain §2). Refuses an unknown contract
 * (`notFound`).
 */
export function listDuties(
  { handle, now }: Context,
  input: z.output<typeof DutyListInput>,
): Result<z.output<typeof DutyList>> {
  const { reader } = handle;
  const meant = readContracts(reader).filter(({ ref }) => (input.contract ?? ref) === ref);
  if (input.contract !== undefined && meant.length === 0) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  const rows = meant.flatMap((contract) =>
    contractDuties(reader, contract, now()).map((duty) => ({
      contract: { ref: contract.ref, name: contract.name },
      client: lookOf(contract.client),
      duty,
    })),
  );
  return done(rows.toSorted((a, b) => a.duty.daysLeft - b.duty.daysLeft));
}
