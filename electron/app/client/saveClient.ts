import { readAgency } from '../../../db/queries/agency.ts';
import { readClient } from '../../../db/queries/client.ts';
import type { Client } from '../../../shared/domain/client.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import type { Put } from '../put.ts';
import { stop, transact } from '../transact.ts';
import { putClient } from './putClient.ts';

/**
 * Creates or changes a client under the rules of the setup file. Refuses a new one whose ref is another's (`refTaken`), a change
 * of one that is not there (`notFound`), a file without agency (`noAgency`), and what `putClient` stops at.
 */
export function saveClient(
  context: Context,
  { client, isNew }: { readonly client: Client; readonly isNew: boolean },
): Result<{ put: Put }> {
  return transact(context, (w) => {
    if (readAgency(w) === null) stop('noAgency');
    const stored = readClient(w, client.ref);
    if (isNew && stored !== null) stop('refTaken', { kind: 'client', ref: client.ref });
    if (!isNew && stored === null) stop('notFound', { kind: 'client', ref: client.ref });
    return { put: putClient(w, context, client) };
  });
}
