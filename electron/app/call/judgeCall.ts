import { readContract } from '../../../db/queries/contract.ts';
import { readLead } from '../../../db/queries/lead.ts';
import type { TypedFields } from '../../../shared/domain/leadEdit.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { type Live, liveVerdict, typedSoFar, withSeconds } from './live.ts';

interface Typing {
  readonly lead: number;
  readonly contract: string;
  readonly answers: TypedFields;
  readonly seconds?: number | undefined;
}

/** What the rules say while an answer is typed; nothing is written. Refuses `notFound` and `contractNotActive`. */
export function judgeCall(context: Context, input: Typing): Result<Live> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const lead = readLead(reader, input.lead);
  if (lead === null) return refuse('notFound', { kind: 'lead', ref: input.lead });
  const { facts, unreadable } = typedSoFar(lead, input.answers, contract.client.timeZone);
  const fields = Object.keys(input.answers);
  const live = liveVerdict(contract, lead, withSeconds(facts, input.seconds), { fields, unreadable }, context.now());
  return live === null ? refuse('contractNotActive', { contract: contract.ref, state: contract.state }) : done(live);
}
