import { z } from 'zod';
import { type Actor, Instant } from '../../shared/domain/basics.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import { requalificationStates, Tally } from '../../shared/domain/requalification.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';
import { Qualification } from './qualification.ts';

const Stored = z.strictObject({
  id: z.int(),
  contractId: z.int(),
  termsId: z.int(),
  state: z.enum(requalificationStates),
  /** Which leads, as JSON. */
  scope: z.string(),
  startedAt: Instant,
  actor: z.string(),
  role: z.enum(['owner', 'manager']),
  /** The last lead looked at. */
  afterLead: z.int(),
  tally: z.string().transform((text) => Tally.parse(JSON.parse(text))),
  /** Of every verdict made so far. */
  digest: z.string(),
});
export type StoredRequalification = z.output<typeof Stored>;
type State = StoredRequalification['state'];

const columns = `id, contract_id AS contractId, terms_id AS termsId, state, scope, started_at AS startedAt, actor, role,
  after_lead AS afterLead, tally, digest`;

export function readRequalification(r: Reader, id: number): StoredRequalification | null {
  const row = r.read(`SELECT ${columns} FROM requalification WHERE id = ?`).get(id);
  return row === undefined ? null : Stored.parse(row);
}

/** The newest first; `contractId` null for those of all contracts. */
export const requalifications = (r: Reader, contractId: number | null, limit: number): StoredRequalification[] =>
  r
    .read(`SELECT ${columns} FROM requalification WHERE :contractId IS NULL OR contract_id = :contractId
           ORDER BY id DESC LIMIT :limit`)
    .all({ contractId, limit })
    .map((row) => Stored.parse(row));

/** What a crash left running, or half taken back. */
export const openRequalifications = (r: Reader): StoredRequalification[] =>
  r
    .read(`SELECT ${columns} FROM requalification WHERE state = 'running' OR state = 'undoing' ORDER BY id`)
    .all()
    .map((row) => Stored.parse(row));

export function insertRequalification(
  w: Writer,
  one: Omit<StoredRequalification, 'state' | 'afterLead' | 'actor' | 'role'> & { readonly actor: Actor },
): void {
  const { actor, tally, ...rest } = one;
  w.write(
    `INSERT INTO requalification (id, contract_id, terms_id, state, scope, started_at, actor, role, after_lead, tally, digest)
     VALUES (:id, :contractId, :termsId, 'running', :scope, :startedAt, :actor, :role, 0, :tally, :digest)`,
  ).run({ ...rest, actor: actor.name, role: actor.role, tally: JSON.stringify(tally) });
}

export function setRequalificationState(w: Writer, id: number, state: State): void {
  w.write('UPDATE requalification SET state = ? WHERE id = ?').run(state, id);
}

/** How far it is, with what was written so far. */
export function moveRequalification(
  w: Writer,
  id: number,
  { afterLead, tally, digest }: Pick<StoredRequalification, 'afterLead' | 'tally' | 'digest'>,
): void {
  w.write('UPDATE requalification SET after_lead = ?, tally = ?, digest = ? WHERE id = ?').run(
    afterLead,
    JSON.stringify(tally),
    digest,
    id,
  );
}

export interface Requalified {
  readonly leadId: number;
  readonly from: LeadOutcome;
  readonly to: LeadOutcome;
  readonly judgedAt: Instant;
  /** The verdict under the same terms it replaced. */
  readonly before: Qualification | null;
}

