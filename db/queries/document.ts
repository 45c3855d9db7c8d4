import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { documentKinds } from '../../shared/domain/document.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Charge, EventKey } from '../../shared/domain/pricing/charge.ts';
import type { Reader, Writer } from '../handle.ts';

type DocumentKind = (typeof documentKinds)[number];

/** An issued document. `snapshot` is the document itself, as JSON text; the columns beside it repeat it for queries. */
export interface StoredDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly series: string;
  readonly sequence: number;
  readonly number: string;
  readonly contractId: number;
  readonly clientId: number;
  /** The invoice a credit note corrects. */
  readonly ofDocument: number | null;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly issuedAt: Instant;
  readonly currency: string;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  readonly snapshot: string;
  readonly snapshotHash: string;
}

const columns = `id, kind, series, sequence, number, contract_id AS contractId, client_id AS clientId,
  of_document AS ofDocument, period_from AS periodFrom, period_to AS periodTo, issued_at AS issuedAt, currency, net, tax,
  gross, snapshot, snapshot_hash AS snapshotHash`;

export const readDocument = (r: Reader, number: string): StoredDocument | null =>
  r.read<StoredDocument>(`SELECT ${columns} FROM document WHERE number = ?`).get(number) ?? null;

export function readDocumentById(r: Reader, id: number): StoredDocument {
  const row = r.read<StoredDocument>(`SELECT ${columns} FROM document WHERE id = ?`).get(id);
  if (!row) throw new Error(`no document ${id}`);
  return row;
}

/** The credit notes of an invoice, oldest first. */
export const creditNotesOf = (r: Reader, invoiceId: number): StoredDocument[] =>
  r.read<StoredDocument>(`SELECT ${columns} FROM document WHERE of_document = ? ORDER BY sequence, id`).all(invoiceId);

/**
 * Whether a contract has an invoice for exactly this period. Asked by contract: by the end of the period it would look through
 * what all contracts invoiced that month.
 */
export const isInvoiced = (r: Reader, contractId: number, period: Period): boolean =>
  r
    .read(
      "SELECT 1 FROM document WHERE contract_id = ? AND period_from = ? AND +period_to = ? AND kind = 'invoice' LIMIT 1",
    )
    .get(contractId, period.from, period.to) !== undefined;

/** Whether a component ever charged an event, on a document that may have been credited since. */
export const wasCharged = (r: Reader, contractId: number, component: string, event: EventKey): boolean =>
  r
    .read('SELECT 1 FROM charge WHERE contract_id = ? AND component = ? AND event = ? LIMIT 1')
    .get(contractId, component, event) !== undefined;
/** The documents of some contracts without what they say, the last issued first. */
export const newestOf = (
  r: Reader,
  contractIds: readonly number[],
  limit: number,
): Omit<StoredDocument, 'snapshot' | 'snapshotHash'>[] =>
  r
    .read<Omit<StoredDocument, 'snapshot' | 'snapshotHash'>>(
      `SELECT document.id, kind, series, sequence, number, contract_id AS contractId, client_id AS clientId,
         of_document AS ofDocument, period_from AS periodFrom, period_to AS periodTo, issued_at AS issuedAt, currency, net,
         tax, gross
       FROM json_each(?) AS asked CROSS JOIN document ON document.contract_id = asked.value
       ORDER BY issued_at DESC, document.id DESC LIMIT ?`,
    )
    .all(JSON.stringify(contractIds), limit);

/** The number after the last of a series; call inside the transaction that writes the document (domain §6). */
export function nextSequence(w: Writer, series: string): number {
  const row = w
    .read<{ last: number | null }>('SELECT max(sequence) AS last FROM document WHERE series = ?')
    .get(series);
  return (row?.last ?? 0) + 1;
}

export function insertDocument(w: Writer, document: StoredDocument): void {
  w.write(
    `INSERT INTO document (id, kind, series, sequence, number, contract_id, client_id, of_document, period_from, period_to,
       issued_at, currency, net, tax, gross, snapshot, snapshot_hash)
     VALUES (:id, :kind, :series, :sequence, :number, :contractId, :clientId, :ofDocument, :periodFrom, :periodTo,
       :issuedAt, :currency, :net, :tax, :gross, :snapshot, :snapshotHash)`,
  ).run({ ...document });
}

/** A charge as it is kept beside its document; `line` counts from 1. */
export interface StoredCharge
  extends Pick<Charge, 'component' | 'event' | 'day' | 'deliveryId' | 'chainId' | 'amount'> {
  readonly id: number;
  readonly documentId: number;
  readonly line: number;
  readonly contractId: number;
  /** The sale behind it; null for everything else. */
  readonly opportunityId: number | null;
  /** What its unit costs before a part credit, in minor units. */
  readonly price: Minor;
}

