import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { dayOf } from '../../../shared/domain/time.ts';

/** The clock of whoever works here; before there is an agency, UTC. */
export const agencyZone = (r: Reader): string => readAgency(r)?.timeZone ?? 'UTC';

/** The day it is on it. */
export const agencyDay = (r: Reader, now: Instant): Day => dayOf(now, agencyZone(r));

/** How what belongs to no client is written: in the agency's zone and currency. Null before there is an agency. */
export function agencyLook(r: Reader): ClientLook | null {
  const agency = readAgency(r);
  if (agency === null) return null;
  const { name, timeZone, currency } = agency;
  return { ref: 'agency', name, locale: 'en-GB', timeZone, currency };
}
