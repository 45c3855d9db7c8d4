import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';
import { LeadImage, type StoredLead, withImage } from './lead.ts';

interface WasRow {
  readonly leadId: number;
  readonly changedAt: Instant;
  readonly was: string;
}

const imageOf = (was: string): LeadImage => LeadImage.parse(JSON.parse(was));

/** Keeps what a lead said before a change. Of several changes in one moment the first knows what was before. */
export function keepLeadWas(w: Writer, leadId: number, changedAt: Instant, before: LeadImage): void {
  const known = w.read<WasRow>('SELECT was FROM lead_was WHERE lead_id = ? AND changed_at = ?').get(leadId, changedAt);
  const was = JSON.stringify({ ...before, ...(known && imageOf(known.was)) });
  w.write('INSERT OR REPLACE INTO lead_was (lead_id, changed_at, was) VALUES (?, ?, ?)').run(leadId, changedAt, was);
}

/** A change is taken back, and nothing is left of it. */
export function forgetLeadWas(w: Writer, leadId: number, changedAt: Instant): void {
  w.write('DELETE FROM lead_was WHERE lead_id = ? AND changed_at = ?').run(leadId, changedAt);
}

/** What some leads said at a moment in the columns that were changed after it; nothing of those that said then what they say now. */
export function wasAt(r: Reader, leadIds: readonly number[]): (leadId: number, at: Instant) => LeadImage | null {
  const changes = Map.groupBy(
    r
      .read<WasRow>(
        `SELECT lead_id AS leadId, changed_at AS changedAt, was
         FROM json_each(?) AS asked CROSS JOIN lead_was ON lead_id = asked.value ORDER BY lead_id, changed_at DESC`,
      )
      .all(JSON.stringify(leadIds)),
    ({ leadId }) => leadId,
  );
  return (leadId, at) => {
    const since = (changes.get(leadId) ?? []).filter(({ changedAt }) => changedAt > at);
    return since.length === 0 ? null : Object.assign({}, ...since.map(({ was }) => imageOf(was)));
  };
}

/** A lead as it was at a moment. */
export function leadAt(r: Reader, lead: StoredLead, at: Instant): StoredLead {
  const was = wasAt(r, [lead.id])(lead.id, at);
  return was === null ? lead : withImage(lead, was);
}
