import { createHmac, createSecretKey } from 'node:crypto';
import type { Reader } from '../../../db/handle.ts';
import { readSuppressionKey, suppressedAmong, suppressedBuckets } from '../../../db/queries/suppression.ts';
import type { SuppressionForm } from '../../../shared/domain/suppression.ts';

const buckets = 1 << 16;

/** How a file's suppression lists hold people, under the key of that file. */
export interface SuppressionHashes {
  /** HMAC-SHA-256 in base64url. */
  readonly hashOf: (form: SuppressionForm) => string;
  /** A small number from a quick hash: whoever's is on no list is on no list, and is spared the other. */
  readonly bucketOf: (form: SuppressionForm) => number;
}

/** `key` is the file's, in base64. */
export function suppressionHashes(key: string): SuppressionHashes {
  const bytes = Buffer.from(key, 'base64');
  const secret = createSecretKey(bytes);
  const seed = bytes.readInt32LE(0);
  return {
    hashOf: ({ kind, form }) => createHmac('sha256', secret).update(`${kind}:${form}`).digest('base64url'),
    bucketOf({ form }) {
      // FNV-1a.
      let mixed = seed;
      for (let place = 0; place < form.length; place += 1) {
        mixed = Math.imul(mixed ^ form.charCodeAt(place), 0x01000193);
      }
      return (mixed ^ (mixed >>> 16)) & (buckets - 1);
    },
  };
}

/**
 * Tells which of some people are on the client's list or the agency's. A client of null asks for the agency's alone.
 * `forms` of one person stand together; the answer has a place for each person. Null where there is no list.
 */
export function createSuppressionCheck(
  r: Reader,
  clientId: number | null,
): ((people: readonly (readonly SuppressionForm[])[]) => readonly boolean[]) | null {
  const key = readSuppressionKey(r);
  const listed = suppressedBuckets(r, clientId);
  if (key === null || listed.length === 0) return null;
  const { hashOf, bucketOf } = suppressionHashes(key);
  const isListed = new Uint8Array(buckets);
  for (const bucket of listed) isListed[bucket] = 1;
  return (people) => {
    const hashes = people.map((forms) => forms.filter((form) => isListed[bucketOf(form)] === 1).map(hashOf));
    const found = suppressedAmong(r, clientId, hashes.flat());
    return hashes.map((own) => own.some((hash) => found.has(hash)));
  };
}