/** Charges of an invoice; each is live from now on: its component cannot charge its event again (domain §9, 1). */
export function insertLiveCharges(w: Writer, charges: readonly StoredCharge[]): void {
  const charge = w.write(
    `INSERT INTO charge (id, document_id, line, contract_id, component, event, day, delivery_id, chain_id, opportunity_id,
       amount, price)
     VALUES (:id, :documentId, :line, :contractId, :component, :event, :day, :deliveryId, :chainId, :opportunityId,
       :amount, :price)`,
  );
  const live = w.write('INSERT INTO live_charge (contract_id, component, event, charge_id) VALUES (?, ?, ?, ?)');
  for (const c of charges) {
    charge.run({ ...c });
    live.run(c.contractId, c.component, c.event, c.id);
  }
}

const chargeColumns = `id, document_id AS documentId, line, contract_id AS contractId, component, event, day,
  delivery_id AS deliveryId, chain_id AS chainId, opportunity_id AS opportunityId, amount, price`;

export const chargesOf = (r: Reader, documentId: number): StoredCharge[] =>
  r.read<StoredCharge>(`SELECT ${chargeColumns} FROM charge WHERE document_id = ? ORDER BY id`).all(documentId);

/** Charges of an invoice with what no credit note has taken back yet. */
export const chargesLeft = (r: Reader, documentId: number): { readonly charge: StoredCharge; readonly left: Minor }[] =>
  r
    .read<StoredCharge & { readonly left: Minor }>(
      `SELECT ${chargeColumns}, amount - ifnull((SELECT sum(amount) FROM credit WHERE charge_id = charge.id), 0) AS left
       FROM charge WHERE document_id = ? ORDER BY id`,
    )
    .all(documentId)
    .map(({ left, ...charge }) => ({ charge, left }));

export interface StoredCredit {
  readonly id: number;
  readonly documentId: number;
  readonly chargeId: number;
  readonly disputeId: number | null;
  readonly amount: Minor;
}

export function insertCredits(w: Writer, credits: readonly StoredCredit[]): void {
  const insert = w.write(
    'INSERT INTO credit (id, document_id, charge_id, dispute_id, amount) VALUES (:id, :documentId, :chargeId, :disputeId, :amount)',
  );
  for (const credit of credits) insert.run({ ...credit });
}

/**
 * Lets the events of charges that are credited in full, or cost nothing, be billed once more; never one whose unit, or whose lead, was
 * returned: a return is for good (domain §6). Answers how many it freed.
 */
export function freeCredited(w: Writer, chargeIds: readonly number[]): number {
  const free = w.write(
    `DELETE FROM live_charge WHERE charge_id = :charge
       AND (SELECT amount FROM charge WHERE id = :charge) = ifnull((SELECT sum(amount) FROM credit WHERE charge_id = :charge), 0)
       AND NOT EXISTS (
         SELECT 1 FROM charge c JOIN dispute t ON t.delivery_id = c.delivery_id
         WHERE c.id = :charge AND t.state = 'upheld' AND (t.chain_id IS NULL OR t.chain_id = c.chain_id))`,
  );
  return chargeIds.reduce((freed, charge) => freed + free.run({ charge }).changes, 0);
}

/** The place of a device in the order in which they first issued, from 1; a new one comes last. */
export function deviceOrdinal(w: Writer, number: number, now: Instant): number {
  w.write(
    `INSERT INTO device (number, ordinal, first_seen) SELECT :number, 1 + ifnull((SELECT max(ordinal) FROM device), 0), :now
     WHERE NOT EXISTS (SELECT 1 FROM device WHERE number = :number)`,
  ).run({ number, now });
  const row = w.read<{ ordinal: number }>('SELECT ordinal FROM device WHERE number = ?').get(number);
  if (!row) throw new Error(`no device ${number}`);
  return row.ordinal;
}

/** The hash of the first rendering in a format; null before it was rendered. */
export const firstRendering = (r: Reader, documentId: number, format: string): string | null =>
  r.read<{ hash: string }>('SELECT hash FROM rendering WHERE document_id = ? AND format = ?').get(documentId, format)
    ?.hash ?? null;

export function insertRendering(w: Writer, documentId: number, format: string, hash: string): void {
  w.write('INSERT INTO rendering (document_id, format, hash) VALUES (?, ?, ?)').run(documentId, format, hash);
}

export const countDocuments = (r: Reader): number =>
  r.read<{ n: number }>('SELECT count(*) AS n FROM document').get()?.n ?? 0;
