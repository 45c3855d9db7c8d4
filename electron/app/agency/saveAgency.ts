import { readAgency } from '../../../db/queries/agency.ts';
import { countDocuments } from '../../../db/queries/document.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import type { Put } from '../put.ts';
import { transact } from '../transact.ts';
import { putAgency } from './putAgency.ts';

/** The agency, and how many documents name it already. */
export function readOwnAgency({ handle: { reader } }: Pick<Context, 'handle'>): {
  agency: Agency | null;
  documents: number;
} {
  return { agency: readAgency(reader), documents: countDocuments(reader) };
}

/** Saves the agency. Refuses what `putAgency` stops at. */
export const saveAgency = (context: Context, agency: Agency): Result<{ saved: Put }> =>
  transact(context, (w) => ({ saved: putAgency(w, context, agency) }));
