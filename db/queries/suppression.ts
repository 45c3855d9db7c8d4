import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** Suppression lists hold keyed hashes only (domain §8); the key lies in the same encrypted file. */
const secretName = 'suppression';

export interface SuppressionEntry {
  readonly id: number;
  /** Null: for the whole agency. */
  readonly clientId: number | null;
  readonly kind: 'mail' | 'phone';
  readonly hash: string;
  /** 0 to 65,535. */
  readonly bucket: number;
  readonly addedAt: Instant;
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
      `INSERT INTO suppression (id, client_id, kind, hash, bucket, added_at)
       VALUES (:id, :clientId, :kind, :hash, :bucket, :addedAt)
       ON CONFLICT DO NOTHING`,
    )
    .run({ ...entry });
  return changes === 1;
}

/** How many are on a list; `clientId` null is the agency's. */
export interface SuppressionCount {
  readonly clientId: number | null;
  readonly mails: number;
  readonly phones: number;
}

export const countSuppressions = (r: Reader): SuppressionCount[] =>
  r
    .read<SuppressionCount>(
      `SELECT client_id AS clientId, sum(kind = 'mail') AS mails, sum(kind = 'phone') AS phones
       FROM suppression GROUP BY client_id`,
    )
    .all();
