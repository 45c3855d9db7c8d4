import { z } from 'zod';
import { type Actor, Instant } from '../../shared/domain/basics.ts';
import { BulkDeed, BulkTally, bulkStates } from '../../shared/domain/bulk.ts';
import type { Reader, Writer } from '../handle.ts';
import { LeadImage, liveLead } from './lead.ts';
import { Qualification } from './qualification.ts';

const Stored = z.strictObject({
  id: z.int(),
  state: z.enum(bulkStates),
  deed: z.string().transform((text) => BulkDeed.parse(JSON.parse(text))),
  startedAt: Instant,
  actor: z.string(),
  role: z.enum(['owner', 'manager']),
  /** Chosen. */
  leads: z.int(),
  /** The last lead done. */
  afterLead: z.int(),
  tally: z.string().transform((text) => BulkTally.parse(JSON.parse(text))),
  /** Of every change made so far. */
  digest: z.string(),
});
export type StoredBulk = z.output<typeof Stored>;

const columns = `id, state, deed, started_at AS startedAt, actor, role, leads, after_lead AS afterLead, tally, digest`;

export function readBulk(r: Reader, id: number): StoredBulk | null {
  const row = r.read(`SELECT ${columns} FROM bulk WHERE id = ?`).get(id);
  return row === undefined ? null : Stored.parse(row);
}

/** What a crash left at work, or half taken back, the oldest first. */
export const openBulks = (r: Reader): StoredBulk[] =>
  r
    .read(`SELECT ${columns} FROM bulk WHERE state IN ('choosing', 'running', 'undoing') ORDER BY id`)
    .all()
    .map((row) => Stored.parse(row));

/** The newest first, those before the one called `after`. */
export const newestBulks = (r: Reader, after: number, limit: number): StoredBulk[] =>
  r
    .read(`SELECT ${columns} FROM bulk WHERE state <> 'choosing' AND id < ? ORDER BY id DESC LIMIT ?`)
    .all(after, limit)
    .map((row) => Stored.parse(row));

export function insertBulk(
  w: Writer,
  one: Pick<StoredBulk, 'id' | 'deed' | 'startedAt' | 'tally' | 'digest'> & { readonly actor: Actor },
): void {
  const { actor, tally, deed, ...rest } = one;
  w.write(
    `INSERT INTO bulk (id, state, deed, started_at, actor, role, leads, after_lead, tally, digest)
     VALUES (:id, 'choosing', :deed, :startedAt, :actor, :role, 0, 0, :tally, :digest)`,
  ).run({
    ...rest,
    actor: actor.name,
    role: actor.role,
    tally: JSON.stringify(tally),
    deed: JSON.stringify(deed),
  });
}

export function setBulkState(w: Writer, id: number, state: StoredBulk['state']): void {
  w.write('UPDATE bulk SET state = ? WHERE id = ?').run(state, id);
}

/** All leads are chosen: from here on they are changed. */
export function beginBulk(w: Writer, id: number, leads: number): void {
  w.write(`UPDATE bulk SET state = 'running', leads = ? WHERE id = ?`).run(leads, id);
}

/** How far it is. */
export function moveBulk(
  w: Writer,
  id: number,
  { afterLead, tally, digest }: Pick<StoredBulk, 'afterLead' | 'tally' | 'digest'>,
): void {
  w.write('UPDATE bulk SET after_lead = ?, tally = ?, digest = ? WHERE id = ?').run(
    afterLead,
    JSON.stringify(tally),
    digest,
    id,
  );
}

/** One that was given up before it changed anything. */
export function deleteBulk(w: Writer, id: number): void {
  forgetParts(w, id);
  w.write('DELETE FROM bulk WHERE id = ?').run(id);
}

/** Some of the leads chosen, in the order of their ids; none of them stands in another part. */
export function insertPart(w: Writer, id: number, leads: readonly number[]): void {
  const last = leads.at(-1);
  if (last === undefined) throw new Error('a part without leads');
  w.write('INSERT INTO bulk_part (bulk_id, last_lead, leads) VALUES (?, ?, ?)').run(id, last, JSON.stringify(leads));
}

const Ids = z.array(z.int());

/** The leads that come next after the lead `after`, as many as the part has that they stand in; none when all are done. */
export function nextChosen(r: Reader, id: number, after: number): readonly number[] {
  const part = r
    .read<{ leads: string }>(
      'SELECT leads FROM bulk_part WHERE bulk_id = ? AND last_lead > ? ORDER BY last_lead LIMIT 1',
    )
    .get(id, after);
  return part === undefined ? [] : Ids.parse(JSON.parse(part.leads)).filter((lead) => lead > after);
}

