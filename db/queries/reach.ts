import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { Verdict } from '../../shared/domain/lead.ts';
import type { ReachReason } from '../../shared/domain/reach.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A lead that somebody is to be asked about: can it be reached? */
export interface WaitingReach {
  readonly id: number;
  readonly name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contact: Verdict;
  readonly capturedAt: Instant;
  readonly why: ReachReason;
  /** The day it was to be asked about again; null for one nobody was asked about. */
  readonly askOn: Day | null;
}

/** Of so many of the newest leads those nobody has reached are looked for: older ones come by their file, their data or their day. */
const mostLookedThrough = 10_000;
const glancedThrough = 1_000;

const shown = `lead.id, ifnull(lead.person_full_name,
    nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), '')) AS name,
  lead.company_name AS company, lead.person_email AS email, lead.person_phone AS phone, lead.contact_verdict AS contact,
  lead.captured_at AS capturedAt, lead.ask_on AS askOn`;

const due = `FROM lead WHERE lead.ask_on <= :today AND ${liveLead}`;
const doubtful = `FROM lead WHERE lead.contact_verdict = 'check' AND lead.reach IS NULL AND ${liveLead}`;
// What is with a client is the client's to call.
const unreachedAmong = (
  newest: number,
): string => `FROM (SELECT id FROM lead WHERE id > 0 ORDER BY id DESC LIMIT ${newest}) newest CROSS JOIN lead ON lead.id = newest.id
  WHERE lead.reach IS NULL AND lead.contact_verdict = 'pass' AND ${liveLead}
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.lead_id = lead.id)`;
const unreached = unreachedAmong(mostLookedThrough);

/** Leads to be asked about: those whose day has come, the longest first, then doubtful ones, then those nobody reached, the newest first. */
export function reachQueue(r: Reader, today: Day, limit: number): WaitingReach[] {
  const found: WaitingReach[] = [];
  const add = (why: ReachReason, rest: string, named: { readonly today?: Day }): void => {
    if (found.length >= limit) return;
    const rows = r
      .read<Omit<WaitingReach, 'why'>>(`SELECT ${shown} ${rest} LIMIT :limit`)
      .all({ ...named, limit: limit - found.length });
    found.push(...rows.map((row) => ({ ...row, why })));
  };
  add('due', `${due} ORDER BY lead.ask_on, lead.id`, { today });
  add('check', `${doubtful} ORDER BY lead.id DESC`, {});
  add('notReached', `${unreached} ORDER BY newest.id DESC`, {});
  return found;
}

type Named = { readonly today?: Day };

const countUpTo = (r: Reader, rest: string, most: number, named: Named = {}): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 ${rest} LIMIT :most)`).get({ ...named, most })?.n ?? 0;

/** How many wait for each reason, each counted up to `most`. */
export const countToReach = (r: Reader, today: Day, most: number): Readonly<Record<ReachReason, number>> => ({
  due: countUpTo(r, due, most, { today }),
  check: countUpTo(r, doubtful, most),
  notReached: countUpTo(r, unreached, most),
});

/** How many wait for any reason, counted up to `most`; those nobody reached are looked for among the newest only. */
export function glanceAtReach(r: Reader, today: Day, most: number): number {
  const found = countUpTo(r, due, most, { today }) + countUpTo(r, doubtful, most);
  if (found >= most) return most;
  return found + countUpTo(r, unreachedAmong(glancedThrough), most - found);
}
