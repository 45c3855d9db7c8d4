import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';
import { watchInserts } from '../recordSteps.ts';

/** One action of a user that can be, or was, taken back. */
export interface Step {
  readonly id: number;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly state: 'done' | 'undone';
}

export interface StoredStep extends Step {
  /** The import this step was; it is taken back as a whole, by its own rules. */
  readonly batchId: number | null;
  /** The judging of leads again this step was; it is taken back as a whole, by its own rules. */
  readonly requalificationId: number | null;
  /** The change of many leads this step was; it is taken back as a whole, by its own rules. */
  readonly bulkId: number | null;
}

/** One row as the step found and left it: JSON of its columns, null where there was no row. */
export interface StepRow {
  readonly seq: number;
  readonly table: string;
  /** JSON array of the primary key. */
  readonly key: string;
  readonly contractId: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

const columns =
  'id, at, actor, action, subject, state, batch_id AS batchId, requalification_id AS requalificationId, bulk_id AS bulkId';

/** Steps that can be looked back at; older ones stay done. */
const remembered = 50;

export const newestSteps = (r: Reader, limit: number): StoredStep[] =>
  r.read<StoredStep>(`SELECT ${columns} FROM step ORDER BY id DESC LIMIT ?`).all(limit);

export const readStep = (r: Reader, id: number): StoredStep | null =>
  r.read<StoredStep>(`SELECT ${columns} FROM step WHERE id = ?`).get(id) ?? null;

/** What undo takes back next: the newest step that stands. */
export const nextUndo = (r: Reader): StoredStep | null =>
  r.read<StoredStep>(`SELECT ${columns} FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1`).get() ?? null;

/** What redo does again next: the oldest step taken back; nothing that stands is newer, see {@link closeStep}. */
export const nextRedo = (r: Reader): StoredStep | null =>
  r.read<StoredStep>(`SELECT ${columns} FROM step WHERE state = 'undone' ORDER BY id LIMIT 1`).get() ?? null;

export const stepRows = (r: Reader, stepId: number): StepRow[] =>
  r
    .read<StepRow>(
      `SELECT seq, tab AS "table", row_key AS key, contract_id AS contractId, before, after
       FROM step_row WHERE step_id = ? ORDER BY seq`,
    )
    .all(stepId);

/** Begins a step and records into it until {@link pauseStep}. */
export function openStep(w: Writer, { at, actor }: { readonly at: Instant; readonly actor: string }): number {
  const row = w
    .write<{ id: number }>(
      `INSERT INTO step (at, actor, action, subject, state) VALUES (?, ?, '', '', 'done') RETURNING id`,
    )
    .get(at, actor);
  if (!row) throw new Error('a step without an id');
  resumeStep(w, row.id);
  return row.id;
}

/** Records into a step that was begun by an earlier transaction of the same action. */
export function resumeStep(w: Writer, id: number): void {
  watchInserts(w);
  w.write('INSERT INTO step_now (step_id, seq) SELECT :id, ifnull(max(seq), 0) FROM step_row WHERE step_id = :id').run({
    id,
  });
}

/** Ends recording; always within the transaction that began it, so that nothing else falls into the step. */
export function pauseStep(w: Writer): void {
  w.write('DELETE FROM step_now').run();
}

/**
 * Names a step that changed rows. It ends what could be done again, and pushes out the oldest beyond the remembered ones.
 * Answers false for one that changed none: it is no step.
 */
export function closeStep(
  w: Writer,
  id: number,
  { action, subject }: { readonly action: string; readonly subject: string },
): boolean {
  if (w.read('SELECT 1 FROM step_row WHERE step_id = ? LIMIT 1').get(id) === undefined) return false;
  w.write('UPDATE step SET action = ?, subject = ? WHERE id = ?').run(action, subject, id);
  forgetBeyond(w);
  return true;
}

/** An import as a step of its own. Answers its id. */
export function insertBatchStep(
  w: Writer,
  step: { readonly at: Instant; readonly actor: string; readonly subject: string; readonly batchId: number },
): number {
  const row = w
    .write<{ id: number }>(
      `INSERT INTO step (at, actor, action, subject, state, batch_id)
       VALUES (:at, :actor, 'import', :subject, 'done', :batchId) RETURNING id`,
    )
    .get({ ...step });
  if (!row) throw new Error('a step without an id');
  forgetBeyond(w);
  return row.id;
}

/** The judging of leads again as a step of its own. Answers its id. */
export function insertRequalificationStep(
  w: Writer,
  step: { readonly at: Instant; readonly actor: string; readonly subject: string; readonly requalificationId: number },
): number {
  const row = w
    .write<{ id: number }>(
      `INSERT INTO step (at, actor, action, subject, state, requalification_id)
       VALUES (:at, :actor, 'requalify', :subject, 'done', :requalificationId) RETURNING id`,
    )
    .get({ ...step });
  if (!row) throw new Error('a step without an id');
  forgetBeyond(w);
  return row.id;
}

/** A change of many leads as a step of its own. Answers its id. */
export function insertBulkStep(
  w: Writer,
  step: {
    readonly at: Instant;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly bulkId: number;
  },
): number {
  const row = w
    .write<{ id: number }>(
      `INSERT INTO step (at, actor, action, subject, state, bulk_id)
       VALUES (:at, :actor, :action, :subject, 'done', :bulkId) RETURNING id`,
    )
    .get({ ...step });
  if (!row) throw new Error('a step without an id');
  forgetBeyond(w);
  return row.id;
}

function forgetBeyond(w: Writer): void {
  w.write(`DELETE FROM step WHERE state = 'undone'`).run();
  w.write('DELETE FROM step WHERE id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)').run(remembered);
}

export function dropStep(w: Writer, id: number): void {
  w.write('DELETE FROM step WHERE id = ?').run(id);
}

/** An import taken back by its own command is no step any more. */
export function dropBatchStep(w: Writer, batchId: number): void {
  w.write('DELETE FROM step WHERE batch_id = ?').run(batchId);
}

/** Taken back by its own command, it is no step any more. */
export function dropRequalificationStep(w: Writer, requalificationId: number): void {
  w.write('DELETE FROM step WHERE requalification_id = ?').run(requalificationId);
}

/** The step a change of many leads is, as long as it is remembered. */
export const bulkStep = (r: Reader, bulkId: number): number | null =>
  r.read<{ id: number }>('SELECT id FROM step WHERE bulk_id = ?').get(bulkId)?.id ?? null;

/** Taken back by its own command, or without anything to take back, it is no step any more. */
export function dropBulkStep(w: Writer, bulkId: number): void {
  w.write('DELETE FROM step WHERE bulk_id = ?').run(bulkId);
}

/** Whether a step issued a document: then it stays done. */
export const hasDocument = (r: Reader, stepId: number): boolean =>
  r.read(`SELECT 1 FROM step_row WHERE step_id = ? AND tab = 'document' LIMIT 1`).get(stepId) !== undefined;

export function setStepState(w: Writer, id: number, state: Step['state']): void {
  w.write('UPDATE step SET state = ? WHERE id = ?').run(state, id);
}

/** Nothing of before can be taken back any more. */
export function forgetSteps(w: Writer): void {
  w.write('DELETE FROM step').run();
}

/** The newest document of these contracts issued at or after a moment, or null. */
export function documentSince(r: Reader, contractIds: readonly number[], at: Instant): string | null {
  const row = r
    .read<{ number: string }>(
      `SELECT number FROM document WHERE contract_id IN (SELECT value FROM json_each(?)) AND issued_at >= ?
       ORDER BY issued_at DESC LIMIT 1`,
    )
    .get(JSON.stringify(contractIds), at);
  return row?.number ?? null;
}
