import type { Writer } from '../../../db/handle.ts';
import { clientHasDocuments, insertClient, readClient, updateClient } from '../../../db/queries/client.ts';
import type { Client } from '../../../shared/domain/client.ts';
import type { Context } from '../context.ts';
import { canBeShown } from '../documents/logo.ts';
import { type Put, put, without } from '../put.ts';
import { stop } from '../transact.ts';

/**
 * Writes a client, for a setup file and for the screens alike. Stops with `currencyFixed` once documents
 * name another currency, and with `logoDamaged`.
 */
export function putClient(w: Writer, context: Context, client: Client): Put {
  const subject = `client:${client.ref}`;
  if (!canBeShown(client.brand?.logo)) stop('logoDamaged', { subject });
  const stored = readClient(w, client.ref);
  if (stored && stored.currency !== client.currency && clientHasDocuments(w, stored.id)) {
    stop('currencyFixed', { client: client.ref, currency: stored.currency });
  }
  return put(w, context, {
    subject,
    stored: stored && without(stored, 'id'),
    wanted: client,
    write: () => (stored ? updateClient(w, stored.id, client) : insertClient(w, context.ids.next(w), client)),
  });
}