export function requalifiedInsert(w: Writer, id: number): (one: Requalified) => void {
  const insert = w.write(
    `INSERT INTO requalified (requalification_id, lead_id, from_outcome, to_outcome, judged_at, before)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return ({ leadId, from, to, judgedAt, before }) =>
    void insert.run(id, leadId, from, to, judgedAt, before === null ? null : JSON.stringify(before));
}

/** Leads that moved from one outcome to another, in the order of their ids, after the lead `after`. */
export const movedLeads = (
  r: Reader,
  id: number,
  { from, to }: { readonly from: LeadOutcome; readonly to: LeadOutcome },
  after: number,
  limit: number,
): number[] =>
  r
    .read<{ leadId: number }>(
      `SELECT lead_id AS leadId FROM requalified JOIN lead ON lead.id = requalified.lead_id
       WHERE requalification_id = ? AND from_outcome = ? AND to_outcome = ? AND from_outcome <> to_outcome AND lead_id > ?
         AND ${liveLead} ORDER BY lead_id LIMIT ?`,
    )
    .all(id, from, to, after, limit)
    .map(({ leadId }) => leadId);

/** A verdict it made, with what stands in the way of taking it back. */
export interface ToRestore extends Pick<Requalified, 'leadId' | 'judgedAt' | 'before'> {
  /** Judged again since, or handed to the contract: the verdict is not its own any more, or is evidence. */
  readonly isKept: boolean;
  /** Its import was taken back. */
  readonly isGone: boolean;
}

interface RestoreRow {
  readonly leadId: number;
  readonly judgedAt: Instant;
  readonly before: string | null;
  readonly there: number;
  readonly own: number;
  readonly handed: number;
}

/** Some of the verdicts it made, after the lead `after`. */
export const verdictsToRestore = (
  r: Reader,
  { id, contractId, termsId }: Pick<StoredRequalification, 'id' | 'contractId' | 'termsId'>,
  after: number,
  limit: number,
): ToRestore[] =>
  r
    .read<RestoreRow>(
      `SELECT m.lead_id AS leadId, m.judged_at AS judgedAt, m.before,
         EXISTS (SELECT 1 FROM lead WHERE lead.id = m.lead_id) AS there,
         EXISTS (SELECT 1 FROM qualification q WHERE q.contract_id = :contractId AND q.lead_id = m.lead_id
           AND q.terms_id = :termsId AND q.judged_at = m.judged_at) AS own,
         EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = :contractId AND d.lead_id = m.lead_id) AS handed
       FROM requalified m WHERE m.requalification_id = :id AND m.lead_id > :after ORDER BY m.lead_id LIMIT :limit`,
    )
    .all({ id, contractId, termsId, after, limit })
    .map(({ leadId, judgedAt, before, there, own, handed }) => ({
      leadId,
      judgedAt,
      before: before === null ? null : Qualification.parse(JSON.parse(before)),
      isKept: there === 1 && (own === 0 || handed === 1),
      isGone: there === 0,
    }));

/** Taken back as far as a lead, and nothing is left of it. */
export function forgetRequalified(w: Writer, id: number, upTo: number): void {
  w.write('DELETE FROM requalified WHERE requalification_id = ? AND lead_id <= ?').run(id, upTo);
}

/** Live leads that were judged for a contract, in the order of their ids, after the lead `after`. */
export const judgedLeads = (r: Reader, contractId: number, after: number, limit: number): number[] =>
  r
    .read<{ leadId: number }>(
      `SELECT q.lead_id AS leadId FROM qualification q JOIN lead ON lead.id = q.lead_id
       WHERE q.contract_id = :contractId AND q.lead_id > :after AND ${liveLead}
       GROUP BY q.lead_id ORDER BY q.lead_id LIMIT :limit`,
    )
    .all({ contractId, after, limit })
    .map(({ leadId }) => leadId);

const countedAtOnce = 50_000;

/** How many verdicts a contract has, some at a time: those after the lead `after`, and up to which lead; null when there are none. */
export const countVerdicts = (
  r: Reader,
  contractId: number,
  after: number,
): { readonly count: number; readonly upTo: number | null } =>
  r
    .read<{ count: number; upTo: number | null }>(
      `SELECT count(*) AS count, max(lead_id) AS upTo FROM (SELECT lead_id FROM qualification
         WHERE contract_id = ? AND lead_id > ? ORDER BY lead_id LIMIT ${countedAtOnce})`,
    )
    .get(contractId, after) ?? { count: 0, upTo: null };

/** Which of some leads were handed to a contract, or wait on hold for it. */
export const handedAmong = (r: Reader, contractId: number, leadIds: readonly number[]): ReadonlySet<number> =>
  new Set(
    r
      .read<{ leadId: number }>(
        `SELECT d.lead_id AS leadId FROM json_each(?) AS asked
         CROSS JOIN delivery d ON d.contract_id = ? AND d.lead_id = asked.value`,
      )
      .all(JSON.stringify(leadIds), contractId)
      .map(({ leadId }) => leadId),
  );
