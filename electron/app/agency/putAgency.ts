import type { Writer } from '../../../db/handle.ts';
import { readAgency, writeAgency } from '../../../db/queries/agency.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { Context } from '../context.ts';
import { type Put, put } from '../put.ts';

/** Writes the agency, for a setup file and for the screens alike. */
export const putAgency = (w: Writer, context: Context, agency: Agency): Put =>
  put(w, context, {
    subject: 'agency:agency',
    stored: readAgency(w),
    wanted: agency,
    write: () => writeAgency(w, agency),
  });
