import type { Reader } from '../../../db/handle.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import type { PreviewRow } from '../../../shared/api/intake.ts';
import { whoIs } from './previewRow.ts';

/** The rows with earlier leads called by the name a person knows them by. */
export function withEarlierNames(r: Reader, rows: readonly PreviewRow[]): PreviewRow[] {
  const ids = new Set(rows.flatMap(({ reasons }) => reasons.flatMap(({ lead }) => lead ?? [])));
  if (ids.size === 0) return [...rows];
  const names = new Map(
    readLeads(r, [...ids]).map((lead) => {
      const { name, email, company } = whoIs(lead);
      return [lead.id, name ?? email ?? company];
    }),
  );
  const named = (reason: PreviewRow['reasons'][number]): typeof reason =>
    reason.lead === null ? reason : { ...reason, words: names.get(reason.lead) ?? null };
  return rows.map((row) => ({ ...row, reasons: row.reasons.map(named) }));
}
