import type { z } from 'zod';
import { readDispute } from '../../../db/queries/dispute.ts';
import type { DecideAnswer, DecideInput } from '../../../shared/api/dispute.ts';
import type { Weighed } from '../../../shared/domain/decision.ts';
import { weighDecision } from '../../../shared/domain/decision.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { stop, transact } from '../transact.ts';
import { createDecisions } from './decisions.ts';
import type { ReadCase } from './disputeCase.ts';
import { readCase, ruledContracts } from './disputeCase.ts';

type Input = z.output<typeof DecideInput>;

/**
 * Decides claims (domain §5), all of them or none. Upholding returns the unit for a credit, or for a replacement that is owed
 * from now on while the charge stands; a part leaves it accepted at a part of its price; what is on an invoice already is
 * credited at once, with one credit note for each invoice. A claim against a meeting leaves its delivery as it is.
 *
 * All or none, because a cap that is nearly full would otherwise let the order of a selection say which claim still fits.
 * Refuses what `weighDecision` refuses, with the claim it stopped at (`dispute`) and how many were asked
 * for (`of`); `notFound` for a claim that is not there.
 */
export function decideDisputes(context: Context, input: Input): Result<z.output<typeof DecideAnswer>> {
  return transact(context, (w) => {
    const ids = [...new Set(input.ids)];
    const contractOf = ruledContracts(w);
    const decisions = createDecisions(w, context);
    for (const id of ids) {
      const dispute = readDispute(w, id) ?? stop('notFound', { kind: 'dispute', ref: id });
      const at = readCase(w, contractOf(dispute.contractId), dispute);
      decisions.take(at, weigh(context, at, input, ids.length), { note: input.note });
    }
    return decisions.close();
  });
}

function weigh({ actor }: Context, at: ReadCase, input: Input, of: number): Weighed {
  const weighed = weighDecision(at.facts, input, actor.role);
  if (weighed.ok) return weighed.value;
  const { code, data } = weighed.refusal;
  return stop(code, of === 1 ? data : { ...data, dispute: at.dispute.id, of });
}
