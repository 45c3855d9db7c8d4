import { readAgency } from '../../../db/queries/agency.ts';
import { countDocuments } from '../../../db/queries/document.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { shownLogo } from '../documents/logo.ts';
import { ownersOnly } from '../ownersOnly.ts';
import type { Put } from '../put.ts';
import { stop, transact } from '../transact.ts';
import { putAgency } from './putAgency.ts';

/** The agency, and how many documents name it already. */
export function readOwnAgency({ handle: { reader } }: Pick<Context, 'handle'>): {
  agency: Agency | null;
  documents: number;
} {
  return { agency: readAgency(reader), documents: countDocuments(reader) };
}

/** Saves the agency. Refuses a manager (`ownerOnly`), and a logo whose picture is damaged (`invalidInput`). */
export function saveAgency(context: Context, agency: Agency): Result<{ saved: Put }> {
  return transact(context, (w) => {
    ownersOnly(context, 'agency');
    const { logo } = agency.brand ?? {};
    if (logo !== undefined && shownLogo(logo) === null) stop('invalidInput', { field: 'logo', value: 'picture' });
    return { saved: putAgency(w, context, agency) };
  });
}
