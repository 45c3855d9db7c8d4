import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import { createReaders, type Readers } from '../../../shared/domain/qualification/readers.ts';
import { homeReaders } from '../homeReaders.ts';
import { judgingFor } from '../import/plan.ts';

/** Where a lead is read: a phone without country code, and a time without a zone, mean those of its client. */
export interface LeadHome {
  readonly zone: string;
  readonly readers: Readers;
}

/** Asks for one lead after the other: the client of its newest verdict, in the pool the agency. Must read as the import did. */
export function createLeadHomes(r: Reader, now: number): (leadId: number) => LeadHome {
  const byContract = new Map<number, LeadHome>();
  const agency = readAgency(r);
  const pool: LeadHome = {
    zone: agency?.timeZone ?? 'UTC',
    readers: agency === null ? createReaders() : homeReaders(agency.address.country),
  };
  return (leadId) => {
    const [newest] = qualificationsOf(r, leadId);
    if (newest === undefined) return pool;
    const known = byContract.get(newest.contractId);
    if (known !== undefined) return known;
    const { zone, readers } = judgingFor(readContractById(r, newest.contractId), now);
    const home = { zone, readers };
    byContract.set(newest.contractId, home);
    return home;
  };
}
