import type { Reader } from '../../../db/handle.ts';
import { readContract, readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import type { ContractRow } from '../../../shared/api/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { waitsOf } from './waits.ts';

/** Every contract, or those of one client, by the name of the client and then its own. */
export function listContracts(context: Context, input: { readonly client?: string | undefined }): ContractRow[] {
  const { reader } = context.handle;
  const now = context.now();
  return readContracts(reader)
    .filter(({ client }) => input.client === undefined || client.ref === input.client)
    .map((contract) => rowOf(reader, contract, now))
    .sort((a, b) => a.client.name.localeCompare(b.client.name) || a.name.localeCompare(b.name));
}

/** One contract with what waits on it: the head of its page counts no other. Refuses an unknown one (`notFound`). */
export function readContractHead(context: Context, { ref }: { readonly ref: string }): Result<ContractRow> {
  const { reader } = context.handle;
  const contract = readContract(reader, ref);
  return contract ? done(rowOf(reader, contract, context.now())) : refuse('notFound', { kind: 'contract', ref });
}

const rowOf = (r: Reader, { id, ref, name, state, client, versions }: StoredContract, now: Instant): ContractRow => ({
  ref,
  name,
  state,
  client: lookOf(client),
  isPrepaid: inForce(versions, dayOf(now, client.timeZone))?.terms.billing.prepaid !== undefined,
  waits: waitsOf(r, id, now),
});
