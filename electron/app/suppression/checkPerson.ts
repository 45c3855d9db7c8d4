import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { readClients } from '../../../db/queries/client.ts';
import { entriesAmong } from '../../../db/queries/suppression.ts';
import type { suppression } from '../../../shared/api/suppression.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { formsOfEntry, readSuppressed } from '../../../shared/domain/suppression.ts';
import type { Context } from '../context.ts';
import { knownHashes, listOf } from './listOf.ts';

type Input = InferContractRouterInputs<typeof suppression>['check'];
type Answer = InferContractRouterOutputs<typeof suppression>['check'];

/** Whether a person is on a list, and on which: by its mail, its phone, or the domain of its mail. */
export function checkPerson({ handle: { reader } }: Context, { entry, country }: Input): Result<Answer> {
  const list = listOf(reader, { country });
  if (!list.ok) return list;
  const form = readSuppressed(entry, list.value.home, createReaders());
  const hashes = knownHashes(reader);
  if (form === null || hashes === null) return done({ kind: form?.kind ?? null, on: [] });
  const clients = new Map(readClients(reader).map((client) => [client.id, client]));
  const on = entriesAmong(reader, formsOfEntry(form).map(hashes.hashOf)).map(({ clientId, kind, ...from }) => {
    const client = clientId === null ? null : (clients.get(clientId) ?? null);
    return {
      client: client?.ref ?? null,
      name: client?.name ?? everybody,
      by: kind,
      at: from.addedAt,
      addedBy: from.addedBy,
      origin: from.origin,
    };
  });
  return done({ kind: form.kind, on });
}

const everybody = 'Everybody';
