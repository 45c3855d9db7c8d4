import { hash } from 'node:crypto';
import type { Reader } from '../../../db/handle.ts';
import { type BulkLead, type LeadMarks, standOf } from '../../../db/queries/bulk.ts';
import { tagsOf } from '../../../db/queries/tag.ts';
import type { ChangeSince } from '../../../shared/domain/bulk.ts';

/** 64 bits: enough to tell one lead from itself. */
const mark = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);

/** How leads stand now; those nobody sees any more have none. */
export const marksOf = (r: Reader, leadIds: readonly number[]): ReadonlyMap<number, LeadMarks> =>
  new Map(
    standOf(r, leadIds).map(({ leadId, facts, verdicts, handed }) => [
      leadId,
      { facts: mark(facts), verdicts: mark(verdicts), handed: mark(handed) },
    ]),
  );

/** A lead it changed, with what was done to it since: undoing that would overwrite somebody's work. */
export interface Standing {
  readonly lead: BulkLead;
  /** Its import was taken back, or it went into another lead. */
  readonly isGone: boolean;
  readonly since: ChangeSince | null;
}

export function standings(r: Reader, leads: readonly BulkLead[]): Standing[] {
  const ids = leads.map(({ leadId }) => leadId);
  const now = marksOf(r, ids);
  const tags = tagsOf(r, ids);
  return leads.map((lead) => {
    const marks = now.get(lead.leadId);
    return {
      lead,
      isGone: marks === undefined,
      since: marks === undefined ? null : changeSince(lead, marks, tags.get(lead.leadId) ?? []),
    };
  });
}

function changeSince({ change, marks }: BulkLead, now: LeadMarks, tags: readonly string[]): ChangeSince | null {
  if (change.tags !== undefined) {
    const stands =
      change.tags.added.every((tag) => tags.includes(tag)) && !change.tags.removed.some((tag) => tags.includes(tag));
    return stands ? null : 'tagged';
  }
  if (marks.facts !== now.facts) return 'edited';
  if (marks.handed !== now.handed) return 'handed';
  return marks.verdicts === now.verdicts ? null : 'judged';
}