export function forgetParts(w: Writer, id: number): void {
  w.write('DELETE FROM bulk_part WHERE bulk_id = ?').run(id);
}

/** How a lead stands, each part as a short digest: whether it was changed since is told without keeping what it said. */
export const LeadMarks = z.strictObject({ facts: z.string(), verdicts: z.string(), handed: z.string() });
export type LeadMarks = Readonly<z.infer<typeof LeadMarks>>;

/** What was changed on a lead: columns, tags, and the verdicts that were replaced beside those in their place. */
const LeadChange = z.strictObject({
  lead: z.strictObject({ before: LeadImage, after: LeadImage }).optional(),
  tags: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }).optional(),
  verdicts: z.strictObject({ before: z.array(Qualification), after: z.array(Qualification) }).optional(),
});
type LeadChange = Readonly<z.infer<typeof LeadChange>>;

export interface BulkLead {
  readonly leadId: number;
  readonly changedAt: Instant;
  readonly change: LeadChange;
  readonly marks: LeadMarks;
}

export function bulkLeadInsert(w: Writer, id: number): (one: BulkLead) => void {
  const insert = w.write('INSERT INTO bulk_lead (bulk_id, lead_id, changed_at, change, marks) VALUES (?, ?, ?, ?, ?)');
  return ({ leadId, changedAt, change, marks }) =>
    void insert.run(id, leadId, changedAt, JSON.stringify(change), JSON.stringify(marks));
}

/** Some of the leads it changed, in the order of their ids, after the lead `after`. */
export const bulkLeads = (r: Reader, id: number, after: number, limit: number): BulkLead[] =>
  r
    .read<{ leadId: number; changedAt: Instant; change: string; marks: string }>(
      `SELECT lead_id AS leadId, changed_at AS changedAt, change, marks FROM bulk_lead WHERE bulk_id = ? AND lead_id > ?
       ORDER BY lead_id LIMIT ?`,
    )
    .all(id, after, limit)
    .map(({ change, marks, ...one }) => ({
      ...one,
      change: LeadChange.parse(JSON.parse(change)),
      marks: LeadMarks.parse(JSON.parse(marks)),
    }));

/** Taken back on these leads, and nothing is left of it. */
export function forgetBulkLeads(w: Writer, id: number, leadIds: readonly number[]): void {
  w.write('DELETE FROM bulk_lead WHERE bulk_id = ? AND lead_id IN (SELECT value FROM json_each(?))').run(
    id,
    JSON.stringify(leadIds),
  );
}

/** How many leads it changed that are changed still. */
export const countBulkLeads = (r: Reader, id: number): number =>
  r.read<{ n: number }>('SELECT count(*) AS n FROM bulk_lead WHERE bulk_id = ?').get(id)?.n ?? 0;

/** How live leads stand, as text to be made a digest of: all they say, the verdicts on them, and what they were handed to. */
export interface LeadStand {
  readonly leadId: number;
  readonly facts: string;
  readonly verdicts: string;
  readonly handed: string;
}

type OfLead = Readonly<Record<string, string | number | null>>;

/** Without what it does not say: a column that comes with a later version of the program changes nothing. */
const saidBy = (row: OfLead): string => JSON.stringify(Object.entries(row).filter(([, value]) => value !== null));

export function standOf(r: Reader, leadIds: readonly number[]): LeadStand[] {
  const asked = JSON.stringify(leadIds);
  const verdicts = Map.groupBy(
    r
      .read<OfLead>(
        `SELECT q.* FROM json_each(?) AS asked CROSS JOIN qualification q ON q.lead_id = asked.value
         ORDER BY q.contract_id, q.terms_id`,
      )
      .all(asked),
    (row) => row.lead_id,
  );
  const handed = Map.groupBy(
    r
      .read<OfLead>(
        `SELECT d.lead_id, d.id FROM json_each(?) AS asked CROSS JOIN delivery d ON d.lead_id = asked.value ORDER BY d.id`,
      )
      .all(asked),
    (row) => row.lead_id,
  );
  return r
    .read<OfLead>(`SELECT lead.* FROM json_each(?) AS asked CROSS JOIN lead ON lead.id = asked.value WHERE ${liveLead}`)
    .all(asked)
    .map((row) => ({
      leadId: Number(row.id),
      facts: saidBy(row),
      verdicts: (verdicts.get(row.id ?? null) ?? []).map(saidBy).join(),
      handed: (handed.get(row.id ?? null) ?? []).map(saidBy).join(),
    }));
}
