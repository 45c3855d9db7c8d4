import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A unit owed instead of a credit, for an upheld claim or for the outcome of a meeting (domain §1). */
export interface Replacement {
  readonly id: number;
  readonly contractId: number;
  readonly disputeId: number | null;
  /** The chain whose outcome brings it; null when a claim does. */
  readonly chainId: number | null;
  readonly owedAt: Instant;
  /** In the client's zone; null when the terms name no days. */
  readonly dueDay: Day | null;
  /** The delivery that fulfils it; null while it is owed. */
  readonly fulfilledBy: number | null;
}

const all = `SELECT r.id, r.contract_id AS contractId, r.dispute_id AS disputeId, r.chain_id AS chainId,
  r.owed_at AS owedAt, r.due_day AS dueDay, d.id AS fulfilledBy
  FROM replacement r LEFT JOIN delivery d ON d.replacement_id = r.id`;

/** The ledger of a contract, oldest first. */
export const readReplacements = (r: Reader, contractId: number): Replacement[] =>
  r.read<Replacement>(`${all} WHERE r.contract_id = ? ORDER BY r.owed_at, r.id`).all(contractId);

/** What is owed and not fulfilled, oldest first. */
export const owedReplacements = (r: Reader, contractId: number): Replacement[] =>
  r.read<Replacement>(`${all} WHERE r.contract_id = ? AND d.id IS NULL ORDER BY r.owed_at, r.id`).all(contractId);

export const replacementOfChain = (r: Reader, chainId: number): Replacement | null =>
  r.read<Replacement>(`${all} WHERE r.chain_id = ?`).get(chainId) ?? null;

export const replacementOfDispute = (r: Reader, disputeId: number): Replacement | null =>
  r.read<Replacement>(`${all} WHERE r.dispute_id = ?`).get(disputeId) ?? null;

/** Whether the unit a replacement is owed for is a meeting, not a lead. */
export function replacesMeeting(r: Reader, id: number): boolean {
  const row = r
    .read<{ chainId: number | null }>(
      `SELECT ifnull(r.chain_id, p.chain_id) AS chainId FROM replacement r LEFT JOIN dispute p ON p.id = r.dispute_id
       WHERE r.id = ?`,
    )
    .get(id);
  if (row === undefined) throw new Error(`no replacement ${id}`);
  return row.chainId !== null;
}

export function insertReplacement(
  w: Writer,
  { fulfilledBy: _none, ...rest }: Replacement & { fulfilledBy: null },
): void {
  w.write(
    `INSERT INTO replacement (id, contract_id, dispute_id, chain_id, owed_at, due_day)
     VALUES (:id, :contractId, :disputeId, :chainId, :owedAt, :dueDay)`,
  ).run({ ...rest });
}

/** Throws, by the foreign key, when it is fulfilled. */
export function deleteReplacement(w: Writer, id: number): void {
  const { changes } = w.write('DELETE FROM replacement WHERE id = ?').run(id);
  if (changes !== 1) throw new Error(`no replacement ${id}`);
}
