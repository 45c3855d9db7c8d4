import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { PrepaidKind } from '../../shared/domain/prepaid.ts';
import type { Reader, Writer } from '../handle.ts';

/** One movement of a contract's balance, in minor units of the client's currency: below zero where it was used. */
export interface StoredPrepaidEntry {
  readonly id: number;
  readonly contractId: number;
  /** In the client's zone; of a document the day it was issued. */
  readonly day: Day;
  readonly kind: PrepaidKind;
  readonly amount: Minor;
  /** The document that moved it; null for what a person entered. */
  readonly documentId: number | null;
  readonly note: string | null;
  readonly recordedAt: Instant;
}

export function insertPrepaidEntry(w: Writer, entry: StoredPrepaidEntry): void {
  w.write(
    `INSERT INTO prepaid_entry (id, contract_id, day, kind, amount, document_id, note, recorded_at)
     VALUES (:id, :contractId, :day, :kind, :amount, :documentId, :note, :recordedAt)`,
  ).run({ ...entry });
}

/** What was paid in, less what invoices used, and what credit notes gave back. */
export const balanceOf = (r: Reader, contractId: number): Minor =>
  r
    .read<{ balance: Minor }>('SELECT ifnull(sum(amount), 0) AS balance FROM prepaid_entry WHERE contract_id = ?')
    .get(contractId)?.balance ?? 0;

/** A movement with the number of its document. */
export type ListedPrepaidEntry = Pick<StoredPrepaidEntry, 'id' | 'day' | 'kind' | 'amount' | 'note'> & {
  readonly number: string | null;
};

/** The newest first. */
export const prepaidEntries = (r: Reader, contractId: number, limit: number): ListedPrepaidEntry[] =>
  r
    .read<ListedPrepaidEntry>(
      `SELECT e.id, e.day, e.kind, e.amount, e.note, d.number FROM prepaid_entry e
       LEFT JOIN document d ON d.id = e.document_id
       WHERE e.contract_id = ? ORDER BY e.recorded_at DESC, e.id DESC LIMIT ?`,
    )
    .all(contractId, limit);

/** What the credit notes of an invoice gave back to the balance so far. */
export const givenBackFor = (r: Reader, invoiceId: number): Minor =>
  r
    .read<{ amount: Minor }>(
      `SELECT ifnull(sum(e.amount), 0) AS amount FROM document d CROSS JOIN prepaid_entry e ON e.document_id = d.id
       WHERE d.of_document = ?`,
    )
    .get(invoiceId)?.amount ?? 0;
