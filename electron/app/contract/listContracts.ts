import type { Reader } from '../../../db/handle.ts';
import { readContract, readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import type { ContractRow } from '../../../shared/api/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { type Kept, withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { waitsOf } from './waits.ts';

/** Every contract, or those of one client, by the name of the client and then its own. */
export function listContracts(context: Context, input: { readonly client?: string | undefined }): ContractRow[] {
  const { reader } = context.handle;
  const now = context.now();
  const meant = readContracts(reader).filter(({ client }) => input.client === undefined || client.ref === input.client);
  return withKept(context, (kept) => meant.map((contract) => rowOf(reader, contract, now, kept))).sort(
    (a, b) => a.client.name.localeCompare(b.client.name) || a.name.localeCompare(b.name),
  );
}

/** One contract with what waits on it: the head of its page counts no other. Refuses an unknown one (`notFound`). */
export function readContractHead(context: Context, { ref }: { readonly ref: string }): Result<ContractRow> {
  const { reader } = context.handle;
  const contract = readContract(reader, ref);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref });
  return done(withKept(context, (kept) => rowOf(reader, contract, context.now(), kept)));
}

function rowOf(r: Reader, contract: StoredContract, now: Instant, kept: Kept): ContractRow {
  const { ref, name, state, client, versions } = contract;
  return {
    ref,
    name,
    state,
    client: lookOf(client),
    isPrepaid: inForce(versions, dayOf(now, client.timeZone))?.terms.billing.prepaid !== undefined,
    waits: waitsOf(r, contract, now, kept),
  };
}
