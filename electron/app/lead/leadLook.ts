import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { dayOf } from '../../../shared/domain/time.ts';

/** The day it is in the agency's zone; before there is an agency, in UTC. */
export const agencyDay = (r: Reader, now: Instant): Day => dayOf(now, readAgency(r)?.timeZone ?? 'UTC');

/** How what belongs to no client is written: in the agency's zone and currency. Null before there is an agency. */
export function agencyLook(r: Reader): ClientLook | null {
  const agency = readAgency(r);
  if (agency === null) return null;
  const { name, timeZone, currency } = agency;
  return { ref: 'agency', name, locale: 'en-GB', timeZone, currency };
}
