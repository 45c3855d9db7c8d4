import type { Writer } from '../../../db/handle.ts';
import { readAgency, writeAgency } from '../../../db/queries/agency.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { Context } from '../context.ts';
import { canBeShown } from '../documents/logo.ts';
import { ownersOnly } from '../ownersOnly.ts';
import { type Put, put } from '../put.ts';
import { stop } from '../transact.ts';

/**
 * Writes the agency, for a setup file and for the screens alike. Anybody may begin one, only owners change it. Stops with
 * `ownerOnly` and `logoDamaged`.
 */
export function putAgency(w: Writer, context: Context, agency: Agency): Put {
  const subject = 'agency:agency';
  if (!canBeShown(agency.brand?.logo)) stop('logoDamaged', { subject });
  const stored = readAgency(w);
  const write = (): void => {
    if (stored !== null) ownersOnly(context, 'agency');
    writeAgency(w, agency);
  };
  return put(w, context, { subject, stored, wanted: agency, write });
}
