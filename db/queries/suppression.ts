import type { Instant } from '../../shared/domain/basics.ts';
import type { SuppressionKind } from '../../shared/domain/suppression.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

/** Suppression lists hold keyed hashes only (domain §8); the key lies in the same encrypted file. */
const secretName = 'suppression';

export interface SuppressionEntry {
  readonly id: number;
  /** Null: for the whole agency. */
  readonly clientId: number | null;
  readonly kind: SuppressionKind;
  readonly hash: string;
  /** 0 to 1,048,575. */
  readonly bucket: number;
  readonly addedAt: Instant;
  readonly addedBy: string;
  /** Where it came from: `typed`, `leads`, or a file by its name. */
  readonly origin: string;
  /** The id of the first of those that came in together. */
  readonly addition: number;
}

/** The key of the hashes as base64; null before the first entry. */
export const readSuppressionKey = (r: Reader): string | null =>
  r.read<{ value: string }>('SELECT value FROM secret WHERE name = ?').get(secretName)?.value ?? null;

export function insertSuppressionKey(w: Writer, value: string): void {
  w.write('INSERT INTO secret (name, value) VALUES (?, ?)').run(secretName, value);
}

/** The buckets of the client's list and the agency's; a client of null asks for the agency's alone. */
export const suppressedBuckets = (r: Reader, clientId: number | null): number[] =>
  r
    .read<{ bucket: number }>('SELECT DISTINCT bucket FROM suppression WHERE client_id IS NULL OR client_id = ?')
    .all(clientId)
    .map(({ bucket }) => bucket);

/** What those two lists name at all; empty where there is nobody on them. */
export const suppressedKinds = (r: Reader, clientId: number | null): ReadonlySet<SuppressionKind> =>
  new Set(
    r
      .read<{ kind: SuppressionKind }>('SELECT DISTINCT kind FROM suppression WHERE client_id IS NULL OR client_id = ?')
      .all(clientId)
      .map(({ kind }) => kind),
  );

/** Which of these hashes are on the client's list or the agency's. */
export const suppressedAmong = (r: Reader, clientId: number | null, hashes: readonly string[]): ReadonlySet<string> =>
  new Set(
    r
      .read<{ hash: string }>(
        `SELECT s.hash FROM json_each(?) AS asked CROSS JOIN suppression AS s ON s.hash = asked.value
         WHERE s.client_id IS NULL OR s.client_id = ?`,
      )
      .all(JSON.stringify(hashes), clientId)
      .map(({ hash }) => hash),
  );

/** False when the list has it already. */
export function insertSuppression(w: Writer, entry: SuppressionEntry): boolean {
  const { changes } = w
    .write(
      `INSERT INTO suppression (id, client_id, kind, hash, bucket, added_at, added_by, origin, addition)
       VALUES (:id, :clientId, :kind, :hash, :bucket, :addedAt, :addedBy, :origin, :addition)
       ON CONFLICT DO NOTHING`,
    )
    .run({ ...entry });
  return changes === 1;
}

/** How many of each kind. */
interface Kinds {
  readonly mails: number;
  readonly phones: number;
  readonly domains: number;
}

const kinds = `sum(kind = 'mail') AS mails, sum(kind = 'phone') AS phones, sum(kind = 'domain') AS domains`;

/** How many are on a list; `clientId` null is the agency's. */
export interface SuppressionCount extends Kinds {
  readonly clientId: number | null;
}

export const countSuppressions = (r: Reader): SuppressionCount[] =>
  r.read<SuppressionCount>(`SELECT client_id AS clientId, ${kinds} FROM suppression GROUP BY client_id`).all();

/** What came onto a list in one go, as far as it is still there. */
export interface SuppressionAddition extends Kinds {
  readonly addition: number;
  readonly clientId: number | null;
  readonly at: Instant;
  readonly by: string;
  readonly origin: string;
}

/** The newest first. */
export const suppressionAdditions = (r: Reader, limit: number): SuppressionAddition[] =>
  r
    .read<SuppressionAddition>(
      `SELECT addition, client_id AS clientId, min(added_at) AS at, added_by AS by, origin, ${kinds}
       FROM suppression GROUP BY addition ORDER BY addition DESC LIMIT ?`,
    )
    .all(limit);

/** An entry without who it is about. */
export interface ListedEntry {
  readonly id: number;
  readonly clientId: number | null;
  readonly kind: SuppressionKind;
  readonly hash: string;
  readonly bucket: number;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly origin: string;
}

const entryColumns = `s.id, s.client_id AS clientId, s.kind, s.hash, s.bucket, s.added_at AS addedAt, s.added_by AS addedBy, s.origin`;

/** Some entries of an addition, after the entry `after`. */
export const entriesOfAddition = (r: Reader, addition: number, after: number, limit: number): ListedEntry[] =>
  r
    .read<ListedEntry>(
      `SELECT ${entryColumns} FROM suppression s WHERE s.addition = ? AND s.id > ? ORDER BY s.id LIMIT ?`,
    )
    .all(addition, after, limit);

/** Every entry of these hashes, on whichever list. */
export const entriesAmong = (r: Reader, hashes: readonly string[]): ListedEntry[] =>
  r
    .read<ListedEntry>(
      `SELECT ${entryColumns} FROM json_each(?) AS asked CROSS JOIN suppression AS s ON s.hash = asked.value ORDER BY s.id`,
    )
    .all(JSON.stringify(hashes));

export function deleteSuppression(w: Writer, id: number): void {
  const { changes } = w.write('DELETE FROM suppression WHERE id = ?').run(id);
  if (changes !== 1) throw new Error(`no suppression ${id}`);
}

/** By what a stored lead may be found on a list. */
export interface LeadKeys {
  readonly id: number;
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly companyDomain: string | null;
}

/** Live leads in the order they came, after the lead `after`. */
export const leadKeys = (r: Reader, after: number, limit: number): LeadKeys[] =>
  r
    .read<LeadKeys>(
      `SELECT lead.id, lead.email_key AS emailKey, lead.phone_key AS phoneKey, lead.company_domain AS companyDomain
       FROM lead WHERE lead.id > ? AND ${liveLead} ORDER BY lead.id LIMIT ?`,
    )
    .all(after, limit);

/** How many leads are held back for each contract because a list names them. */
export const countSuppressedLeads = (r: Reader): { readonly contractId: number; readonly leads: number }[] =>
  r
    .read<{ contractId: number; leads: number }>(
      `SELECT q.contract_id AS contractId, count(DISTINCT q.lead_id) AS leads FROM qualification q JOIN lead ON lead.id = q.lead_id
       WHERE q.outcome = 'suppressed' AND ${liveLead}
         AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = q.contract_id AND d.lead_id = q.lead_id)
         AND NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
           AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))
       GROUP BY q.contract_id`,
    )
    .all();
