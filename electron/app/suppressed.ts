import { createHmac, createSecretKey } from 'node:crypto';
import type { Reader } from '../../db/handle.ts';
import { anySuppressed, readSuppressionKey, suppressedAmong } from '../../db/queries/suppression.ts';
import type { SuppressionForm } from '../../shared/domain/suppression.ts';

/** What a suppression list holds of a mail or phone: HMAC-SHA-256 under the file's own key, in base64url. */
export function createSuppressionHash(key: string): (form: SuppressionForm) => string {
  const secret = createSecretKey(Buffer.from(key, 'base64'));
  return ({ kind, form }) => createHmac('sha256', secret).update(`${kind}:${form}`).digest('base64url');
}

/**
 * Tells which of some people are on the client's list or the agency's. A client of null asks for the agency's alone.
 * `forms` of one person stand together; the answer has a place for each person.
 */
export function createSuppressionCheck(
  r: Reader,
  clientId: number | null,
): ((people: readonly (readonly SuppressionForm[])[]) => readonly boolean[]) | null {
  const key = readSuppressionKey(r);
  if (key === null || !anySuppressed(r, clientId)) return null;
  const hashOf = createSuppressionHash(key);
  return (people) => {
    const hashes = people.map((forms) => forms.map(hashOf));
    const found = suppressedAmong(r, clientId, hashes.flat());
    return hashes.map((own) => own.some((hash) => found.has(hash)));
  };
}
