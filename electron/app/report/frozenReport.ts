import { hash } from 'node:crypto';
import type { Reader } from '../../../db/handle.ts';
import type { StoredReport } from '../../../db/queries/report.ts';
import { reportsOf } from '../../../db/queries/report.ts';
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
    restates: earlier ? { madeAt: earlier.madeAt, hash: earlier.hash } : null,
  };
}
