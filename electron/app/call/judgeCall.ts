import { readContract } from '../../../db/queries/contract.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { type CallSoFar, type Live, liveVerdict } from './live.ts';

interface Typing extends CallSoFar {
  readonly lead: number;
  readonly contract: string;
}

/** What the rules say while an answer is typed; nothing is written. Refuses `notFound` and `contractNotActive`. */
export function judgeCall(context: Context, input: Typing): Result<Live> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const lead = readLead(reader, input.lead);
  if (lead === null) return refuse('notFound', { kind: 'lead', ref: input.lead });
  const live = liveVerdict(contract, lead, input, context.now());
  return live === null ? refuse('contractNotActive', { contract: contract.ref, state: contract.state }) : done(live);
}
