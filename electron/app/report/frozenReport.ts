import { hash } from 'node:crypto';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import type { StoredReport } from '../../../db/queries/report.ts';
import { reportsOf } from '../../../db/queries/report.ts';
import { paperFor } from '../../../shared/domain/brand.ts';
import type { FrozenReport, ReportSnapshot } from './reportSnapshot.ts';

/** A stored report as it is printed. Throws when its figures are not those that were made. */
export function frozenReport(r: Reader, stored: StoredReport): FrozenReport {
  const { snapshot: text, hash: digest, madeAt, comment, contractId, periodFrom, periodTo, id } = stored;
  if (hash('sha256', text) !== digest) throw new Error(`the figures of report ${id} are not those that were made`);
  const snapshot: ReportSnapshot = JSON.parse(text);
  const earlier = reportsOf(r, contractId, { from: periodFrom, to: periodTo }).find((report) => report.id < id);
  return {
    snapshot,
    text,
    hash: digest,
    madeAt,
    comment,
    ...lookOfReport(r, contractId),
    restates: earlier ? { madeAt: earlier.madeAt, hash: earlier.hash } : null,
  };
}

/** The client's colours and logo; without a colour, the agency's (domain §7). */
function lookOfReport(r: Reader, contractId: number): Pick<FrozenReport, 'brand' | 'paper'> {
  const { client } = readContractById(r, contractId);
  const agency = readAgency(r);
  const accent = client.brand?.accent ?? agency?.brand?.accent;
  return {
    brand: { ...client.brand, ...(accent === undefined ? {} : { accent }) },
    paper: paperFor({ paper: agency?.paper, country: agency?.address.country ?? '' }, client),
  };
}
