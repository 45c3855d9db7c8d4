import { readContracts } from '../../../db/queries/contract.ts';
import type { ContractRow } from '../../../shared/api/contract.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { waitsOf } from './waits.ts';

/** Every contract, or those of one client, by the name of the client and then its own. */
export function listContracts(context: Context, input: { readonly client?: string | undefined }): ContractRow[] {
  const { reader } = context.handle;
  const now = context.now();
  return readContracts(reader)
    .filter(({ client }) => input.client === undefined || client.ref === input.client)
    .map(({ id, ref, name, state, client }) => ({
      ref,
      name,
      state,
      client: lookOf(client),
      waits: waitsOf(reader, id, now),
    }))
    .sort((a, b) => a.client.name.localeCompare(b.client.name) || a.name.localeCompare(b.name));
}
